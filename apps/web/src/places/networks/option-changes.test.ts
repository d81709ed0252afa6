import assert from 'node:assert/strict'
import { test } from 'node:test'
import { optionChanges } from './option-changes.ts'

function form(values: Readonly<Record<string, string>>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  return data
}

test('only what is other than before is changed, and what was emptied is taken away', () => {
  const before = { proxy: 'socks5://p', bind: '192.0.2.1' }
  const changes = optionChanges(form({ 'option-proxy': 'socks5://p', 'option-bind': '', 'option-family': '6' }), before)
  assert.deepEqual(changes, { bind: '', family: '6' })
})

test('what is never told stays where nothing was written, and is replaced where something was', () => {
  assert.deepEqual(optionChanges(form({ 'option-perform': ' ', 'option-client-certificate': '' }), {}), {})
  assert.deepEqual(optionChanges(form({ 'option-perform': 'MODE $nick +B\r\n/msg x hi' }), {}), {
    perform: 'MODE $nick +B\n/msg x hi',
  })
  assert.deepEqual(optionChanges(form({ 'take-certificate': 'on' }), {}), { 'client-certificate': '' })
})
