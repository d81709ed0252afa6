import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { ircErrorCodes } from './error.ts'

describe('IrcError', () => {
  test('docs/errors.md has a section for each code, in their order, and for no other', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../../docs/errors.md'), 'utf8')
    const section = text.split(/^## /mu).find((part) => part.startsWith('IrcError'))
    assert.deepEqual(
      Array.from(section?.matchAll(/^### (.+)$/gmu) ?? [], ([, code]) => code),
      ircErrorCodes,
    )
  })
})
