import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renewed } from './measured.ts'
import type { Circumstances, Row } from './rows.ts'
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

const first: Circumstances = { on: '2026-01-02', machine: '2 processors', node: '26.0.0' }
const second: Circumstances = { ...first, on: '2026-01-03' }

test('the page tells which rows were measured when, and on what', () => {
  const alone: Row = { work: 'store: alone', unit: 'ms', better: 'less', figures: { longwire: 1 } }
  const page = pageOf([
    { ...faster, ...first },
    { ...smaller, ...second },
    { ...alone, ...second },
  ])
  assert.match(page, /\n- 2026-01-03, 2 processors, Node 26\.0\.0: holding, store\n- 2026-01-02, .*: reading\n/)
  assert.match(page, /\| store: alone \| 1 ms \| {2}\|/)
})

test('a run renews its own rows and leaves the others where and as they were', () => {
  const again = { ...faster, figures: { longwire: 400, other: 100 }, ...second }
  const added = { ...faster, work: 'writing', ...second }
  const earlier = [
    { ...faster, ...first },
    { ...smaller, ...first },
  ]
  assert.deepEqual(renewed(earlier, [added, again]), [again, { ...smaller, ...first }, added])
})
