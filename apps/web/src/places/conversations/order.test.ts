import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type BufferView, type ModelState, noPreferences, noSettings } from '@longwire/model'
import { conversationsOf } from './order.ts'

function buffer(name: string, time?: number, change: Partial<BufferView> = {}): BufferView {
  const delivery = { kind: 'confirmed' } as const
  const rest = { kind: 'privmsg', sender: 'bob', text: '', own: false, mention: false, delivery } as const
  const counts = { members: 2, unread: 0, mentions: 0, draft: '', typing: [], presence: undefined, clearedUpTo: 0 }
  const last = time === undefined ? undefined : { id: name, time, ...rest }
  const view = { key: `n1 ${name}`, network: 'n1', kind: 'channel', name, topic: '', joined: true, last } as const
  return { ...view, settings: noSettings, ...counts, ...change }
}

function state(reading: boolean, ...buffers: readonly BufferView[]): ModelState {
  return {
    link: { kind: 'online' },
    reading,
    networks: new Map(),
    buffers: new Map(buffers.map((view) => [view.key, view])),
    moved: new Map(),
    preferences: noPreferences,
  }
}

const names = (of: ModelState) => conversationsOf(of, 'n1').map(({ name }) => name)
const pinned = { settings: { ...noSettings, pinned: true } }

test('what was pinned comes first, then where something was said last, then by name', () => {
  assert.deepEqual(names(state(false, buffer('#b'), buffer('#a'), buffer('#old', 1), buffer('#new', 2))), [
    '#new',
    '#old',
    '#a',
    '#b',
  ])
  assert.deepEqual(names(state(false, buffer('#new', 2), buffer('#pinned', 1, pinned))), ['#pinned', '#new'])
})

test('while one after the other is read none of them moves, but what is pinned stands first', () => {
  assert.deepEqual(names(state(true, buffer('#b'), buffer('#a'), buffer('#new', 2), buffer('#pinned', 1, pinned))), [
    '#pinned',
    '#b',
    '#a',
    '#new',
  ])
})
