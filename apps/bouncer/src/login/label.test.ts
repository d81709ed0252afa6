import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keptLabel } from './label.ts'

test('a label is one line, which steers no terminal (pitfall 3) and is no more than 200 characters long', () => {
  assert.equal(keptLabel(' ada’s phone '), 'ada’s phone')
  assert.equal(keptLabel('phone\r\nPRIVMSG #x :hello'), 'phone PRIVMSG #x :hello')
  assert.equal(keptLabel('\u001b]0;owned\u0007\u202ephone'), ']0;owned phone')
  assert.equal(keptLabel('x'.repeat(500)).length, 200)
})
