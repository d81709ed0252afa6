import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import { applyIsupport, initialIsupport } from '../isupport/isupport.ts'
import { formatMessage } from '../message/message.ts'
import { type HistoryQuery, historyReferenceKinds, historyRequest, historyTargetsRequest } from './chathistory.ts'

const CAPS = 'batch server-time message-tags draft/chathistory draft/event-playback'

test('history changes no state, answers no CTCP, and names what was asked (PITFALL 37)', () => {
  const state = playTranscript(
    `
    registered ada ${CAPS}
    in :ada!a@h JOIN #a
    in :bob!b@h JOIN #a
    in BATCH +1 chathistory #a
    in @batch=1;time=2026-11-20T10:00:00.000Z :bob!b@h PRIVMSG #a :old
    event message-received replayed=true text=old
    in @batch=1 :carol!c@h JOIN #a
    event user-joined replayed=true nickname=carol
    in @batch=1 :bob!b@h PART #a
    event user-parted replayed=true
    in @batch=1 :bob!b@h KICK #a ada
    event user-kicked replayed=true own=true
    in @batch=1 :ada!a@h QUIT
    event user-quit replayed=true channels=""
    in @batch=1 :ada!a@h NICK lovelace
    event nickname-changed replayed=true channels=""
    in @batch=1 :bob!b@h TOPIC #a :old topic
    event topic-changed replayed=true
    in @batch=1 :bob!b@h MODE #a +o bob
    event modes-changed replayed=true
    in @batch=1 :bob!b@h PRIVMSG ada :\x01VERSION\x01
    event ctcp-received replayed=true
    in @batch=1 :irc.example.org 001 somebody :Welcome
    event reply-received replayed=true
    in @batch=1 PING :old
    event reply-received replayed=true
    in @batch=1 CAP ada DEL :batch
    event reply-received replayed=true
    in BATCH -1
    event history-received target=#a count=12
  `,
    { config: { ctcp: { version: 'test' } } },
  )
  deepStrictEqual(
    [...(state.channels.get('#a')?.members ?? [])],
    [
      ['ada', ''],
      ['bob', ''],
    ],
  )
  strictEqual(state.channels.get('#a')?.topic, undefined)
  strictEqual(state.identity.nickname, 'ada')
})

test('without labels an answer is known by its batch and target; an empty one is an empty batch (PITFALL 35)', () => {
  playTranscript(`
    registered ada ${CAPS}
    do query r1 CHATHISTORY LATEST #a * 50
    out CHATHISTORY LATEST #a * 50
    in BATCH +0 chathistory #other
    in BATCH -0
    event history-received target=#other request=-
    in BATCH +1 chathistory #A
    in @batch=1 :bob!b@h PRIVMSG #a :old
    event message-received request=r1
    in BATCH -1
    event history-received request=r1 count=1
    event request-settled request=r1 outcome.kind=ok
    do query r2 CHATHISTORY BEFORE #a timestamp=2026-11-20T10:00:00.000Z 50
    out CHATHISTORY BEFORE #a timestamp=2026-11-20T10:00:00.000Z 50
    in BATCH +2 chathistory #a
    in BATCH -2
    event request-settled request=r2 outcome.kind=ok outcome.replies=""
    do query r3 CHATHISTORY LATEST #b * 50
    out CHATHISTORY LATEST #b * 50
    in FAIL CHATHISTORY INVALID_TARGET LATEST #b :Messages could not be retrieved
    event request-settled request=r3 outcome.refusal.code=INVALID_TARGET
  `)
})

test('TARGETS: names with the time of their latest message', () => {
  playTranscript(`
    registered ada ${CAPS}
    do query r1 CHATHISTORY TARGETS timestamp=2026-11-20T10:00:00.000Z timestamp=2026-11-21T10:00:00.000Z 50
    out CHATHISTORY TARGETS timestamp=2026-11-20T10:00:00.000Z timestamp=2026-11-21T10:00:00.000Z 50
    in BATCH +1 draft/chathistory-targets
    in @batch=1 CHATHISTORY TARGETS #a 2026-11-20T11:00:00.000Z
    in @batch=1 CHATHISTORY TARGETS bob timestamp=2026-11-20T12:00:00.000Z
    in @batch=1 CHATHISTORY TARGETS carol yesterday
    in BATCH -1
    event history-targets-received request=r1
    event request-settled request=r1 outcome.kind=ok
  `)
})

test('requests are worded as the specification has them, with no more than the server gives at once', () => {
  const isupport = applyIsupport(initialIsupport, ['CHATHISTORY=100', 'MSGREFTYPES=msgid,unheard,timestamp'])
  const line = (query: HistoryQuery): string => formatMessage(historyRequest(isupport, '#a', query, 500))
  const time = Date.UTC(2026, 10, 22)
  strictEqual(line({ kind: 'latest' }), 'CHATHISTORY LATEST #a * 100')
  strictEqual(line({ kind: 'latest', after: { msgid: 'x' } }), 'CHATHISTORY LATEST #a msgid=x 100')
  strictEqual(line({ kind: 'before', at: { time } }), 'CHATHISTORY BEFORE #a timestamp=2026-11-22T00:00:00.000Z 100')
  strictEqual(line({ kind: 'around', at: { msgid: 'x' } }), 'CHATHISTORY AROUND #a msgid=x 100')
  strictEqual(
    line({ kind: 'between', from: { msgid: 'x' }, to: { msgid: 'y' } }),
    'CHATHISTORY BETWEEN #a msgid=x msgid=y 100',
  )
  strictEqual(
    formatMessage(historyTargetsRequest(initialIsupport, time, time, 7)),
    'CHATHISTORY TARGETS timestamp=2026-11-22T00:00:00.000Z timestamp=2026-11-22T00:00:00.000Z 7',
  )
  deepStrictEqual(historyReferenceKinds(isupport), ['msgid', 'timestamp'])
  deepStrictEqual(historyReferenceKinds(initialIsupport), ['timestamp'])
  const unlimited = applyIsupport(initialIsupport, ['CHATHISTORY=0'])
  strictEqual(historyRequest(unlimited, '#a', { kind: 'latest' }, 500).params?.at(-1), '500')
})
