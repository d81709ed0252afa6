import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Line, Timeline } from '@longwire/model'
import { keepRows, rowsOf } from './rows.ts'

const noon = new Date(2026, 10, 22, 12).getTime()
const minute = 60_000

function line(id: string, sender: string, time: number, change: Partial<Line> = {}): Line {
  const delivery = { kind: 'confirmed' } as const
  return { id, time, kind: 'privmsg', sender, text: id, own: false, mention: false, delivery, ...change }
}

function timeline(lines: readonly Line[], change: Partial<Timeline> = {}): Timeline {
  return { lines, older: 'end', newer: 'end', gaps: [], readUpTo: 0, ...change }
}

function shape(of: Timeline): readonly string[] {
  return rowsOf(of).map((row) => (row.kind === 'line' ? `${row.first ? 'first' : 'more'} ${row.id}` : row.kind))
}

test('lines of one sender within five minutes are one group', () => {
  const lines = [line('a', 'ada', noon), line('b', 'ada', noon + minute), line('c', 'bob', noon + 2 * minute)]
  assert.deepEqual(shape(timeline(lines)), ['day', 'first a', 'more b', 'first c'])
})

test('a pause of five minutes begins a new group', () => {
  assert.deepEqual(shape(timeline([line('a', 'ada', noon), line('b', 'ada', noon + 5 * minute)])), [
    'day',
    'first a',
    'first b',
  ])
})

test('what happened in between, though nobody spoke, begins a new group', () => {
  const lines = [line('a', 'ada', noon), line('j', 'bob', noon + 1, { kind: 'join' }), line('b', 'ada', noon + 2)]
  assert.deepEqual(shape(timeline(lines)), ['day', 'first a', 'first j', 'first b'])
})

test('each day begins with its date', () => {
  const lines = [line('a', 'ada', noon), line('b', 'ada', noon + 24 * 60 * minute)]
  assert.deepEqual(shape(timeline(lines)), ['day', 'first a', 'day', 'first b'])
})

test('the unread line stands before the first line after the read position that others said', () => {
  const lines = [line('a', 'ada', noon), line('b', 'ada', noon + 1), line('c', 'ada', noon + 2)]
  assert.deepEqual(shape(timeline(lines, { readUpTo: noon })), ['day', 'first a', 'unread', 'first b', 'more c'])
})

test('there is no unread line when all was read, or nothing ever was', () => {
  const lines = [line('a', 'ada', noon), line('b', 'ada', noon + 1)]
  assert.equal(shape(timeline(lines, { readUpTo: noon + 1 })).includes('unread'), false)
  assert.equal(shape(timeline(lines)).includes('unread'), false)
})

test('a gap stands before the line that it names, which begins a group', () => {
  const lines = [line('a', 'ada', noon), line('b', 'ada', noon + 1)]
  const gaps = [{ beforeLine: 'b', loading: false }]
  assert.deepEqual(shape(timeline(lines, { gaps })), ['day', 'first a', 'gap', 'first b'])
})

test('rows that did not change stay the same objects, so that only the new one is drawn', () => {
  const first = line('a', 'ada', noon)
  const before = rowsOf(timeline([first]))
  const after = keepRows(before, rowsOf(timeline([first, line('b', 'bob', noon + 1)])))
  assert.equal(after[0], before[0])
  assert.equal(after[1], before[1])
  assert.equal(after.length, 3)
})
