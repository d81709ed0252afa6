import type { Line } from '../line.ts'
import type { Gap, Timeline } from '../timeline.ts'
import { type Condensed, condense, isCondensable } from './condense.ts'

/** One row of a conversation, as a screen draws it from top to bottom. */
export type Row =
  /** A day begins; `time` is that of its first line. */
  | { readonly kind: 'day'; readonly id: string; readonly time: number }
  | { readonly kind: 'unread'; readonly id: 'unread' }
  | { readonly kind: 'gap'; readonly id: string; readonly gap: Gap }
  /** `first`: the sender is to be named; what follows of the same sender within a few minutes is not first. */
  | { readonly kind: 'line'; readonly id: string; readonly line: Line; readonly first: boolean }
  /** Two or more comings and goings in a row: all of others, or all one's own. */
  | { readonly kind: 'condensed'; readonly id: string; readonly lines: readonly Line[]; readonly sum: Condensed }

/** How rows are made. */
export interface RowOptions {
  /** A name of the day of a time, in the person's time zone; days are the same when their names are. */
  readonly dayOf: (time: number) => string
  /** Makes spellings of a nickname equal (the network's casemapping). */
  readonly fold: (nickname: string) => string
  /** Whether comings and goings are drawn together. */
  readonly condensing: boolean
  /** Whether these are the lines of the network itself: elsewhere its lines answer a person's own command, and are never unread. */
  readonly console?: boolean
  /** What is not shown: ignored people, lines before a `/clear`. Undoing it shows them again. */
  readonly hidden?: (line: Line) => boolean
}

/** Milliseconds within which lines of one sender belong together. */
const TOGETHER = 5 * 60_000

/** The rows of a timeline. Nothing is kept between two calls: the same timeline gives equal rows. */
export function rowsOf(timeline: Timeline, options: RowOptions): readonly Row[] {
  const rows = new Rows(options)
  const gaps = new Map(timeline.gaps.map((gap) => [gap.beforeLine, gap]))
  let unreadShown = timeline.readUpTo === 0
  for (const line of timeline.lines) {
    const gap = gaps.get(line.id)
    // A gap stands where it is, also before a line that is not shown.
    if (gap !== undefined) rows.separate({ kind: 'gap', id: `gap ${line.id}`, gap })
    if (options.hidden?.(line) === true) continue
    rows.day(line)
    if (!unreadShown && line.time > timeline.readUpTo && isNews(line, options)) {
      // Above everything, the line would say nothing.
      if (!rows.empty) rows.separate({ kind: 'unread', id: 'unread' })
      unreadShown = true
    }
    rows.line(line)
  }
  return rows.end()
}

/** What one wrote or asked for oneself is read. */
function isNews({ own, kind }: Line, options: RowOptions): boolean {
  return !own && (kind !== 'server' || options.console === true)
}

class Rows {
  readonly #options: RowOptions
  readonly #rows: Row[] = []
  #run: Line[] = []
  #previous: Line | undefined
  #day: string | undefined
  #apart = false

  constructor(options: RowOptions) {
    this.#options = options
  }

  get empty(): boolean {
    return this.#previous === undefined
  }

  day(line: Line): void {
    const day = this.#options.dayOf(line.time)
    if (day !== this.#day) this.separate({ kind: 'day', id: `day ${line.id}`, time: line.time })
    this.#day = day
  }

  /** A row between lines: what follows begins anew. */
  separate(row: Row): void {
    this.#endRun()
    this.#rows.push(row)
    this.#apart = true
  }

  line(line: Line): void {
    if (this.#options.condensing && isCondensable(line)) {
      if (this.#run[0]?.own !== line.own) this.#endRun()
      this.#run.push(line)
      this.#previous = line
      return
    }
    this.#endRun()
    this.#rows.push({ kind: 'line', id: line.id, line, first: this.#apart || !continues(this.#previous, line) })
    this.#previous = line
    this.#apart = false
  }

  end(): readonly Row[] {
    this.#endRun()
    return this.#rows
  }

  #endRun(): void {
    const lines = this.#run
    const [first] = lines
    if (first === undefined) return
    this.#run = []
    this.#apart = true
    if (lines.length === 1) this.#rows.push({ kind: 'line', id: first.id, line: first, first: true })
    else {
      const sum = condense(lines, this.#options.fold)
      this.#rows.push({ kind: 'condensed', id: `run ${first.id}`, lines, sum })
    }
  }
}

function continues(previous: Line | undefined, line: Line): boolean {
  if (previous === undefined || previous.kind !== line.kind) return false
  if (line.kind !== 'privmsg' && line.kind !== 'notice') return false
  if (previous.status !== line.status) return false
  return previous.sender === line.sender && line.time - previous.time < TOGETHER
}
