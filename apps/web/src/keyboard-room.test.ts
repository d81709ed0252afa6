import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyboardHeight } from './keyboard-room.ts'

test('a keyboard covers what is not seen below, also when the page was pushed up; who zooms has no keyboard', () => {
  assert.equal(keyboardHeight(844, { height: 844, offsetTop: 0, scale: 1 }), 0)
  assert.equal(keyboardHeight(844, { height: 508, offsetTop: 0, scale: 1 }), 336)
  assert.equal(keyboardHeight(844, { height: 508, offsetTop: 100, scale: 1 }), 236)
  assert.equal(keyboardHeight(844, { height: 422, offsetTop: 0, scale: 2 }), 0)
  assert.equal(keyboardHeight(844, { height: 900, offsetTop: 0, scale: 1 }), 0)
})
