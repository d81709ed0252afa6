import assert from 'node:assert/strict'
import { test } from 'node:test'
import { list, nothing, render, sql } from './statement.ts'

test('pieces nest, and values are numbered in the order of their placeholders', () => {
  const inner = sql`b = ${2} and ${nothing}c in ${list(['x', 'y'])}`
  const { text, values } = render(sql`select ${1} where ${inner} limit ${null}`, (position) => `$${position}`)
  assert.equal(text, 'select $1 where b = $2 and c in ($3, $4) limit $5')
  assert.deepEqual(values, [1, 2, 'x', 'y', null])
})

test('a list of nothing matches nothing', () => {
  assert.equal(render(sql`in ${list([])}`, () => '?').text, 'in (null)')
})

test('PITFALLS 5: whatever a value holds, it never becomes part of the text', () => {
  const evil = "'; drop table messages; --"
  assert.deepEqual(
    render(sql`select ${evil}`, () => '?'),
    { text: 'select ?', values: [evil] },
  )
})
