import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { connectError } from './connect-errors.ts'
import { connectErrorCodes } from './error.ts'

describe('ConnectError', () => {
  test('docs/errors.md has a section for each code, in their order, and for no other', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../docs/errors.md'), 'utf8')
    const section = text.split(/^## /mu).find((part) => part.startsWith('ConnectError'))
    assert.deepEqual(
      Array.from(section?.matchAll(/^### (.+)$/gmu) ?? [], ([, code]) => code),
      connectErrorCodes,
    )
  })

  test('each code has a text for a person, with the place where that is known', () => {
    for (const code of connectErrorCodes) {
      const bare = connectError(code)
      assert.match(bare.userText, /^[A-Z].{10,}[.?]/u, code)
      assert.ok(!/undefined|NaN/.test(bare.userText), code)
      const full = connectError(code, { host: '2001:db8::1', port: 6667, serverText: 'x'.repeat(600), proxy: 'p' })
      assert.ok(!/undefined|NaN/.test(full.userText), code)
      assert.equal(full.details.serverText?.length, 512)
      assert.equal(full.message.startsWith(`${code}: `), true)
    }
  })

  test('an address of version 6 is told with brackets', () => {
    assert.match(connectError('refused', { host: '2001:db8::1', port: 6667 }).userText, /\[2001:db8::1\]:6667/)
  })
})
