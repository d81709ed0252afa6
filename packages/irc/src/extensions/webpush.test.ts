import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import { formatMessage } from '../message/message.ts'
import { registerWebpush, unregisterWebpush, vapidKey } from './webpush.ts'

const ENDPOINT = 'https://push.example.org/abc'

test('a subscription is confirmed by its endpoint', () => {
  const state = playTranscript(`
    registered ada draft/webpush soju.im/webpush
    in :irc.example.org 005 ada VAPID=key :are supported
    do query r1 WEBPUSH REGISTER ${ENDPOINT} p256dh=x;auth=y
    out WEBPUSH REGISTER ${ENDPOINT} p256dh=x;auth=y
    in WEBPUSH REGISTER https://push.example.org/other
    event reply-received request=-
    in WEBPUSH REGISTER ${ENDPOINT}
    event request-settled request=r1 outcome.kind=ok
    do query r2 WEBPUSH UNREGISTER ${ENDPOINT}
    out WEBPUSH UNREGISTER ${ENDPOINT}
    in FAIL WEBPUSH INTERNAL_ERROR UNREGISTER ${ENDPOINT} :Sorry
    event request-settled request=r2 outcome.refusal.code=INTERNAL_ERROR
  `)
  strictEqual(vapidKey(state.isupport), 'key')
  strictEqual(state.capabilities.enabled.has('soju.im/webpush'), false)
})

test('requests are worded as the specification has them', () => {
  const keys = { p256dh: 'x_-', auth: 'y' }
  strictEqual(formatMessage(registerWebpush(ENDPOINT, keys)), `WEBPUSH REGISTER ${ENDPOINT} p256dh=x_-;auth=y`)
  strictEqual(formatMessage(unregisterWebpush(ENDPOINT)), `WEBPUSH UNREGISTER ${ENDPOINT}`)
})
