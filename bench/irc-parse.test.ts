import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isUserSource, parseMessage } from '@longwire/irc'
import { generateLines } from './irc-parse-lines.ts'
import { parseMinimal } from './irc-parse-minimal.ts'
import { median, sideBySide } from './irc-parse-rounds.ts'

describe('what the parser is measured with', () => {
  test('the lines are the same from run to run, and others with another seed', () => {
    const lines = generateLines(200, { seed: 1, tagged: true })
    assert.deepEqual(generateLines(200, { seed: 1, tagged: true }), lines)
    assert.notDeepEqual(generateLines(200, { seed: 2, tagged: true }), lines)
    assert.ok(lines.every((line) => line.startsWith('@time=')))
    assert.ok(generateLines(200, { seed: 1, tagged: false }).every((line) => !line.startsWith('@')))
  })

  test('the minimal parser is a correct one: it reads the same as ours', () => {
    const odd = [
      '',
      '@a',
      ':x',
      '@a=\\s\\\\n\\:\\q\\;b=;b=2;=x;;c  :n!u@s@h  x  y  :z :',
      ':a.b 001',
      ':a PING :',
      ':a@b!c X',
      ': X',
    ]
    const lines = [
      ...generateLines(2000, { seed: 3, tagged: true }),
      ...generateLines(500, { seed: 4, tagged: false }),
      ...odd,
    ]
    for (const line of lines) {
      const minimal = parseMinimal(line)
      const ours = parseMessage(line)
      assert.equal(minimal === undefined, ours === undefined, line)
      if (minimal === undefined || ours === undefined) continue
      const user = isUserSource(ours.source) ? ours.source : undefined
      assert.deepEqual(minimal, {
        tags: new Map(ours.tags),
        nickname: user?.nickname,
        username: user?.username,
        hostname: user?.hostname,
        server: typeof ours.source === 'string' ? ours.source : undefined,
        command: ours.command,
        params: ours.params,
      })
    }
  })

  test('contenders run in turn, and are compared with the first one', () => {
    const order: string[] = []
    const contender = (name: string): { name: string; run: () => number } => ({ name, run: () => order.push(name) })
    const figures = sideBySide([contender('a'), contender('b')], 10, 2)
    assert.deepEqual(order, ['a', 'b', 'b', 'a', 'a', 'b', 'b', 'a'])
    assert.deepEqual(
      figures.map(({ name }) => name),
      ['a', 'b'],
    )
  })

  test('the median is the middle one', () => {
    assert.equal(median([3, 1, 2]), 2)
    assert.equal(median([4, 1, 2, 3]), 2.5)
  })
})
