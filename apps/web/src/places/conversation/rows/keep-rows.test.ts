import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Line } from '@longwire/model'
import { type Row, rowsOf } from '@longwire/model'
import { keepRows } from './keep-rows.ts'

const options = { dayOf: () => 'today', fold: (name: string) => name, condensing: true }

function line(id: string, change: Partial<Line> = {}): Line {
  const delivery = { kind: 'confirmed' } as const
  return { id, time: 1, kind: 'privmsg', sender: 'ada', text: id, own: false, mention: false, delivery, ...change }
}

function rows(...lines: readonly Line[]): readonly Row[] {
  return rowsOf({ lines, older: 'end', newer: 'end', gaps: [], readUpTo: 0 }, options)
}

test('rows that did not change stay the same objects, so that only the new one is drawn', () => {
  const first = line('a')
  const before = rows(first)
  const after = keepRows(before, rows(first, line('b', { sender: 'bob' })))
  assert.equal(after[0], before[0])
  assert.equal(after[1], before[1])
  assert.equal(after.length, 3)
})

test('rows that moved, since older ones came before them, stay the same objects', () => {
  const last = line('b', { sender: 'bob' })
  const before = rows(last)
  const after = keepRows(before, rows(line('a'), last))
  assert.equal(after.at(-1), before.at(-1))
})

test('a run of comings and goings that grew is drawn anew', () => {
  const joins = [line('a', { kind: 'join' }), line('b', { kind: 'join', sender: 'bob' })]
  const before = rows(...joins)
  const same = keepRows(before, rows(...joins))
  const more = keepRows(before, rows(...joins, line('c', { kind: 'join', sender: 'cyd' })))
  assert.equal(same[1], before[1])
  assert.notEqual(more[1], before[1])
})
