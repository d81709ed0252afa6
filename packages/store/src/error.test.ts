import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { StoreError, storeErrorCodes } from './error.ts'

test('docs/errors.md has a paragraph for each code, in the same order, and for no other', async () => {
  const page = await readFile(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
  const section = page.split(/^## /m).find((part) => part.startsWith('StoreError'))
  assert.ok(section !== undefined)
  const documented = [...section.matchAll(/^### (?<code>\S+)$/gm)].map((match) => match.groups?.['code'])
  assert.deepEqual(documented, [...storeErrorCodes])
})

test('an error carries a code to match, whether to try again, a text for a person, and its cause', () => {
  const cause = new Error('SQLITE_FULL')
  const error = new StoreError('disk-full', { retry: true, userText: 'Free some space.', cause })
  assert.deepEqual(
    [error.code, error.retry, error.userText, error.cause],
    ['disk-full', true, 'Free some space.', cause],
  )
  assert.equal(error.message, 'disk-full: Free some space.')
})
