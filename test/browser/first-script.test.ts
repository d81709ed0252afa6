import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstBytes } from './first-script.ts'

// Each is what was reached, and a little room; who needs more looks for what can be loaded later first.
test('a browser fetches little before the app can be used', () => {
  const { door, list, conversation, style } = firstBytes()
  const sizes = `door ${door}, list ${list}, conversation ${conversation}, style ${style}`
  assert.ok(door <= 20_000, sizes)
  assert.ok(list <= 99_000, sizes)
  assert.ok(conversation <= 120_000, sizes)
  assert.ok(style <= 5_000, sizes)
})
