import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { bindingKey, bindingsIn } from './screen-keys.ts'

test('what a key does is found under the name of the key, whatever sign is on it', () => {
  const sign = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((one) => /^[^\s\p{Lu}]$/u.test(one))
  fc.assert(
    fc.property(fc.constantFrom('', 'ctrl-', 'alt-shift-'), sign, (held, one) => {
      const kept = bindingKey(held + one)
      // As docs/extensions/preferences.md has it.
      assert.match(kept, /^[a-z0-9._/-]{1,64}$/)
      assert.deepEqual([...bindingsIn(new Map([[kept, 'search']]))], [[held + one, 'search']])
    }),
  )
})
