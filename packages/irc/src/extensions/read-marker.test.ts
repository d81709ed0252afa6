import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import { formatMessage } from '../message/message.ts'
import { markRead } from './read-marker.ts'

test('a marker is told, or is “*” where nothing was read', () => {
  const state = playTranscript(`
    registered ada draft/read-marker
    in MARKREAD
    event reply-received
    in MARKREAD #a
    event reply-received
    in MARKREAD #a yesterday
    event reply-received
    in :irc.example.org MARKREAD #a *
    event read-marker-received target=#a readUpTo=-
    in :irc.example.org MARKREAD #a timestamp=2026-11-22T10:00:00.000Z
    event read-marker-received readUpTo=${Date.UTC(2026, 10, 22, 10)}
    do query r1 MARKREAD #b timestamp=2026-11-22T10:00:00.000Z
    out MARKREAD #b timestamp=2026-11-22T10:00:00.000Z
    in :irc.example.org MARKREAD #b timestamp=2026-11-22T11:00:00.000Z
    event read-marker-received target=#b request=r1
    event request-settled request=r1 outcome.kind=ok
    do query r2 MARKREAD
    out MARKREAD
    in FAIL MARKREAD NEED_MORE_PARAMS :Missing parameters
    event request-settled request=r2 outcome.refusal.code=NEED_MORE_PARAMS
  `)
  strictEqual(formatMessage(markRead(state, '#a')), 'MARKREAD #a')
  strictEqual(
    formatMessage(markRead(state, '#a', Date.UTC(2026, 10, 22))),
    'MARKREAD #a timestamp=2026-11-22T00:00:00.000Z',
  )
})

test('soju.im/read is the same by another name, and not requested where there is the better one', () => {
  const state = playTranscript(`
    registered ada soju.im/read
    in :irc.example.org READ #a timestamp=2026-11-22T10:00:00.000Z
    event read-marker-received target=#a
  `)
  strictEqual(formatMessage(markRead(state, '#a')), 'READ #a')
  playTranscript(`
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :irc.example.org CAP * LS :soju.im/read draft/read-marker
    out CAP REQ draft/read-marker
  `)
})
