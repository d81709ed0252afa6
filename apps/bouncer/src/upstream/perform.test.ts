import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePerform } from './perform.ts'

test('lines in the form of IRC and as people type them become messages', () => {
  assert.deepEqual(
    parsePerform(['MODE $nick +x', '/msg NickServ identify a b', 'privmsg Q :AUTH x y', '/oper a b'], 'ada'),
    [
      { command: 'MODE', params: ['ada', '+x'] },
      { command: 'PRIVMSG', params: ['NickServ', 'identify a b'] },
      { command: 'PRIVMSG', params: ['Q', 'AUTH x y'] },
      { command: 'OPER', params: ['a', 'b'] },
    ],
  )
})

for (const line of [
  'QUIT',
  'CAP REQ :x',
  'JOIN #a',
  ':ada PRIVMSG x :y',
  '@a=b PRIVMSG x :y',
  '001 x',
  `X ${'y'.repeat(500)}`,
]) {
  test(`“${line.slice(0, 20)}” is refused`, () => assert.equal(parsePerform([line]), undefined))
}

test('more than fifty lines are refused', () => {
  assert.equal(parsePerform(Array.from({ length: 51 }, () => 'MODE a +x')), undefined)
})
