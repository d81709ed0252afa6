import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import type { Line, LineKind } from '../line.ts'
import type { Timeline } from '../timeline.ts'
import { condense } from './condense.ts'
import { type RowOptions, rowsOf } from './rows.ts'

const noon = Date.UTC(2026, 10, 22, 12)
const minute = 60_000
let count = 0

function line(sender: string, text: string, change: Partial<Line> = {}): Line {
  return {
    id: `${text || sender}${change.id ?? ''}`,
    time: noon + ++count,
    kind: 'privmsg',
    sender,
    text,
    own: false,
    mention: false,
    delivery: { kind: 'confirmed' },
    ...change,
  }
}

function event(kind: LineKind, sender: string, text = ''): Line {
  return line(sender, text, { kind, id: `${kind} ${sender} ${++count}` })
}

function timeline(lines: readonly Line[], change: Partial<Timeline> = {}): Timeline {
  return { lines, older: 'end', newer: 'end', gaps: [], readUpTo: 0, ...change }
}

const options: RowOptions = {
  dayOf: (time) => new Date(time).toISOString().slice(0, 10),
  fold: (nickname) => nickname.toLowerCase(),
  condensing: true,
}

function shape(of: Timeline, change: Partial<RowOptions> = {}): string[] {
  return rowsOf(of, { ...options, ...change }).map((row) => {
    if (row.kind === 'line') return `${row.first ? 'first' : 'more'} ${row.line.text || row.line.kind}`
    return row.kind === 'condensed' ? `condensed ${row.lines.length}` : row.kind
  })
}

suite('rows', () => {
  test('name a sender once for lines that follow within minutes', () => {
    const lines = [
      line('ada', 'a'),
      line('ada', 'b'),
      line('bob', 'c'),
      line('ada', 'd'),
      line('ada', 'e', { time: noon + 9 * minute }),
    ]
    assert.deepEqual(shape(timeline(lines)), ['day', 'first a', 'more b', 'first c', 'first d', 'first e'])
  })

  test('name a sender anew where others are meant than before', () => {
    const lines = [
      line('ada', 'a'),
      line('ada', 'b', { status: '@' }),
      line('ada', 'c', { status: '@' }),
      line('ada', 'd'),
    ]
    assert.deepEqual(shape(timeline(lines)), ['day', 'first a', 'first b', 'more c', 'first d'])
  })

  test('begin each day with a line of its own', () => {
    const lines = [line('ada', 'a'), line('ada', 'b', { time: noon + 13 * 60 * minute })]
    assert.deepEqual(shape(timeline(lines)), ['day', 'first a', 'day', 'first b'])
  })

  test('have the unread line before the first line beyond the read position that is not our own', () => {
    const lines = [
      line('ada', 'a', { time: noon }),
      line('me', 'b', { time: noon + 1, own: true }),
      line('ada', 'c', { time: noon + 2 }),
    ]
    assert.deepEqual(shape(timeline(lines, { readUpTo: noon })), ['day', 'first a', 'first b', 'unread', 'first c'])
    assert.ok(!shape(timeline(lines, { readUpTo: noon + 2 })).includes('unread'))
    assert.ok(!shape(timeline(lines)).includes('unread'), 'nothing was ever read: everything is new')
  })

  test('have no unread line before the answers to a command, but before what a network says in its console', () => {
    const lines = [line('ada', 'a', { time: noon }), line('', 'ada is here', { time: noon + 1, kind: 'server' })]
    const read = timeline(lines, { readUpTo: noon })
    assert.deepEqual(shape(read), ['day', 'first a', 'first ada is here'])
    assert.deepEqual(shape(read, { console: true }), ['day', 'first a', 'unread', 'first ada is here'])
  })

  test('mark gaps, also before a line that is hidden', () => {
    const lines = [line('ada', 'a'), line('ada', 'b'), line('ada', 'c')]
    const gaps = [{ afterLine: 'a', beforeLine: 'b', loading: false }]
    assert.deepEqual(shape(timeline(lines, { gaps })), ['day', 'first a', 'gap', 'first b', 'more c'])
    assert.deepEqual(shape(timeline(lines, { gaps }), { hidden: ({ text }) => text === 'b' }), [
      'day',
      'first a',
      'gap',
      'first c',
    ])
  })

  test('draw comings and goings together, but a single one as it is, and our own only with each other', () => {
    const lines = [
      event('join', 'bob'),
      event('part', 'bob'),
      line('ada', 'a'),
      event('join', 'eve'),
      line('ada', 'b'),
      { ...event('join', 'me'), own: true },
      event('quit', 'x'),
      { ...event('quit', 'me'), own: true },
      { ...event('join', 'me'), own: true },
    ]
    assert.deepEqual(shape(timeline(lines)), [
      'day',
      'condensed 2',
      'first a',
      'first join',
      'first b',
      'first join',
      'first quit',
      'condensed 2',
    ])
    assert.ok(!shape(timeline(lines), { condensing: false }).includes('condensed 2'))
  })

  test('hold every line that is not hidden exactly once, in order', () => {
    const anyLine = fc.record({
      kind: fc.constantFrom<LineKind>('privmsg', 'join', 'quit', 'nick', 'mode', 'action'),
      sender: fc.constantFrom('ada', 'bob', 'eve'),
      text: fc.constantFrom('ada', 'Bob', 'eve', 'x'),
      own: fc.boolean(),
      step: fc.nat(20 * 60 * minute),
    })
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 40 }), fc.nat(40), (made, read) => {
        let time = noon
        const lines = made.map((init, i) =>
          line(init.sender, init.text, { ...init, id: `#${i}`, time: (time += init.step) }),
        )
        const rows = rowsOf(timeline(lines, { readUpTo: lines[read]?.time ?? 0 }), options)
        const drawn = rows.flatMap((row) =>
          row.kind === 'line' ? [row.line] : row.kind === 'condensed' ? row.lines : [],
        )
        assert.deepEqual(drawn, lines)
        assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length)
      }),
    )
  })
})

suite('condensing', () => {
  const sum = (...lines: Line[]) => condense(lines, options.fold)

  test('tells what a run came to, and not what happened in between', () => {
    const result = sum(
      event('join', 'bob'),
      event('part', 'bob'),
      event('quit', 'eve'),
      event('join', 'eve'),
      event('join', 'new'),
      event('quit', 'gone'),
      event('mode', 'op', '+v new'),
    )
    assert.deepEqual(result, {
      joined: ['new'],
      left: ['gone'],
      splits: [],
      healed: [],
      passed: ['bob', 'eve'],
      renamed: [],
      renamedBack: [],
      modes: 1,
    })
  })

  test('follows a person through changes of nickname', () => {
    assert.deepEqual(sum(event('nick', 'bob', 'bob_'), event('nick', 'Bob_', 'bobby')).renamed, [['bob', 'bobby']])
    assert.deepEqual(sum(event('join', 'bob_'), event('nick', 'bob_', 'bob')).joined, ['bob'])
    assert.deepEqual(sum(event('nick', 'bob', 'away'), event('quit', 'away')).left, ['bob'])
    assert.deepEqual(sum(event('nick', 'bob', 'x'), event('nick', 'x', 'bob')).renamedBack, ['bob'])
  })

  test('tells of servers that lost each other, whom that took, and who came back', () => {
    const result = sum(
      event('quit', 'bob', 'hub.example.net leaf.example.net'),
      event('quit', 'eve', 'hub.example.net leaf.example.net'),
      event('quit', 'mia', '*.net *.split'),
      event('quit', 'tom', 'Quit: hub.example.net leaf.example.net'),
      event('quit', 'kai', 'bye now.then'),
      event('join', 'eve'),
      event('join', 'new'),
      event('quit', 'new', '*.net *.split'),
    )
    assert.deepEqual(result.splits, [
      { servers: ['hub.example.net', 'leaf.example.net'], nicknames: ['bob'] },
      { servers: ['*.net', '*.split'], nicknames: ['mia'] },
    ])
    assert.deepEqual([result.healed, result.left, result.passed], [['eve'], ['tom', 'kai'], ['new']])
    const later = sum(event('quit', 'bob', 'a.example b.example'), event('join', 'bob'), event('quit', 'bob', 'gone'))
    assert.deepEqual([later.splits, later.healed, later.left], [[], [], ['bob']])
  })

  test('keeps two people apart who had the same nickname one after the other', () => {
    const result = sum(event('quit', 'bob'), event('nick', 'bob_', 'bob'))
    assert.deepEqual([result.left, result.renamed], [['bob'], [['bob_', 'bob']]])
  })
})
