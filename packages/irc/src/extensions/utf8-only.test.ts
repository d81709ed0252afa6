import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { applyIsupport, initialIsupport } from '../isupport/isupport.ts'
import { isUtf8Only } from './utf8-only.ts'

test('UTF8ONLY says that nothing but UTF-8 may be sent, until it is taken back', () => {
  strictEqual(isUtf8Only(initialIsupport), false)
  const told = applyIsupport(initialIsupport, ['UTF8ONLY'])
  strictEqual(isUtf8Only(told), true)
  strictEqual(isUtf8Only(applyIsupport(told, ['-UTF8ONLY'])), false)
})
