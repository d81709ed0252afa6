import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type BufferView,
  type Line,
  type ModelState,
  type NetworkView,
  noPreferences,
  noSettings,
} from '@longwire/model'
import { destinations } from './destinations.ts'

const words = { join: (name: string) => `join ${name}`, write: (name: string) => `write ${name}` }

function network(id: string, change: Partial<NetworkView> = {}): NetworkView {
  const where = { host: 'irc.example', port: 6697, tls: true, nickname: 'ada', enabled: true, problem: undefined }
  return { id, name: id.toUpperCase(), state: 'connected', ...where, ...change }
}

function buffer(name: string, time: number, change: Partial<BufferView> = {}): BufferView {
  const delivery = { kind: 'confirmed' } as const
  const last: Line = { id: name, time, kind: 'privmsg', sender: 'bob', text: '', own: false, mention: false, delivery }
  const counts = { members: 2, unread: 0, mentions: 0, draft: '', typing: [], presence: undefined, clearedUpTo: 0 }
  return {
    key: `n1 ${name}`,
    network: 'n1',
    kind: 'channel',
    name,
    topic: '',
    joined: true,
    last,
    settings: noSettings,
    ...counts,
    ...change,
  }
}

function state(...buffers: readonly BufferView[]): ModelState {
  return {
    link: { kind: 'online' },
    reading: false,
    networks: new Map([['n1', network('n1')]]),
    buffers: new Map(buffers.map((view) => [view.key, view])),
    moved: new Map(),
    preferences: noPreferences,
  }
}

function labels(of: ModelState, typed: string): readonly string[] {
  return destinations(of, typed, words).map(({ label }) => label)
}

test('without letters, what means the person comes first, then what is unread, then what was active last', () => {
  const all = state(
    buffer('#a', 1),
    buffer('#b', 2),
    buffer('#c', 3, { unread: 1 }),
    buffer('#d', 0, { mentions: 1, unread: 1 }),
  )
  assert.deepEqual(labels(all, ''), ['#d', '#c', '#b', '#a'])
})

test('a name that begins so comes before one that holds it, and one that has the letters in this order comes last', () => {
  const all = state(buffer('#wire', 1), buffer('#longwire', 2), buffer('#w-i-r-e', 3), buffer('#other', 4))
  assert.deepEqual(labels(all, 'wire').slice(0, 3), ['#wire', '#longwire', '#w-i-r-e'])
})

test('a channel that is not there can be joined, a person written to, where one is connected', () => {
  assert.deepEqual(labels(state(buffer('#a', 1)), '#new'), ['join #new'])
  assert.deepEqual(labels(state(buffer('#a', 1)), 'bob'), ['write bob'])
  const away = { ...state(), networks: new Map([['n1', network('n1', { state: 'disconnected' })]]) }
  assert.deepEqual(labels(away, '#new'), [])
})

test('what is there is not offered to be joined again', () => {
  assert.deepEqual(labels(state(buffer('#a', 1)), '#A'), ['#a'])
})
