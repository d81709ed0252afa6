import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import * as fc from 'fast-check'
import { formatMessage, parseMessage } from '../message/message.ts'
import { unescapeTagValue } from '../message/tag-value.ts'
import { draftRequest } from './draft.ts'

test('a draft may have several lines; an empty or absent text says that there is none', () => {
  playTranscript(`
    registered ada longwire/draft
    in DRAFT
    event reply-received
    in :bouncer.longwire DRAFT #a :first\\sline\\nsecond\\:
    event draft-changed target=#a text="first line\\nsecond;"
    in :bouncer.longwire DRAFT #a :with plain spaces
    event draft-changed text="with plain spaces"
    in :bouncer.longwire DRAFT #a
    event draft-changed target=#a text=""
    in :bouncer.longwire DRAFT #a :
    event draft-changed target=#a text=""
  `)
})

test('without labels a draft that is taken is answered by nothing', () => {
  playTranscript(`
    registered ada longwire/draft
    do query r1 DRAFT #a :x
    out DRAFT #a x
    out PING fence-1
    in :irc.example.org PONG irc.example.org fence-1
    event request-settled request=r1 outcome.kind=ok
    do query r2 DRAFT #a :y
    out DRAFT #a y
    out PING fence-2
    in FAIL DRAFT TOO_LONG #a :A draft is at most 4000 bytes
    event request-settled request=r2 outcome.refusal.code=TOO_LONG
  `)
})

test('any text goes over the wire in one line and comes back as it was', () => {
  strictEqual(formatMessage(draftRequest('#a', '')), 'DRAFT #a')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (raw) => {
      const text = raw.replaceAll('\0', '')
      const params = parseMessage(formatMessage(draftRequest('#a', text)))?.params
      deepStrictEqual(unescapeTagValue(params?.[1] ?? ''), text)
    }),
  )
})
