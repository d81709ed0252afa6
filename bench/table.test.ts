import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Row } from './rows.ts'
import { advantage, digits, pageOf, tableOf } from './table.ts'

const faster: Row = { work: 'reading', unit: 'lines/s', better: 'more', figures: { longwire: 300, other: 100 } }
const smaller: Row = { work: 'holding', unit: 'MiB', better: 'less', figures: { longwire: 40, other: 20 } }

test('above 1 is in our favour, whether more or less is better', () => {
  assert.equal(advantage(faster, 'other'), 3)
  assert.equal(advantage(smaller, 'other'), 0.5)
})

test('figures are shown with the digits that matter', () => {
  assert.deepEqual([123_456, 1234, 12.345, 0.012_345, Number.NaN].map(digits), [
    '123,000',
    '1,230',
    '12.3',
    '0.0123',
    '?',
  ])
})

test('a row names what was measured, ours, and each other with the ratio', () => {
  assert.match(tableOf([faster]), /\n\| reading \| 300 lines\/s \| other 100 \(\*\*3\*\*\) \|$/)
})

test('the page tells when, where and what was left out', () => {
  const facts = { date: '2026-01-02', machine: '2 processors', node: '26.0.0', leftOut: ['ZNC: not here'] }
  const page = pageOf([faster, { work: 'alone', unit: 'ms', better: 'less', figures: { longwire: 1 } }], facts)
  assert.match(page, /Measured on 2026-01-02, 2 processors, Node 26\.0\.0\./)
  assert.match(page, /- ZNC: not here/)
  assert.match(page, /\| alone \| 1 ms \| {2}\|/)
})
