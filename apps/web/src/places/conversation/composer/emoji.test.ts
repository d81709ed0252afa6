import assert from 'node:assert/strict'
import { test } from 'node:test'
import { completeEmoji } from './emoji.ts'

test('two letters behind a colon find signs by the beginnings of their names', () => {
  const found = completeEmoji('well :tad', 9)
  assert.deepEqual(found, {
    from: 5,
    to: 9,
    candidates: [{ kind: 'emoji', label: '🎉', insert: '🎉 ', detail: ':tada:' }],
  })
  assert.equal(completeEmoji(':+1', 3)?.candidates[0]?.label, '👍')
})

test('times, addresses and faces of one sign are left alone', () => {
  for (const text of ['at 10:30', 'http://x', ':D', ':)', 'a:smile'])
    assert.equal(completeEmoji(text, text.length), undefined)
})
