import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyOf, keyText, writes } from './keys.ts'

const press = (key: string, held: Partial<Parameters<typeof keyOf>[0]> = {}): string =>
  keyOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

test('a press has one name, whatever Shift made of the key', () => {
  assert.equal(press('k', { ctrlKey: true }), 'ctrl-k')
  assert.equal(press('K', { metaKey: true, shiftKey: true }), 'ctrl-shift-k')
  assert.equal(press('ArrowDown', { altKey: true, shiftKey: true }), 'alt-shift-arrowdown')
  assert.equal(press('?', { shiftKey: true }), '?')
  assert.equal(press(' ', { ctrlKey: true }), 'ctrl-space')
})

const english = { ctrl: 'Ctrl', shift: 'Shift', space: 'Space' }

test('keys are told as the keyboard has them', () => {
  assert.equal(keyText('ctrl-k', false, english), 'Ctrl K')
  assert.equal(keyText('ctrl-k', true, english), '⌘ K')
  assert.equal(keyText('alt-shift-arrowdown', false, english), 'Alt Shift ↓')
  assert.equal(keyText('ctrl-shift-a', false, { ctrl: 'Strg', shift: 'Umschalt', space: 'Leer' }), 'Strg Umschalt A')
  assert.equal(keyText('ctrl--', false, english), 'Ctrl -')
})

test('where one writes, a key without Ctrl or Alt writes', () => {
  assert.ok(writes('?'))
  assert.ok(writes('shift-a'))
  assert.ok(!writes('alt-a'))
  assert.ok(!writes('f1'))
})
