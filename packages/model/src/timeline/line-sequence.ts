import type { Line } from '../line.ts'

/**
 * Where a new line goes among lines of the same millisecond: behind them all (it just happened), or into the first or last
 * hole among them (it was there all the time, and belongs where something was missing).
 */
export type Ties = 'last' | 'first-hole' | 'last-hole'

/**
 * The confirmed lines of one buffer, ordered by (time, order of arrival), and where something may be missing between them.
 *
 * A *hole* stands before a line (or before the end): there may be lines that are not here. The hole before the first line
 * is the unknown past, the one before the end is what happened while nobody listened. A line that is put into a hole has
 * one on both of its sides, until somebody says that a stretch is covered.
 */
export class LineSequence {
  #lines: Line[] = []
  readonly #byId = new Map<string, Line>()
  readonly #holes = new Set<string>()
  #holeAtEnd = true

  get lines(): readonly Line[] {
    return this.#lines
  }

  get holeAtEnd(): boolean {
    return this.#holeAtEnd
  }

  get first(): Line | undefined {
    return this.#lines[0]
  }

  get last(): Line | undefined {
    return this.#lines.at(-1)
  }

  get(id: string): Line | undefined {
    return this.#byId.get(id)
  }

  has(id: string): boolean {
    return this.#byId.has(id)
  }

  holeBefore(id: string): boolean {
    return this.#holes.has(id)
  }

  /** Ids of the lines with a hole before them, in order; the first line is among them while older ones are unknown. */
  holes(): readonly string[] {
    if (this.#holes.size === 0) return []
    return this.#lines.filter((line) => this.#holes.has(line.id)).map((line) => line.id)
  }

  /** Begins with what was kept from an earlier time, in place of what is here. */
  restore(lines: readonly Line[], holes: readonly string[], holeAtEnd: boolean): void {
    this.#lines = [...inOrder(lines)]
    this.#byId.clear()
    for (const line of this.#lines) this.#byId.set(line.id, line)
    this.#holes.clear()
    for (const id of holes) if (this.#byId.has(id)) this.#holes.add(id)
    this.#holeAtEnd = holeAtEnd
  }

  /** The line before this one; undefined for the first. */
  before(id: string): Line | undefined {
    const at = this.#indexOf(id)
    return at > 0 ? this.#lines[at - 1] : undefined
  }

  /**
   * Puts lines in their places; those that are here stay as they are. The lines are in the order of their source, and keep it
   * among themselves and around lines that were here before. Returns those that are new.
   */
  insert(lines: readonly Line[], ties: Ties): readonly Line[] {
    const sorted = inOrder(lines)
    const added: Line[] = []
    const bounds = this.#boundsAbove(sorted)
    let lowest = 0
    for (const [i, line] of sorted.entries()) {
      if (this.#isAnchor(line)) lowest = this.#indexOf(line.id) + 1
      if (this.#byId.has(line.id)) continue
      const bound = bounds[i]
      const highest = bound === undefined ? this.#lines.length : this.#indexOf(bound)
      const at = this.#placeNew(line.time, ties, lowest, highest)
      this.#put(line, at)
      added.push(line)
      lowest = at + 1
    }
    return added
  }

  /**
   * Says that nothing is missing between two lines: the holes between them go. Without the first it reaches from the
   * beginning of history, without the second to the live end. A line that is not here covers nothing.
   */
  cover(from: string | undefined, to: string | undefined): void {
    if ((from !== undefined && !this.has(from)) || (to !== undefined && !this.has(to))) return
    const begin = from === undefined ? 0 : this.#indexOf(from) + 1
    const end = to === undefined ? this.#lines.length - 1 : this.#indexOf(to)
    for (const line of this.#lines.slice(begin, end + 1)) this.#holes.delete(line.id)
    if (to === undefined) this.#holeAtEnd = false
  }

  /** From now on something may be missing after the last line. */
  openEnd(): void {
    this.#holeAtEnd = true
  }

  /** The same line with other contents; its time must be the same. */
  replace(line: Line): void {
    const at = this.#indexOf(line.id)
    if (at < 0) return
    this.#lines[at] = line
    this.#byId.set(line.id, line)
  }

  /** Takes a line out; what was missing before it is missing still. */
  remove(id: string): void {
    const at = this.#indexOf(id)
    if (at < 0) return
    const hole = this.#holes.has(id)
    this.#lines.splice(at, 1)
    this.#drop(id)
    const next = this.#lines[at]
    if (hole && next === undefined) this.#holeAtEnd = true
    else if (hole && next !== undefined) this.#holes.add(next.id)
  }

  /** Takes out what lies in this span (both inclusive, milliseconds) and leaves a hole there. */
  forget(from: number, to: number): void {
    const begin = this.#place(from, 'before', 0, this.#lines.length)
    const end = this.#place(to, 'after', begin, this.#lines.length)
    for (const line of this.#lines.splice(begin, end - begin)) this.#drop(line.id)
    const next = this.#lines[begin]
    if (next === undefined) this.#holeAtEnd = true
    else this.#holes.add(next.id)
  }

  /** Drops the oldest lines, so that at most `count` stay. */
  keepNewest(count: number): void {
    const excess = this.#lines.length - count
    if (excess <= 0) return
    for (const line of this.#lines.splice(0, excess)) this.#drop(line.id)
    const first = this.#lines[0]
    if (first === undefined) this.#holeAtEnd = true
    else this.#holes.add(first.id)
  }

  #drop(id: string): void {
    this.#byId.delete(id)
    this.#holes.delete(id)
  }

  #put(line: Line, at: number): void {
    if (this.#holeAt(at)) this.#holes.add(line.id)
    this.#lines.splice(at, 0, line)
    this.#byId.set(line.id, line)
  }

  /** For each line, before which one it must stay: the next of them that is here already. */
  #boundsAbove(lines: readonly Line[]): readonly (string | undefined)[] {
    const bounds: (string | undefined)[] = []
    let bound: string | undefined
    for (const line of lines.toReversed()) {
      bounds.push(bound)
      if (this.#isAnchor(line)) bound = line.id
    }
    return bounds.toReversed()
  }

  #isAnchor(line: Line): boolean {
    return this.#byId.get(line.id)?.time === line.time
  }

  /** The index in [from, to] for a new line of this time. */
  #placeNew(time: number, ties: Ties, from: number, to: number): number {
    const first = this.#place(time, 'before', from, to)
    const last = this.#place(time, 'after', first, to)
    if (ties === 'last') return last
    const holes: number[] = []
    for (let at = first; at <= last; at++) if (this.#holeAt(at)) holes.push(at)
    return ties === 'first-hole' ? (holes[0] ?? first) : (holes.at(-1) ?? last)
  }

  #holeAt(index: number): boolean {
    const line = this.#lines[index]
    return line === undefined ? this.#holeAtEnd : this.#holes.has(line.id)
  }

  /** The index in [from, to] at which lines of this time begin, or end. */
  #place(time: number, side: 'before' | 'after', from: number, to: number): number {
    let low = from
    let high = Math.max(from, to)
    while (low < high) {
      const middle = (low + high) >>> 1
      const there = (this.#lines[middle] as Line).time
      if (there < time || (side === 'after' && there === time)) low = middle + 1
      else high = middle
    }
    return low
  }

  #indexOf(id: string): number {
    const line = this.#byId.get(id)
    if (line === undefined) return -1
    for (let i = this.#place(line.time, 'before', 0, this.#lines.length); i < this.#lines.length; i++) {
      if ((this.#lines[i] as Line).id === id) return i
    }
    return -1
  }
}

/** Lines by time; those of the same time stay as they are. A source that is not in order must not break ours. */
export function inOrder(lines: readonly Line[]): readonly Line[] {
  const ordered = lines.every((line, i) => i === 0 || (lines[i - 1] as Line).time <= line.time)
  return ordered ? lines : lines.toSorted((a, b) => a.time - b.time)
}
