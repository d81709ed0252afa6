import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Receipts } from './receipts.ts'

test('one question is open at a time, and its answer counts for what it was asked behind', () => {
  const receipts = new Receipts()
  const first = receipts.question('a')
  assert.ok(first !== undefined)
  assert.equal(receipts.question('b'), undefined)
  assert.equal(receipts.answered(['longwire', 'something else']), false)
  assert.equal(receipts.seenUpTo, undefined)
  assert.equal(receipts.answered(['longwire', first]), true)
  assert.equal(receipts.seenUpTo, 'a')
  assert.equal(receipts.question('a'), undefined, 'that is known')
  const second = receipts.question('b')
  assert.notEqual(second, first)
  assert.equal(receipts.answered([first]), false, 'an answer counts once')
  assert.equal(receipts.answered([second ?? '']), true)
  assert.equal(receipts.seenUpTo, 'b')
})
