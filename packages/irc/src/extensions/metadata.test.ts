import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import { formatMessage } from '../message/message.ts'
import { createSession } from '../session/create-session.ts'
import { MAX_SLOT_ENTRIES } from '../session/session-limits.ts'
import { metadataOf, metadataRequest } from './metadata.ts'

const CAPS = 'batch draft/metadata-2=before-connect,max-keys=0,unknown'

test('a key has a value, or none any more; whoever told it', () => {
  playTranscript(`
    registered ada ${CAPS}
    in METADATA
    event reply-received
    in :irc.example.org METADATA bob
    event reply-received
    in :bob!b@h METADATA bob avatar * :https://example.org/bob.png
    event metadata-changed target=bob key=avatar visibility=* value=https://example.org/bob.png
    in :irc.example.org METADATA #a topic-colour *
    event metadata-changed target=#a value=-
    in :irc.example.org 761 ada bob avatar * :x
    event metadata-changed target=bob value=x
    in :irc.example.org 766 ada bob avatar :no matching key
    event metadata-changed target=bob key=avatar value=-
  `)
})

test('without labels the answers are known by their batches and numerics', () => {
  playTranscript(`
    registered ada ${CAPS}
    do query r1 METADATA bob GET avatar
    out METADATA bob GET avatar
    out PING fence-1
    in BATCH +1 metadata bob
    in @batch=1 :irc.example.org 761 ada bob avatar * :x
    event metadata-changed request=r1
    in BATCH -1
    event request-settled request=r1 outcome.kind=ok
    do query r2 METADATA * SUB avatar homepage
    out METADATA * SUB avatar homepage
    out PING fence-2
    in :irc.example.org 770 ada avatar homepage
    event request-settled request=r2 outcome.kind=ok
    do query r3 METADATA * SUBS
    out METADATA * SUBS
    out PING fence-3
    in BATCH +2 metadata-subs
    in @batch=2 :irc.example.org 772 ada avatar homepage
    in BATCH -2
    event request-settled request=r3 outcome.kind=ok
    do query r4 METADATA * SET avatar :y
    out METADATA * SET avatar y
    out PING fence-4
    in FAIL METADATA KEY_NO_PERMISSION * avatar :You may not
    event request-settled request=r4 outcome.refusal.code=KEY_NO_PERMISSION
    do query r5 METADATA * UNSUB avatar
    out METADATA * UNSUB avatar
    out PING fence-5
    in :irc.example.org 771 ada avatar
    event request-settled request=r5 outcome.kind=ok
  `)
})

test('requests are worded as the specification has them', () => {
  const line = (query: Parameters<typeof metadataRequest>[0]): string => formatMessage(metadataRequest(query))
  strictEqual(line({ kind: 'get', target: '#a', keys: ['x', 'y'] }), 'METADATA #a GET x y')
  strictEqual(line({ kind: 'list', target: 'bob' }), 'METADATA bob LIST')
  strictEqual(line({ kind: 'set', target: '*', key: 'x', value: 'a b' }), 'METADATA * SET x :a b')
  strictEqual(line({ kind: 'set', target: '*', key: 'x', value: undefined }), 'METADATA * SET x')
  strictEqual(line({ kind: 'sub', keys: ['x'] }), 'METADATA * SUB x')
  strictEqual(line({ kind: 'subs' }), 'METADATA * SUBS')
})

test('what was told last can be read, by whoever is called so now', () => {
  const state = playTranscript(`
    registered ada ${CAPS}
    in :irc.example.org METADATA Bob[] avatar * :https://example.org/bob.png
    in :irc.example.org METADATA bob{} homepage bob :https://example.org
    in :irc.example.org METADATA #a topic-colour * :mango
    in :irc.example.org METADATA #a topic-colour *
    in :Bob[]!b@h NICK Rob
    in :irc.example.org METADATA carol avatar * :x
    in :carol!c@h QUIT
  `)
  deepStrictEqual(
    [...metadataOf(state, 'rOB')],
    [
      ['avatar', { value: 'https://example.org/bob.png', visibility: '*' }],
      ['homepage', { value: 'https://example.org', visibility: 'bob' }],
    ],
  )
  for (const gone of ['bob[]', '#a', 'carol', 'nobody']) strictEqual(metadataOf(state, gone).size, 0, gone)
})

test('a server that tells of ever more people takes no more memory', () => {
  const lines = Array.from({ length: MAX_SLOT_ENTRIES + 5 }, (_, i) => `in :irc.example.org METADATA user${i} a * :x`)
  const session = createSession({ nickname: 'ada' })
  session.connected({ host: 'h.example', port: 6697, secure: true, nonce: 'abcdefghijklmnopqrstuvwx' }, 0)
  for (const line of lines) session.receive({ text: line.slice(3), damaged: false }, 0)
  const { state } = session
  strictEqual(metadataOf(state, 'user4').size, 0)
  strictEqual(metadataOf(state, 'user5').size, 1)
  strictEqual(metadataOf(state, `user${MAX_SLOT_ENTRIES + 4}`).get('a')?.value, 'x')
})
