import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { administrationErrorCodes } from './administration/administration-error.ts'
import { refusalCodes } from './login/refusal.ts'

/** The codes that have a paragraph in a section of docs/errors.md. */
async function documented(section: string): Promise<readonly (string | undefined)[]> {
  const page = await readFile(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
  const text = page.split(/^## /m).find((part) => part.startsWith(`${section} `))
  assert.ok(text !== undefined, section)
  return [...text.matchAll(/^### (?<code>\S+)$/gm)].map((match) => match.groups?.['code'])
}

test('docs/errors.md has a paragraph for each code, in the same order, and for no other', async () => {
  assert.deepEqual(await documented('Refusal'), [...refusalCodes])
  assert.deepEqual(await documented('AdministrationError'), [...administrationErrorCodes])
})
