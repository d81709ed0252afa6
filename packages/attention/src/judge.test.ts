import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { NOW, channel, query, server, verdict, nothing, ignored, unread, mention } from '../test/verdicts.ts'
import type { AttentionKind } from './message.ts'
import type { AttentionRules, IgnoreLevel, IgnoreRule, NotifyLevel } from './rules.ts'

describe('what is said', () => {
  test('in a channel is unread, and a mention notifies', () => {
    assert.deepEqual(verdict({}), unread)
    assert.deepEqual(verdict({ text: 'hello mango' }), mention)
    assert.deepEqual(verdict({ kind: 'action', text: 'waves at mango' }), mention)
    assert.deepEqual(verdict({ kind: 'notice', text: 'mango: build passed' }), mention)
  })

  test('in a query always notifies', () => {
    assert.deepEqual(verdict({}, {}, query), { attention: 1, ignored: false, notify: true })
    assert.deepEqual(verdict({ text: 'mango?' }, {}, query), mention)
  })

  test('in reply to the person is a mention', () => {
    assert.deepEqual(verdict({ answersOwn: true }), mention)
  })

  test('by the network in its own buffer is nothing, by its people and services unread', () => {
    assert.deepEqual(verdict({ kind: 'notice', sender: 'irc.example', text: 'mango!' }, {}, server), nothing)
    assert.deepEqual(verdict({ kind: 'server', sender: 'irc.example', text: 'Welcome mango' }, {}, server), nothing)
    assert.deepEqual(verdict({ kind: 'notice', text: 'mango is registered' }, {}, server), unread)
  })
})

describe('what happens', () => {
  const silent: readonly AttentionKind[] = [
    'join',
    'part',
    'quit',
    'nick',
    'mode',
    'topic',
    'netsplit',
    'netjoin',
    'away',
    'server',
    'tagmsg',
    'ctcp',
  ]
  for (const kind of silent) {
    test(`a ${kind} is nothing, whatever its text`, () => assert.deepEqual(verdict({ kind, text: 'mango' }), nothing))
  }

  for (const kind of ['kick', 'invite'] as const) {
    test(`a ${kind} is a mention where it is the person's own`, () => {
      assert.deepEqual(verdict({ kind, subject: 'MANGO' }), mention)
      assert.deepEqual(verdict({ kind, subject: 'papaya' }), nothing)
      assert.deepEqual(verdict({ kind }), nothing)
    })
  }

  test('an invitation in the network’s buffer notifies', () => {
    assert.deepEqual(verdict({ kind: 'invite', subject: 'mango' }, {}, server), mention)
  })
})

describe('own and earlier messages', () => {
  test('own ones are nothing, even where a mask covers them', () => {
    const ignores: readonly IgnoreRule[] = [{ mask: '*', levels: ['all'] }]
    assert.deepEqual(verdict({ own: true, text: 'mango' }, { ignores }), nothing)
  })

  test('replayed ones are nothing, and stay ignored (PITFALL 37)', () => {
    assert.deepEqual(verdict({ arrival: 'replayed', text: 'mango' }, {}, query), nothing)
    assert.deepEqual(verdict({ arrival: 'replayed' }, { ignores: [{ mask: 'ada', levels: ['all'] }] }), ignored)
  })

  test('those of a filled gap are counted, and notify nobody', () => {
    assert.deepEqual(verdict({ arrival: 'filled' }), unread)
    assert.deepEqual(verdict({ arrival: 'filled', text: 'mango' }), { ...mention, notify: false })
  })
})

describe('notify levels and mute', () => {
  const set = (notify: NotifyLevel): Partial<AttentionRules> => ({ buffers: new Map([['#fruit', { notify }]]) })

  test('decide about notifications, never about the count', () => {
    assert.deepEqual(verdict({}, set('all')), { ...unread, notify: true })
    assert.deepEqual(verdict({}, set('mentions')), unread)
    assert.deepEqual(verdict({ text: 'mango' }, set('mentions')), mention)
    assert.deepEqual(verdict({ text: 'mango' }, set('none')), { ...mention, notify: false })
  })

  test('a muted buffer counts nothing until the end of it', () => {
    const muted = { buffers: new Map([['#fruit', { mutedUntil: NOW }]]) }
    assert.deepEqual(verdict({ text: 'mango' }, muted, channel, NOW - 1), nothing)
    assert.deepEqual(verdict({ text: 'mango' }, muted, channel, NOW), mention)
    assert.deepEqual(verdict({ text: 'mango' }, muted, { ...channel, folded: '#other' }, NOW - 1), mention)
  })

  test('quiet hours hold notifications back and count as ever', () => {
    const quietHours = [{ from: 12 * 60, to: 13 * 60 }]
    assert.deepEqual(verdict({ text: 'mango' }, { quietHours }), { ...mention, notify: false })
  })
})

describe('of any message, under any rules', () => {
  const kind = fc.constantFrom<AttentionKind>(
    'privmsg',
    'notice',
    'action',
    'ctcp',
    'join',
    'kick',
    'invite',
    'topic',
    'server',
    'tagmsg',
  )
  const messages = fc.record({
    kind,
    sender: fc.constantFrom('ada!a@b', 'bob!b@c', 'bob', 'irc.example'),
    text: fc.string({ unit: fc.constantFrom('mango', ' ', 'pie', '\u0002', 'x', 'https://') }),
    own: fc.boolean(),
    arrival: fc.constantFrom('live', 'filled', 'replayed'),
    subject: fc.constantFrom('mango', 'ada'),
    answersOwn: fc.boolean(),
  })
  const rules = fc.record({
    highlights: fc.constantFrom([], [{ kind: 'word', pattern: 'pie' } as const]),
    ignores: fc.array(
      fc.record({
        mask: fc.constantFrom('ada', 'bob!*@*', '*', 'irc.*'),
        levels: fc.subarray<IgnoreLevel>([
          'messages',
          'notices',
          'actions',
          'private',
          'ctcp',
          'invites',
          'joins',
          'all',
        ]),
        until: fc.constantFrom(NOW - 1, NOW + 1),
      }),
      { maxLength: 3 },
    ),
    buffers: fc
      .record({
        notify: fc.constantFrom<NotifyLevel>('all', 'mentions', 'none'),
        mutedUntil: fc.constantFrom(0, NOW, NOW + 1),
      })
      .map((one) => new Map([['#fruit', one]])),
    quietUntil: fc.constantFrom(0, Number.POSITIVE_INFINITY),
  })
  const buffers = fc.constantFrom(channel, query, server)

  test('what is ignored counts nothing; what counts nothing never notifies', () => {
    fc.assert(
      fc.property(messages, rules, buffers, (said, set, buffer) => {
        const { attention, ignored: isIgnored, notify } = verdict(said, set, buffer)
        if (isIgnored) assert.equal(attention, 0)
        if (attention === 0) assert.equal(notify, false)
        if (said.own) assert.equal(isIgnored, false)
        if (said.own || said.arrival === 'replayed') assert.equal(attention, 0)
        if (said.arrival !== 'live' || set.quietUntil > NOW) assert.equal(notify, false)
        if (buffer === channel && set.buffers.get('#fruit')!.mutedUntil > NOW) assert.equal(attention, 0)
      }),
    )
  })

  test('one more ignore never raises a verdict', () => {
    fc.assert(
      fc.property(messages, rules, buffers, (said, set, buffer) => {
        const before = verdict(said, { ...set, ignores: set.ignores.slice(1) }, buffer)
        const behind = verdict(said, set, buffer)
        assert.ok(behind.attention <= before.attention && Number(behind.notify) <= Number(before.notify))
        assert.ok(Number(behind.ignored) >= Number(before.ignored))
      }),
    )
  })
})
