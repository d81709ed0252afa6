import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import { formatMessage } from '../message/message.ts'
import { markUnread } from './unread.ts'

test('“UNREAD <target> <unread> <mentions>” says how it is now; what cannot be a count is no such line', () => {
  playTranscript(`
    registered ada longwire/unread
    in UNREAD
    event reply-received
    in UNREAD #a
    event reply-received
    in UNREAD #a 1
    event reply-received
    in UNREAD #a -1 0
    event reply-received
    in UNREAD #a 1000 0
    event reply-received
    in UNREAD #a 1e2 0
    event reply-received
    in :bouncer.longwire UNREAD #a 12 3
    event unread-counted target=#a unread=12 mentions=3
    in :bouncer.longwire UNREAD * 999 0
    event unread-counted target=* unread=999 mentions=0
    in :bouncer.longwire UNREAD #a 0 7
    event unread-counted target=#a unread=0 mentions=0
  `)
})

test('a conversation is marked as unread, and the answer is its count', () => {
  playTranscript(`
    registered ada longwire/unread
    do query r1 UNREAD #a
    out UNREAD #a
    in :bouncer.longwire UNREAD #b 4 0
    event unread-counted target=#b request=-
    in :bouncer.longwire UNREAD #A 1 0
    event unread-counted target=#A request=r1
    event request-settled request=r1 outcome.kind=ok
    do query r2 UNREAD #none
    out UNREAD #none
    in FAIL UNREAD INVALID_TARGET #none :There is no such conversation
    event request-settled request=r2 outcome.refusal.code=INVALID_TARGET
  `)
  strictEqual(formatMessage(markUnread('#a')), 'UNREAD #a')
})
