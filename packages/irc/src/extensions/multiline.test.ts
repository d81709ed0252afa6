import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { playTranscript } from '@longwire/testing'
import type { MessageInit } from '../message/message.ts'
import { utf8Length } from '../message/utf8.ts'
import { batchesOf, readMultilineLimits } from './multiline.ts'

const CAPS = 'batch message-tags labeled-response echo-message draft/multiline=max-bytes=400,max-lines=3'

test('a capability without a limit of bytes is of no use, and is not requested', () => {
  for (const value of ['', 'max-lines=3', 'max-bytes=', 'max-bytes=0', 'max-bytes=x']) {
    strictEqual(readMultilineLimits(value), undefined)
  }
  deepStrictEqual(readMultilineLimits('max-bytes=4096'), { maxBytes: 4096, maxLines: Infinity })
  deepStrictEqual(readMultilineLimits('future=1,max-lines=24,max-bytes=4096'), { maxBytes: 4096, maxLines: 24 })
})

test('lines become one message, put together with line feeds, or without them where the tag says so', () => {
  playTranscript(`
    registered ada ${CAPS}
    in @msgid=xxx;time=2026-11-22T10:00:00.000Z;account=bobby;+reply=abc :bob!b@h BATCH +123 draft/multiline #channel
    in @batch=123 :bob!b@h PRIVMSG #channel :hello
    in :carol!c@h PRIVMSG #channel :in between
    event message-received text="in between"
    in @batch=123 :bob!b@h PRIVMSG #channel :
    in @batch=123 :bob!b@h PRIVMSG #channel :how is 
    in @batch=123;draft/multiline-concat :bob!b@h PRIVMSG #channel :everyone?
    silent
    in :irc.example.org BATCH -123
    event message-received msgid=xxx account=bobby text="hello\\n\\nhow is everyone?" target=#channel source=bob!b@h as=privmsg
  `)
})

test('other commands in it are told by themselves, and an empty one is no message', () => {
  playTranscript(`
    registered ada ${CAPS}
    in :bob!b@h BATCH +1 draft/multiline #a
    in @batch=1 :bob!b@h JOIN #a
    event user-joined nickname=bob
    in @batch=1 :bob!b@h PRIVMSG
    event reply-received
    in BATCH -1
    event batch-ended
    in :bob!b@h BATCH +2 draft/multiline @#a
    in @batch=2 :bob!b@h NOTICE @#a :operators
    in BATCH -2
    event message-received as=notice status=@ target=#a
  `)
})

test('one in history is replayed, and is an answer as a whole', () => {
  playTranscript(`
    registered ada ${CAPS} draft/chathistory server-time
    do query r1 CHATHISTORY LATEST #a * 10
    out @label=1 CHATHISTORY LATEST #a * 10
    in @label=1 BATCH +h chathistory #a
    in @batch=h;msgid=m :bob!b@h BATCH +m draft/multiline #a
    in @batch=m :bob!b@h PRIVMSG #a :one
    in @batch=m :bob!b@h PRIVMSG #a :two
    in @batch=h BATCH -m
    event message-received replayed=true msgid=m text="one\\ntwo" batch.reference=h
    in BATCH -h
    event history-received count=1
    event request-settled request=r1 outcome.kind=ok outcome.replies="@batch=h @msgid=m :{\\"nickname\\":\\"bob\\",\\"username\\":\\"b\\",\\"hostname\\":\\"h\\"} PRIVMSG #a one\\ntwo"
  `)
})

test('what has several lines is said as one message, labelled and tagged on the opening line alone', () => {
  playTranscript(`
    registered ada ${CAPS}
    do say r1 as=privmsg target=#a text="one\\n\\nthree" tags={"+reply":"x"}
    out @+reply=x;label=1 BATCH +1-0 draft/multiline #a
    out @batch=1-0 PRIVMSG #a one
    out @batch=1-0 PRIVMSG #a :
    out @batch=1-0 PRIVMSG #a three
    out BATCH -1-0
    in @label=1;msgid=m1 :ada!a@h BATCH +e draft/multiline #a
    in @batch=e :ada!a@h PRIVMSG #a one
    in @batch=e :ada!a@h PRIVMSG #a :
    in @batch=e :ada!a@h PRIVMSG #a three
    in BATCH -e
    event message-received request=r1 own=true text="one\\n\\nthree" msgid=m1
    event request-settled request=r1 outcome.kind=ok outcome.msgid=m1
    do say r2 as=privmsg target=#a text="one line\\n"
    out @label=2 PRIVMSG #a :one line
    in @label=2 :irc.example.org FAIL BATCH MULTILINE_MAX_LINES 1 :Too many lines
    event request-settled request=r2 outcome.refusal.code=MULTILINE_MAX_LINES
    do say r3 as=action target=#a text="waves\\nagain"
    out @label=3 PRIVMSG #a :\x01ACTION waves\x01
    out @label=4 PRIVMSG #a :\x01ACTION again\x01
  `)
})

const frame = { command: 'PRIVMSG', target: '#a', tags: {}, reference: 'r' }

test('“max-bytes” counts the line feeds, and no batch has more than its limits or nothing but blank lines', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 3 }), { maxLength: 12 }),
      fc.integer({ min: 40, max: 80 }),
      fc.integer({ min: 1, max: 5 }),
      (paragraphs, maxBytes, maxLines) => {
        const messages = batchesOf(paragraphs, { maxBytes, maxLines }, frame) ?? []
        const batches: MessageInit[][] = []
        for (const message of messages) {
          if (message.command !== 'BATCH') batches.at(-1)?.push(message)
          else if (message.params?.[0]?.startsWith('+') === true) batches.push([])
        }
        for (const lines of batches) {
          const text = lines.map(({ params, tags }, i) => {
            const joined = i === 0 || Object.hasOwn(tags ?? {}, 'draft/multiline-concat')
            return (joined ? '' : '\n') + (params?.[1] ?? '')
          })
          strictEqual(utf8Length(text.join('')) <= maxBytes, true)
          strictEqual(lines.length <= maxLines, true)
          strictEqual(
            lines.some(({ params }) => params?.[1] !== ''),
            true,
          )
        }
        const said = batches.flat().map(({ params }) => params?.[1] ?? '')
        if (messages.length > 0) strictEqual(said.join(''), paragraphs.flat().join(''))
      },
    ),
  )
})

test('on a preregistered transport the limits come with the ACK', () => {
  playTranscript(`
    connect mux
    in :bnc CAP ada ACK :batch message-tags labeled-response draft/multiline=max-bytes=400,max-lines=3
    in :bnc 001 ada :Welcome
    in :bnc 422 ada :No MOTD
    do say r1 as=privmsg target=#a text="one\\ntwo"
    out @label=1 BATCH +1-0 draft/multiline #a
    out @batch=1-0 PRIVMSG #a one
    out @batch=1-0 PRIVMSG #a two
    out BATCH -1-0
  `)
})
