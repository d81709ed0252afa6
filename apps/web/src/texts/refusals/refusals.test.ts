import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { words } from './de.ts'

test('every code with which Longwire refuses over HTTP has a text in German', () => {
  const source = readFileSync(join(import.meta.dirname, '../../../../bouncer/src/http/refusals.ts'), 'utf8')
  const table = /const statuses[^{]*\{([^}]*)\}/.exec(source)?.[1] ?? ''
  const codes = [...table.matchAll(/^\s*'?([a-z-]+)'?:/gm)].map(([, code = '']) => code)
  assert.ok(codes.includes('wrong-login') && codes.includes('busy'))
  assert.deepEqual(Object.keys(words).toSorted(), codes.toSorted())
})

test('what a refusal says besides its code is kept: the address to open, the bound of a password', () => {
  const unavailable = words['passkeys-unavailable']?.('Passkeys need a name. Open http://localhost:6680 instead.')
  assert.match(unavailable ?? '', /Öffne stattdessen http:\/\/localhost:6680\.$/)
  assert.match(words['bad-password']?.('A password has at least 8 characters.') ?? '', /8/)
})
