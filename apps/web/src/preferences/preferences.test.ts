import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { choices, defaultPreferences, type Preferences, readPreferences } from './preferences.ts'

test('nothing written down gives the defaults', () => {
  assert.deepEqual(readPreferences(null), defaultPreferences)
})

test('what was chosen is found again', () => {
  const entries = Object.entries(choices).map(([name, values]) => [name, fc.constantFrom(...values)] as const)
  const chosen = fc.record(Object.fromEntries(entries), {
    noNullPrototype: true,
  }) as unknown as fc.Arbitrary<Preferences>
  fc.assert(fc.property(chosen, (one) => assert.deepEqual(readPreferences(JSON.stringify(one)), one)))
})

test('whatever stands there, the preferences are some that can be chosen', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (written) => {
      for (const [name, value] of Object.entries(readPreferences(written))) {
        assert.ok((choices[name as keyof Preferences] as readonly unknown[]).includes(value))
      }
    }),
  )
})
