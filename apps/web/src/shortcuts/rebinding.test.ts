import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keysOf } from './bindings.ts'
import { asForEverybody, bindOnly, isChanged, isNeeded, type Rebinding, takenBy } from './rebinding.ts'

/** The preferences after that. */
function after(values: ReadonlyMap<string, string>, changes: Rebinding): ReadonlyMap<string, string> {
  const next = new Map(values)
  for (const [key, action] of changes) {
    if (action === undefined) next.delete(`screen/key/${key}`)
    else next.set(`screen/key/${key}`, action)
  }
  return next
}

const none: ReadonlyMap<string, string> = new Map()

test('an action that is given a key has that one alone, and its own ones again when it is put back', () => {
  const changed = after(none, bindOnly('alt-z', 'search', none))
  assert.deepEqual(keysOf('search', changed), ['alt-z'])
  const again = after(changed, bindOnly('alt-y', 'search', changed))
  assert.deepEqual(keysOf('search', again), ['alt-y'])
  assert.ok(isChanged('search', again))
  const back = after(again, asForEverybody('search', again))
  assert.deepEqual([...back], [])
  assert.deepEqual(keysOf('search', back), ['ctrl-shift-f'])
})

test('the key of another action is taken from it, and the other one gets it back when it is put back', () => {
  assert.equal(takenBy('alt-p', 'about', none), 'people')
  assert.equal(takenBy('alt-i', 'about', none), undefined)
  const changed = after(none, bindOnly('alt-p', 'about', none))
  assert.deepEqual([keysOf('about', changed), keysOf('people', changed)], [['alt-p'], []])
  assert.ok(isChanged('people', changed))
  const back = after(changed, asForEverybody('people', changed))
  assert.deepEqual([keysOf('people', back), keysOf('about', back)], [['alt-p'], ['alt-i']])
})

test('an action that is given its own key again is as for everybody', () => {
  const changed = after(none, bindOnly('alt-z', 'search', none))
  assert.deepEqual([...after(changed, bindOnly('ctrl-shift-f', 'search', changed))], [])
})

test('what one writes and copies with cannot be given away', () => {
  for (const key of ['enter', 'shift-tab', 'backspace', 'arrowdown', 'ctrl-c', 'ctrl-v', 'ctrl-b'])
    assert.ok(isNeeded(key))
  for (const key of ['alt-arrowdown', 'ctrl-k', 'f2', '?', 'ctrl-,', 'alt-enter']) assert.ok(!isNeeded(key))
})
