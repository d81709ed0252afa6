import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { NOW, channel, query, message, verdict, ignored, unread, mention } from '../test/verdicts.ts'
import { compileRules } from './whole-rules.ts'
import { judge } from './judge.ts'
import type { AttentionBuffer, AttentionKind } from './message.ts'
import type { AttentionRules, IgnoreLevel, IgnoreRule } from './rules.ts'

describe('ignores', () => {
  const by = (levels: readonly IgnoreLevel[], more: Partial<IgnoreRule> = {}): Partial<AttentionRules> => ({
    ignores: [{ mask: 'ada!*@*', levels, ...more }],
  })

  const covered: readonly (readonly [IgnoreLevel, AttentionBuffer, readonly AttentionKind[]])[] = [
    ['messages', channel, ['privmsg', 'tagmsg']],
    ['notices', channel, ['notice']],
    ['actions', channel, ['action']],
    ['ctcp', channel, ['ctcp']],
    ['invites', channel, ['invite']],
    ['joins', channel, ['join', 'part', 'quit', 'nick', 'away']],
    ['private', channel, []],
    ['private', query, ['privmsg', 'tagmsg', 'notice', 'action', 'ctcp']],
    [
      'all',
      channel,
      [
        'privmsg',
        'tagmsg',
        'notice',
        'action',
        'ctcp',
        'invite',
        'join',
        'part',
        'quit',
        'nick',
        'away',
        'kick',
        'mode',
        'topic',
      ],
    ],
  ]
  const kinds: readonly AttentionKind[] = [
    'privmsg',
    'notice',
    'action',
    'ctcp',
    'join',
    'part',
    'quit',
    'kick',
    'nick',
    'mode',
    'topic',
    'invite',
    'netsplit',
    'netjoin',
    'away',
    'server',
    'tagmsg',
  ]
  for (const [level, buffer, expected] of covered) {
    test(`${level} in a ${buffer.kind} covers ${expected.join(', ') || 'nothing'}`, () => {
      const found = kinds.filter((kind) => verdict({ kind }, by([level]), buffer).ignored)
      assert.deepEqual(found.toSorted(), expected.toSorted())
    })
  }

  test('go by the mask, with the casemapping', () => {
    assert.deepEqual(verdict({ sender: 'ADA!x@y' }, by(['all'])), ignored)
    assert.deepEqual(verdict({ sender: 'adam!x@y' }, by(['all'])), unread)
    assert.deepEqual(verdict({ sender: 'A[1]!x@y' }, by(['all'], { mask: 'a{?}' })), ignored)
    assert.deepEqual(verdict({}, by(['all'], { mask: '*@*.example' })), ignored)
  })

  test('know a user by the nickname alone, and a server by its name', () => {
    assert.deepEqual(verdict({ sender: 'ada' }, by(['all'])), ignored)
    const notice = { kind: 'notice', sender: 'irc.example' } as const
    assert.deepEqual(verdict(notice, by(['all'], { mask: '*!*@*' }), channel), unread)
    assert.deepEqual(verdict(notice, by(['all'], { mask: '*.example' }), channel), ignored)
  })

  test('may be regular expressions on the whole source', () => {
    const regex = by(['all'], { mask: '^ad+a!~?a\\w+@', regex: true })
    assert.deepEqual(verdict({}, regex), ignored)
    assert.deepEqual(verdict({ sender: 'bob!~ada@host.example' }, regex), unread)
  })

  test('hold in the channels they name', () => {
    assert.deepEqual(verdict({}, by(['all'], { channels: ['#FRUIT'] })), ignored)
    assert.deepEqual(verdict({}, by(['all'], { channels: ['#other'] })), unread)
  })

  test('end', () => {
    assert.deepEqual(verdict({}, by(['all'], { until: NOW + 1 })), ignored)
    assert.deepEqual(verdict({}, by(['all'], { until: NOW })), unread)
  })

  test('never hide that one was kicked', () => {
    assert.deepEqual(verdict({ kind: 'kick', subject: 'mango' }, by(['all'])), mention)
  })

  test('that cannot be used are told', () => {
    const { problems } = compileRules(
      {
        highlights: [],
        ignores: [
          { mask: '', levels: ['all'] },
          { mask: '(', regex: true, levels: ['all'] },
        ],
        buffers: new Map(),
      },
      { nickname: 'mango', casemapping: 'ascii' },
    )
    assert.deepEqual(
      problems.map(({ list, index, problem }) => [list, index, problem.code]),
      [
        ['ignores', 0, 'empty'],
        ['ignores', 1, 'syntax'],
      ],
    )
  })

  test('remember no more senders than fit, and forget nothing by it', () => {
    const rules = compileRules(
      { highlights: [], ignores: [{ mask: 'bad*', levels: ['all'] }], buffers: new Map() },
      { nickname: 'mango', casemapping: 'ascii' },
    )
    const context = { buffer: channel, now: NOW, utcOffset: 0 }
    for (let i = 0; i < 3000; i++) {
      assert.equal(judge(message({ sender: `bad${i}!a@b` }), rules, context).ignored, true)
      assert.equal(judge(message({ sender: `good${i % 7}!a@b` }), rules, context).ignored, false)
    }
  })
})
