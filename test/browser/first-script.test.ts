import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstBytes, preloaded, startScripts } from './first-script.ts'

// Each is what was reached, and a little room; who needs more looks for what can be loaded later first.
test('a browser fetches little before the app can be used', () => {
  const bytes = firstBytes()
  const sizes = JSON.stringify(bytes)
  assert.ok(bytes.door <= 19_500, sizes)
  assert.ok(bytes.keptList <= 34_500, sizes)
  assert.ok(bytes.keptConversation <= 55_000, sizes)
  assert.ok(bytes.list <= 99_000, sizes)
  assert.ok(bytes.conversation <= 119_300, sizes)
  assert.ok(bytes.style <= 5_000, sizes)
})

test('nothing that a start needs is more than one request away from the page', () => {
  const asked = new Set(preloaded())
  assert.deepEqual(
    startScripts().filter((file) => !asked.has(file)),
    [],
  )
  // A browser asks a server of HTTP/1.1 for six things at once.
  assert.ok(asked.size <= 6, [...asked].join(' '))
})
