import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import type { Line } from '../line.ts'
import { BufferTimeline } from './buffer-timeline.ts'
import type { GapSide, PageRequest } from './page-request.ts'

function line(id: string, time: number): Line {
  return {
    id,
    time,
    kind: 'privmsg',
    sender: 'ada',
    text: id,
    own: false,
    mention: false,
    delivery: { kind: 'confirmed' },
  }
}

function ids(timeline: BufferTimeline): string {
  const { lines, gaps } = timeline.shown
  return lines.map(({ id }) => (gaps.some(({ beforeLine }) => beforeLine === id) ? `| ${id}` : id)).join(' ')
}

const empty = (): BufferTimeline => new BufferTimeline(() => {})

suite('a timeline', () => {
  test('shows live lines in the order of (time, arrival) (pitfall 33)', () => {
    const timeline = empty()
    for (const [id, time] of [
      ['a', 10],
      ['b', 20],
      ['c', 20],
      ['d', 15],
    ] as const)
      timeline.live(line(id, time))
    assert.equal(ids(timeline), 'a d b c')
    assert.equal(timeline.shown.newer, 'end')
    assert.equal(timeline.shown.older, 'unknown')
  })

  test('takes a line once, from whichever side it comes', () => {
    const timeline = empty()
    assert.equal(timeline.live(line('a', 10)), true)
    assert.equal(timeline.live(line('a', 10)), false)
    assert.deepEqual(timeline.page({ kind: 'latest' }, [line('a', 10)]), [])
    assert.equal(ids(timeline), 'a')
  })

  test('keeps the order of a page within one millisecond, before the line that it was asked before', () => {
    const timeline = empty()
    timeline.live(line('c', 10))
    timeline.page({ kind: 'before', line: 'c' }, [line('a', 10), line('b', 10)])
    assert.equal(ids(timeline), 'a b c')
  })

  test('has reached the beginning when nothing is before', () => {
    const timeline = empty()
    timeline.live(line('a', 10))
    timeline.page({ kind: 'before', line: 'a' }, [])
    assert.equal(timeline.shown.older, 'end')
  })

  test('joins what was missed when it was told in full (pitfall 36)', () => {
    const timeline = empty()
    timeline.live(line('a', 10))
    timeline.missed({ lines: [line('b', 20)], count: 1, fromCursor: true, filled: undefined })
    assert.equal(ids(timeline), 'a b')
  })

  test('marks a gap before what was missed when it was told in part, and fills it from its newer side', () => {
    const timeline = empty()
    timeline.live(line('a', 10))
    timeline.missed({ lines: [line('d', 40)], count: 3, fromCursor: true, filled: undefined })
    assert.equal(ids(timeline), 'a | d')
    timeline.page({ kind: 'between', older: 'a', newer: 'd' }, [line('c', 30)])
    assert.equal(ids(timeline), 'a | c d')
    timeline.page({ kind: 'between', older: 'a', newer: 'c' }, [line('b', 20)])
    timeline.page({ kind: 'between', older: 'a', newer: 'b' }, [])
    assert.equal(ids(timeline), 'a b c d')
  })

  test('fills a gap from its older side too, for who comes from there', () => {
    const timeline = empty()
    timeline.live(line('a', 10))
    timeline.missed({ lines: [line('d', 40)], count: 3, fromCursor: true, filled: undefined })
    timeline.page({ kind: 'between', older: 'a', newer: 'd', side: 'older' }, [line('b', 20)])
    assert.equal(ids(timeline), 'a b | d')
    timeline.page({ kind: 'between', older: 'b', newer: 'd', side: 'older' }, [line('c', 30)])
    assert.equal(ids(timeline), 'a b c | d')
    assert.deepEqual(timeline.shown.gaps, [{ afterLine: 'c', beforeLine: 'd', loading: false }])
    timeline.page({ kind: 'between', older: 'c', newer: 'd', side: 'older' }, [])
    assert.equal(ids(timeline), 'a b c d')
  })

  test('knows that it lacks the newest lines when only their count was told', () => {
    const timeline = empty()
    timeline.live(line('a', 10))
    timeline.missed({ lines: [], count: 7, fromCursor: true, filled: undefined })
    assert.equal(timeline.shown.newer, 'unknown')
    timeline.live(line('z', 90))
    assert.equal(ids(timeline), 'a | z')
    timeline.page({ kind: 'latest' }, [line('y', 80), line('z', 90)])
    assert.equal(ids(timeline), 'a | y z')
  })

  test('asks again for a stretch of the past into which lines were filled', () => {
    const timeline = empty()
    for (const at of [10, 20, 30, 40]) timeline.live(line(`l${at}`, at))
    timeline.missed({ lines: [], count: 0, fromCursor: true, filled: [15, 25] })
    assert.equal(ids(timeline), 'l10 | l30 l40')
  })

  test('shows own unconfirmed lines behind what is not later', () => {
    const timeline = empty()
    timeline.live(line('a', 10))
    timeline.setUnconfirmed([line('o1', 10)])
    timeline.live(line('b', 20))
    assert.equal(ids(timeline), 'a o1 b')
    timeline.setUnconfirmed([])
    assert.equal(ids(timeline), 'a b')
  })

  test('takes a page whose bound is gone as a stretch of its own', () => {
    const timeline = empty()
    for (const at of [10, 20, 30]) timeline.live(line(`l${at}`, at))
    timeline.keepNewest(1)
    timeline.page({ kind: 'before', line: 'l10' }, [line('l3', 3), line('l4', 4)])
    assert.equal(ids(timeline), 'l3 l4 | l30')
    assert.equal(timeline.shown.older, 'unknown')
  })
})

/** A bouncer's record of one buffer, and one screen that hears of it in every possible order. */
class Scene {
  readonly record: Line[] = []
  readonly timeline = empty()
  #count = 0
  #heard = 0
  #online = true
  #answers: (() => void)[] = []

  #append(advance: number): Line {
    const added = line(`m${this.#count++}`, Math.ceil(Math.max(1000, this.record.at(-1)?.time ?? 0)) + advance)
    this.record.push(added)
    return added
  }

  say(advance: number): void {
    const said = this.#append(advance)
    if (!this.#online) return
    this.timeline.live(said)
    this.#heard = this.record.length
  }

  /**
   * A line whose server's clock is behind. Not where the newest lines are unknown: it cannot be told then whether they are
   * later than this one, until somebody looks and the newest page comes. And in a millisecond of its own: nobody can say in
   * which order it and an unknown line of the same time belong.
   */
  sayLate(behind: number): void {
    if (!this.#online || this.record.length === 0 || this.timeline.shown.newer !== 'end') return
    const said = line(
      `m${this.#count++}`,
      Math.floor((this.record.at(-1) as Line).time) - behind - 1 / (this.#count + 1),
    )
    this.#place(said)
    this.timeline.live(said)
    this.#heard = this.record.length
  }

  #place(said: Line): void {
    const after = this.record.findLastIndex(({ time }) => time <= said.time)
    this.record.splice(after + 1, 0, said)
  }

  leave(): void {
    this.#online = false
    this.#answers = []
  }

  return(limit: number, fillAt: number): void {
    if (this.#online) return
    const missed = this.record.length - this.#heard
    const from = Math.max(this.#heard, this.record.length - limit)
    const filled = this.#fill(fillAt)
    const lines = this.record.slice(this.record.length - (missed - (from - this.#heard)))
    const shown = limit === 0 ? [] : lines
    if (missed > 0 || filled !== undefined)
      this.timeline.missed({ lines: shown, count: missed, fromCursor: true, filled })
    this.#heard = this.record.length
    this.#online = true
  }

  /** Lines that the network's own history gave later, before what the screen had heard. */
  #fill(at: number): [number, number] | undefined {
    const before = this.record[at]
    if (before === undefined || at >= this.#heard) return undefined
    const late = [line(`m${this.#count++}`, before.time), line(`m${this.#count++}`, before.time)]
    for (const said of late) this.#place(said)
    return [before.time, before.time]
  }

  ask(seed: number, limit: number, byTime: boolean): void {
    if (!this.#online) return
    const request = this.#request(seed)
    const page = byTime ? this.#pageByTime(request, limit, seed) : this.#page(request, limit, seed)
    this.#answers.push(() => this.timeline.page(request, page))
  }

  answer(): void {
    this.#answers.shift()?.()
  }

  #request(seed: number): PageRequest {
    const { timeline } = this
    const gap = timeline.shown.gaps.at(seed % 2 === 0 ? 0 : -1)
    const first = timeline.first?.id
    const chosen = timeline.shown.lines[seed % Math.max(1, timeline.shown.lines.length)]?.id
    if (seed % 5 === 0 && gap !== undefined) {
      const older = timeline.beforeGap(gap.beforeLine)?.id
      const side = seed % 3 === 0 ? 'older' : 'newer'
      if (older !== undefined) return { kind: 'between', older, newer: gap.beforeLine, side }
    }
    if (seed % 5 === 1 && first !== undefined) return { kind: 'before', line: first }
    if (seed % 5 === 2 && chosen !== undefined) return { kind: 'after', line: chosen }
    if (seed % 5 === 3 && this.record.length > 0) return { kind: 'around', time: 0 }
    return { kind: 'latest' }
  }

  #page(request: PageRequest, limit: number, seed: number): readonly Line[] {
    const at = (id: string): number => this.record.findIndex((known) => known.id === id)
    switch (request.kind) {
      case 'latest':
        return this.record.slice(-limit)
      case 'before':
        return this.record.slice(Math.max(0, at(request.line) - limit), at(request.line))
      case 'after':
        return this.record.slice(at(request.line) + 1, at(request.line) + 1 + limit)
      case 'between':
        return nearest(this.record.slice(at(request.older) + 1, Math.max(at(request.newer), 0)), limit, request.side)
      case 'around': {
        const middle = seed % this.record.length
        return this.record.slice(Math.max(0, middle - limit), middle + limit)
      }
    }
  }

  /**
   * As from a network that knows its lines by their time only: the bounds are moved by a millisecond. Pages are larger than
   * what one millisecond holds, or such a network cannot be paged at all.
   */
  #pageByTime(request: PageRequest, small: number, seed: number): readonly Line[] {
    const limit = small + this.record.length
    const time = (id: string): number => (this.timeline.get(id) as Line).time
    switch (request.kind) {
      case 'before':
        return this.record.filter((known) => known.time < time(request.line) + 1).slice(-limit)
      case 'after':
        return this.record.filter((known) => known.time > time(request.line) - 1).slice(0, limit)
      case 'between':
        return nearest(
          this.record.filter((known) => known.time > time(request.older) - 1 && known.time < time(request.newer) + 1),
          limit,
          request.side,
        )
      default:
        return this.#page(request, limit, seed)
    }
  }

  check(): void {
    const { lines, gaps, older, newer } = this.timeline.shown
    const positions = lines.map(({ id }) => this.record.findIndex((known) => known.id === id))
    assert.deepEqual(
      positions,
      positions.toSorted((a, b) => a - b),
      'lines are in the order of the record',
    )
    assert.equal(new Set(lines.map(({ id }) => id)).size, lines.length, 'no line is here twice')
    if (!this.#online) return
    for (const [i, { id }] of lines.entries()) {
      if (i === 0 || gaps.some(({ beforeLine }) => beforeLine === id)) continue
      assert.equal(positions[i], (positions[i - 1] as number) + 1, `nothing is missing before ${id}`)
    }
    if (older === 'end' && lines.length > 0) assert.equal(positions[0], 0, 'the past is complete')
    if (newer === 'end') assert.equal(positions.at(-1) ?? -1, this.record.length - 1, 'the newest line is here')
  }

  /** Somebody looks at everything, now from the one side, now from the other. */
  complete(): void {
    this.return(5, 0)
    for (let round = 0; round < 500; round++) {
      this.answer()
      const { timeline } = this
      const gap = timeline.shown.gaps[0]?.beforeLine
      const first = timeline.first?.id
      let request: PageRequest
      if (timeline.shown.newer !== 'end') request = { kind: 'latest' }
      else if (gap !== undefined)
        request = {
          kind: 'between',
          older: (timeline.beforeGap(gap) as Line).id,
          newer: gap,
          side: round % 2 === 0 ? 'newer' : 'older',
        }
      else if (timeline.shown.older !== 'end' && first !== undefined) request = { kind: 'before', line: first }
      else break
      timeline.page(request, this.#page(request, 3, 0))
      this.check()
    }
    assert.deepEqual(
      this.timeline.shown.lines.map(({ id }) => id),
      this.record.map(({ id }) => id),
    )
  }
}

/** Of the lines of a gap, those at the side from which it is filled. */
function nearest(lines: readonly Line[], limit: number, side: GapSide = 'newer'): readonly Line[] {
  return side === 'older' ? lines.slice(0, limit) : lines.slice(-limit)
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('say' as const), n: fc.nat(2) }),
  fc.record({ kind: fc.constant('late' as const), n: fc.nat(4) }),
  fc.record({ kind: fc.constant('leave' as const) }),
  fc.record({ kind: fc.constant('return' as const), n: fc.nat(6), fill: fc.nat(40) }),
  fc.record({
    kind: fc.constant('ask' as const),
    n: fc.nat(1000),
    limit: fc.integer({ min: 1, max: 5 }),
    byTime: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('answer' as const) }),
)

test('any interleaving of live lines, resumes and pages is one timeline, in order, without duplicates or unmarked holes', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const scene = new Scene()
      for (const one of steps) {
        if (one.kind === 'say') scene.say(one.n)
        else if (one.kind === 'late') scene.sayLate(one.n)
        else if (one.kind === 'leave') scene.leave()
        else if (one.kind === 'return') scene.return(one.n, one.fill)
        else if (one.kind === 'ask') scene.ask(one.n, one.limit, one.byTime)
        else scene.answer()
        scene.check()
      }
      scene.complete()
    }),
    { numRuns: 1000 },
  )
})
