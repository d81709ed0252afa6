import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { applyIsupport, initialIsupport } from '../isupport/isupport.ts'
import { isSafeRate } from './saferate.ts'

test('a server says by either name that it only delays', () => {
  strictEqual(isSafeRate(initialIsupport), false)
  strictEqual(isSafeRate(applyIsupport(initialIsupport, ['SAFERATE'])), true)
  strictEqual(isSafeRate(applyIsupport(initialIsupport, ['soju.im/SAFERATE'])), true)
})
