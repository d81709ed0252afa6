import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Recalling } from './recalling.ts'

const sent = ['first', 'second']

test('what was sent comes back, the latest first, and what was being written after it', () => {
  const recalling = new Recalling()
  assert.equal(recalling.step(sent, 'half', -1), 'second')
  assert.equal(recalling.step(sent, 'second', -1), 'first')
  assert.equal(recalling.step(sent, 'first', -1), undefined)
  assert.equal(recalling.step(sent, 'first', 1), 'second')
  assert.equal(recalling.step(sent, 'second', 1), 'half')
  assert.equal(recalling.step(sent, 'half', 1), undefined)
})

test('after writing, the latest comes first again', () => {
  const recalling = new Recalling()
  recalling.step(sent, '', -1)
  recalling.step(sent, 'second', -1)
  recalling.forget()
  assert.equal(recalling.step(sent, 'new', -1), 'second')
})

test('where nothing was sent, nothing comes back', () => {
  assert.equal(new Recalling().step([], 'half', -1), undefined)
})
