import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minutesOf } from './clock-span.ts'

test('a time of the day is minutes since midnight', () => {
  assert.equal(minutesOf('00:00'), 0)
  assert.equal(minutesOf('22:30'), 1_350)
  assert.equal(minutesOf('23:59:59'), 1_439)
})

test('what is no time of the day is none', () => {
  for (const text of ['', '24:00', '12:60', 'noon', '-1:00']) assert.equal(minutesOf(text), undefined, text)
})
