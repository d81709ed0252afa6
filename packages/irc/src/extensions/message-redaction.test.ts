import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import { formatMessage } from '../message/message.ts'
import { redactMessage } from './message-redaction.ts'

test('a message is taken back by its id, with or without a reason', () => {
  strictEqual(formatMessage(redactMessage('#a', 'x=y', 'a slip')), 'REDACT #a x=y :a slip')
  strictEqual(formatMessage(redactMessage('#a', 'x')), 'REDACT #a x')
  playTranscript(`
    registered ada draft/message-redaction message-tags
    in :bob!b@h REDACT #a
    event reply-received
    in :bob!b@h REDACT #a never-seen
    event message-redacted target=#a redacted=never-seen by=bob!b@h reason=""
    do query r1 REDACT #a m1 :a slip
    out REDACT #a m1 :a slip
    out PING fence-1
    in :ada!a@h REDACT #a m1 :a slip
    event message-redacted redacted=m1 reason="a slip" request=r1
    event request-settled request=r1 outcome.kind=ok
    do query r2 REDACT #a m2
    out REDACT #a m2
    out PING fence-2
    in FAIL REDACT REDACT_FORBIDDEN #a m2 :You may not
    event request-settled request=r2 outcome.refusal.code=REDACT_FORBIDDEN
  `)
})
