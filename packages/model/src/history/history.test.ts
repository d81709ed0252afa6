import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { initialIsupport, type IsupportState, type Message, parseMessage } from '@longwire/irc'
import * as fc from 'fast-check'
import type { Line } from '../line.ts'
import { pageRequest } from './history-request.ts'
import { lineOfMessage, type Reader } from './line-of-message.ts'
import { liveId, readHistory } from './read-lines.ts'

const reader: Reader = { isOwn: (nickname) => nickname === 'ada', statusOf: () => '', attention: () => 'unread' }
const parsed = (line: string): Message => parseMessage(line) as Message
const read = (line: string) => lineOfMessage(parsed(line), { id: 'x', time: 0 }, reader)

const isupport = (tokens: Readonly<Record<string, string>>): IsupportState => ({
  ...initialIsupport,
  tokens: new Map(Object.entries(tokens)),
})

suite('a line of a timeline', () => {
  test('tells who did what', () => {
    const parts = (line: string) => {
      const { kind, sender, text, subject, own } = read(line) as Line
      return [kind, sender, text, subject, own]
    }
    assert.deepEqual(parts(':bob!b@h PRIVMSG #a :hello'), ['privmsg', 'bob', 'hello', undefined, false])
    assert.deepEqual(parts(':ada!a@h PRIVMSG #a :\x01ACTION waves\x01'), ['action', 'ada', 'waves', undefined, true])
    assert.deepEqual(parts(':bob!b@h PRIVMSG #a :\x01ACTION cut o'), ['action', 'bob', 'cut o', undefined, false])
    assert.deepEqual(parts(':irc.example NOTICE ada :hi'), ['notice', 'irc.example', 'hi', undefined, false])
    assert.deepEqual(parts(':bob!b@h KICK #a eve :bye'), ['kick', 'bob', 'bye', 'eve', false])
    assert.deepEqual(parts(':bob!b@h MODE #a +o eve'), ['mode', 'bob', '+o eve', undefined, false])
    assert.deepEqual(parts(':bob!b@h NICK rob'), ['nick', 'bob', 'rob', undefined, false])
    assert.deepEqual(parts(':lovelace!a@h NICK ada'), ['nick', 'lovelace', 'ada', undefined, true])
    assert.deepEqual(parts(':bob!b@h INVITE eve #a'), ['invite', 'bob', '#a', 'eve', false])
    assert.deepEqual(parts('QUIT'), ['quit', '', '', undefined, false])
  })

  test('is not made of what programs ask each other, of tags, of numerics', () => {
    for (const line of [':b!b@h PRIVMSG a :\x01VERSION\x01', ':b!b@h TAGMSG #a', ':s 001 a :hi', ':b PRIVMSG #a']) {
      assert.equal(read(line), undefined, line)
    }
  })

  test('never takes the outbox id of somebody else for its own (pitfall 14)', () => {
    assert.equal(read('@+longwire/id=out-1 :bob!b@h PRIVMSG #a :hello')?.outboxId, undefined)
    assert.equal(read('@+longwire/id=out-1 :ada!a@h PRIVMSG #a :hello')?.outboxId, 'out-1')
  })

  test('is read from anything without an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const message = parseMessage(text)
        if (message !== undefined) readHistory([message], reader, 0)
      }),
    )
  })
})

suite('ids of lines without a msgid', () => {
  const line = '@time=2026-11-22T10:00:00.000Z :bob!b@h PRIVMSG #a :again'

  test('are the same each time the line comes, and tell repeats apart (pitfall 34)', () => {
    const once = readHistory([parsed(line), parsed(line)], reader, 0).lines.map(({ id }) => id)
    const again = readHistory([parsed(line), parsed(line)], reader, 0).lines.map(({ id }) => id)
    assert.deepEqual(once, again)
    assert.notEqual(once[0], once[1])
    const time = Date.UTC(2026, 10, 22, 10)
    assert.equal(
      liveId(parsed(line), time, undefined, () => false),
      once[0],
    )
    assert.equal(
      liveId(parsed(line), time, undefined, (id) => id === once[0]),
      once[1],
    )
    assert.equal(
      liveId(parsed(line), time, 'm1', () => true),
      'm1',
    )
  })
})

suite('requests for pages (pitfall 35)', () => {
  const lines = new Map([
    ['m1', { id: 'm1', time: 1_000 } as Line],
    ['m2', { id: 'm2', time: 2_000 } as Line],
    [' own', { id: ' own', time: 3_000 } as Line],
  ])
  const request = (tokens: Readonly<Record<string, string>>, page: Parameters<typeof pageRequest>[2]) =>
    pageRequest(isupport(tokens), '#a', page, (id) => lines.get(id))?.params?.join(' ')
  const msgids = { MSGREFTYPES: 'msgid,timestamp', CHATHISTORY: '50' }

  test('name lines by their msgid where the network knows them by it', () => {
    assert.equal(request(msgids, { kind: 'latest' }), 'LATEST #a * 50')
    assert.equal(request(msgids, { kind: 'before', line: 'm1' }), 'BEFORE #a msgid=m1 50')
    assert.equal(request(msgids, { kind: 'between', older: 'm1', newer: 'm2' }), 'BETWEEN #a msgid=m2 msgid=m1 50')
    assert.equal(
      request(msgids, { kind: 'between', older: 'm1', newer: 'm2', side: 'older' }),
      'BETWEEN #a msgid=m1 msgid=m2 50',
    )
    assert.equal(request(msgids, { kind: 'around', msgid: 'far', time: 0 }), 'AROUND #a msgid=far 50')
  })

  test('by time reach a millisecond further, for bounds are exclusive', () => {
    assert.equal(request({}, { kind: 'before', line: 'm1' }), 'BEFORE #a timestamp=1970-01-01T00:00:01.001Z 100')
    assert.equal(request({}, { kind: 'after', line: 'm1' }), 'AFTER #a timestamp=1970-01-01T00:00:00.999Z 100')
    assert.equal(request(msgids, { kind: 'before', line: ' own' }), 'BEFORE #a timestamp=1970-01-01T00:00:03.001Z 50')
  })

  test('are not made for lines that are not here any more', () => {
    assert.equal(request(msgids, { kind: 'before', line: 'gone' }), undefined)
  })
})
