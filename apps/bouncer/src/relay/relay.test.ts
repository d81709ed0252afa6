import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type IrcEvent, parseMessage, type Provenance } from '@longwire/irc'
import { isLineEvent, relay } from './relay.ts'
import type { RelayContext, Relayed, Said } from './relayed.ts'
import { relaySaid } from './said.ts'

const context: RelayContext = {
  nickname: 'ada',
  isChannel: (name) => name.startsWith('#'),
  isOwn: (nickname) => nickname === 'ada',
  renamed: (from) => (from === 'bob' ? ['Bob'] : []),
  gone: () => {},
}

const own = { nickname: 'ada', username: 'ada', hostname: 'host' }

function said(init: Partial<Said>): Relayed {
  const bob = { nickname: 'bob', username: 'b', hostname: 'h' }
  return relaySaid(
    { as: 'privmsg', source: bob, target: 'ada', status: '', text: 'hi', own: false, tags: {}, ...init },
    context,
  )
}

function provenance(line: string): Provenance {
  const message = parseMessage(line)
  assert.ok(message)
  return { message, time: 0, msgid: undefined, account: undefined, replayed: false, request: undefined }
}

function relayLine(event: IrcEvent): Relayed | undefined {
  assert.ok(isLineEvent(event))
  return relay(event, context)
}

describe('where something that was said belongs', () => {
  const cases: readonly (readonly [name: string, init: Partial<Said>, place: object])[] = [
    ['to a channel: the channel', { target: '#wire' }, { kind: 'channel', name: '#wire' }],
    ['to us: the conversation with its sender', {}, { kind: 'query', name: 'bob' }],
    [
      'by us: the conversation with its target',
      { own: true, source: own, target: 'bob' },
      { kind: 'query', name: 'bob' },
    ],
    ['by a server: the network', { source: 'irc.example' }, { kind: 'server', name: '' }],
    ['by a server whose name has no dot: the network', { source: 'irc' }, { kind: 'server', name: '' }],
    ['to all ($*): the network', { target: '$*' }, { kind: 'server', name: '' }],
    ['by nobody: the network', { source: undefined, as: 'notice' }, { kind: 'server', name: '' }],
  ]
  for (const [name, init, place] of cases) test(name, () => assert.deepEqual(said(init).rows[0]?.place, place))
})

test('a server that would be read as a person is told without its name, others with it', () => {
  assert.equal(said({ source: 'irc' }).shown?.source, undefined)
  assert.equal(said({ source: 'irc.example' }).shown?.source, 'irc.example')
})

test('a STATUSMSG is shown with its prefix and kept in the channel', () => {
  const { rows, shown } = said({ target: '#wire', status: '@' })
  assert.deepEqual(shown?.params, ['@#wire', 'hi'])
  assert.deepEqual(rows[0]?.details, { status: '@' })
})

test('typing is not kept, a reply is, and the outbox id is shown to screens', () => {
  const tags = { '+typing': 'done', '+reply': 'm1' }
  const { rows, shown } = said({ own: true, source: own, target: 'bob', tags, outboxId: 'o1' })
  assert.deepEqual(rows[0]?.details, { tags: { '+reply': 'm1' }, outboxId: 'o1' })
  assert.deepEqual(shown?.tags, { ...tags, '+longwire/id': 'o1' })
})

test('a password for a service is neither kept nor shown (pitfall 13)', () => {
  for (const text of ['identify hunter2', 'IDENTIFY ada hunter2', 'register hunter2 a@b.c']) {
    const { rows, shown } = said({ own: true, source: own, target: 'NickServ', text })
    assert.ok(!JSON.stringify([rows, shown]).includes('hunter2'), text)
  }
  assert.equal(said({ own: true, source: own, target: 'NickServ', text: 'help set' }).rows[0]?.text, 'help set')
})

// Quirk(inspircd).
test('a change of nickname comes from the old one, also where the answer to our own comes from the new one', () => {
  const event = {
    ...provenance(':countess!ada@host NICK :countess'),
    type: 'nickname-changed' as const,
    from: 'ada',
    to: 'countess',
    own: true,
    channels: ['#a'],
  }
  assert.deepEqual(relayLine(event)?.shown, { source: own, command: 'NICK', params: ['countess'] })
})

test('a change of nickname is a row in each channel that we shared and in the conversation with that person, and one line', () => {
  const event = {
    ...provenance(':bob!b@h NICK :robert'),
    type: 'nickname-changed' as const,
    from: 'bob',
    to: 'robert',
    own: false,
    channels: ['#a'],
  }
  const relayed = relayLine(event)
  assert.deepEqual(
    relayed?.rows.map(({ place, kind, text }) => [place.kind, place.name, kind, text]),
    [
      ['channel', '#a', 'nick', 'robert'],
      ['query', 'Bob', 'nick', 'robert'],
    ],
  )
  assert.deepEqual(relayed?.shown?.tags, { 'longwire/conversations': 'Bob' })
})

test('a quit is a row in each channel that we shared, and one line', () => {
  const event = {
    ...provenance(':bob!b@h QUIT :bye'),
    type: 'user-quit' as const,
    nickname: 'bob',
    reason: 'bye',
    channels: ['#a', '#b'],
  }
  const relayed = relayLine(event)
  assert.deepEqual(
    relayed?.rows.map(({ place }) => place.name),
    ['#a', '#b'],
  )
  assert.equal(relayed?.shown?.command, 'QUIT')
})

test('what is played back is not relayed (pitfall 37)', () => {
  const event = {
    ...provenance(':bob!b@h PRIVMSG #a :hi'),
    replayed: true,
    type: 'message-received' as const,
    as: 'privmsg' as const,
    source: own,
    target: '#a',
    status: '',
    text: 'hi',
    own: false,
  }
  assert.equal(relayLine(event), undefined)
})

test('CTCP requests are answered once, by us: screens do not see them (pitfall 39)', () => {
  const ctcp = { type: 'ctcp-received' as const, source: own, target: 'ada', command: 'VERSION', text: '', own: false }
  const request = provenance(':bob!b@h PRIVMSG ada :\x01VERSION\x01')
  assert.equal(relayLine({ ...request, ...ctcp, as: 'request' }), undefined)
  const answer = provenance(':bob!b@h NOTICE ada :\x01VERSION x\x01')
  assert.equal(relayLine({ ...answer, ...ctcp, as: 'answer' })?.shown?.command, 'NOTICE')
})

describe('lines that no event speaks of', () => {
  const reply = (line: string) => relayLine({ ...provenance(line), type: 'reply-received' as const })
  test('a numeric that nobody asked for is shown to all', () => {
    assert.deepEqual(reply(':s 404 ada #a :Cannot send')?.shown?.params, ['ada', '#a', 'Cannot send'])
  })
  test('an answer to a request is not', () => {
    const event = { ...provenance(':s 311 ada bob b h * :Bob'), type: 'reply-received' as const, request: 'r1' }
    assert.equal(relayLine(event), undefined)
  })
  test('the greeting of a network is not told to screens that were greeted by the bouncer', () => {
    for (const number of ['001', '004', '005', '251', '372', '376', '422', '903', '353', '366']) {
      assert.equal(reply(`:s ${number} ada :x`), undefined, number)
    }
  })
  test('a command that is not known is not passed on', () => {
    for (const line of [':s FROB x', ':s BATCH +1 x', ':s CAP * NEW :x', ':s PONG x', 'PING x', ':s MARKREAD #a *']) {
      assert.equal(reply(line), undefined, line)
    }
  })
  test('a reaction is kept with its conversation, typing is shown and not kept', () => {
    const react = reply('@+draft/react=:);+reply=m1 :bob!b@h TAGMSG #a')
    assert.deepEqual(react?.rows[0]?.details, { tags: { '+draft/react': ':)', '+reply': 'm1' } })
    const typing = reply('@+typing=active :bob!b@h TAGMSG #a')
    assert.deepEqual(typing?.rows, [])
    assert.equal(typing?.shown?.command, 'TAGMSG')
  })
})
