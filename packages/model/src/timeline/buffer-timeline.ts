import type { Line } from '../line.ts'
import type { EdgeState, Gap, Timeline } from '../timeline.ts'
import { Annotations, type Fact } from './annotations.ts'
import { inOrder, LineSequence, type Ties } from './line-sequence.ts'
import { boundsOf, type Missed, type PageRequest } from './page-request.ts'
import { withUnconfirmed } from './with-unconfirmed.ts'

/** Discarded lines that are remembered; what is discarded beyond that is gone until it is loaded again. */
const MOST_DISCARDED = 500

/**
 * The window over one buffer's history: lines as they come live, what was missed, and pages, in any order, merged into one
 * timeline without duplicates, in which every hole is marked; and at their places the own lines that are not confirmed yet.
 */
export class BufferTimeline {
  readonly #confirmed = new LineSequence()
  readonly #annotations = new Annotations()
  readonly #loading = new Set<PageRequest>()
  /** Lines that a person does not want to see here any more, whoever brings them. */
  readonly #discarded = new Set<string>()
  readonly #changed: () => void
  #unconfirmed: readonly Line[] = []
  #readUpTo = 0
  #shown: Timeline | undefined

  /** `changed` is called after each change, synchronously. */
  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** What a screen shows: the same object until something changes. */
  get shown(): Timeline {
    this.#shown ??= {
      lines: withUnconfirmed(this.#confirmed.lines, this.#unconfirmed),
      older: this.#older(),
      newer: this.#newer(),
      gaps: this.#gaps(),
      readUpTo: this.#readUpTo,
    }
    return this.#shown
  }

  /** The newest confirmed line. */
  get last(): Line | undefined {
    return this.#confirmed.last
  }

  get first(): Line | undefined {
    return this.#confirmed.first
  }

  get confirmed(): readonly Line[] {
    return this.#confirmed.lines
  }

  has(id: string): boolean {
    return this.#confirmed.has(id)
  }

  get(id: string): Line | undefined {
    return this.#confirmed.get(id)
  }

  /** The line before a gap. */
  beforeGap(beforeLine: string): Line | undefined {
    return this.#confirmed.holeBefore(beforeLine) ? this.#confirmed.before(beforeLine) : undefined
  }

  /** Ids of the lines with a hole before them. */
  holes(): readonly string[] {
    return this.#confirmed.holes()
  }

  /** Begins with what was kept from an earlier time. */
  restore(lines: readonly Line[], holes: readonly string[], behind: boolean): void {
    for (const line of lines) this.#annotations.adopt(line)
    this.#confirmed.restore(lines, holes, behind)
    this.#touch()
  }

  /** Whether the newest lines are not here. */
  get behind(): boolean {
    return this.#confirmed.holeAtEnd
  }

  /** Where the unread line stands. */
  setReadUpTo(time: number): void {
    if (this.#readUpTo === time) return
    this.#readUpTo = time
    this.#touch()
  }

  /** A line that just happened. True where it is new. */
  live(line: Line): boolean {
    const added = this.#insert([line], 'last')
    // All that comes after it is heard live as well.
    if (this.#confirmed.last?.id === line.id) this.#confirmed.cover(line.id, undefined)
    this.#touch()
    return added.length > 0
  }

  /** A line for this screen alone, that is in no record: it says nothing of what else is here. */
  note(line: Line): void {
    this.#confirmed.insert([line], 'last')
    this.#touch()
  }

  /** The answer to a resume; returns the lines that are new here. */
  missed(missed: Missed): readonly Line[] {
    if (missed.filled !== undefined) this.#confirmed.forget(...missed.filled)
    if (missed.lines.length < missed.count || !missed.fromCursor) this.#confirmed.openEnd()
    const lines = inOrder(missed.lines)
    const added = this.#insert(lines, 'last')
    const first = lines[0]
    if (first !== undefined) this.#confirmed.cover(first.id, undefined)
    this.#touch()
    return added
  }

  /** Nobody listened for a while, and nobody can say what was missed. */
  unheard(): void {
    this.#confirmed.openEnd()
    this.#touch()
  }

  /** A page of history has come; returns the lines that are new here. */
  page(asked: PageRequest, answer: readonly Line[]): readonly Line[] {
    const request = this.#stillBounded(asked)
    const ordered = inOrder(answer)
    const added = this.#insert(this.#anchored(request, ordered), request.kind === 'latest' ? 'last-hole' : 'first-hole')
    const lines = this.#within(request, ordered, added)
    const first = lines[0]?.id
    const last = lines.at(-1)?.id
    switch (request.kind) {
      case 'latest':
        this.#confirmed.cover(first, undefined)
        break
      case 'before':
        this.#confirmed.cover(first, request.line)
        break
      case 'between':
        if (request.side === 'older') this.#confirmed.cover(request.older, last ?? request.newer)
        else this.#confirmed.cover(first ?? request.older, request.newer)
        break
      case 'after':
        this.#confirmed.cover(request.line, last ?? this.#following(request.line))
        break
      case 'around':
        if (first !== undefined) this.#confirmed.cover(first, last)
        break
    }
    this.#touch()
    return added
  }

  /** Shows that a page is on its way; the returned function says that it came, or will not. */
  loading(request: PageRequest): () => void {
    this.#loading.add(request)
    this.#touch()
    return () => {
      if (this.#loading.delete(request)) this.#touch()
    }
  }

  /** The own lines of this buffer that are not confirmed, in the order in which they were written. */
  setUnconfirmed(lines: readonly Line[]): void {
    this.#unconfirmed = lines
    this.#touch()
  }

  /** Something was said about lines, whether they are here or not. True where one of them looks different now. */
  learn(facts: readonly Fact[]): boolean {
    let changed = false
    for (const fact of facts) {
      if (!this.#annotations.learn(fact)) continue
      const line = this.#confirmed.get(fact.line)
      if (line === undefined) continue
      this.#confirmed.replace(this.#annotations.applyTo(line))
      changed = true
    }
    if (changed) this.#touch()
    return changed
  }

  /** A line that was refused is not shown any more. False where it is none. */
  discard(id: string): boolean {
    if (this.#confirmed.get(id)?.delivery.kind !== 'failed') return false
    this.#confirmed.remove(id)
    if (this.#discarded.size < MOST_DISCARDED) this.#discarded.add(id)
    this.#touch()
    return true
  }

  /** Drops the oldest lines, so that at most `count` stay. */
  keepNewest(count: number): void {
    if (this.#confirmed.lines.length <= count) return
    this.#confirmed.keepNewest(count)
    this.#touch()
  }

  #insert(lines: readonly Line[], ties: Ties): readonly Line[] {
    const wanted = this.#discarded.size === 0 ? lines : lines.filter(({ id }) => !this.#discarded.has(id))
    return this.#confirmed.insert(
      wanted.map((line) => this.#annotations.applyTo(line)),
      ties,
    )
  }

  /** A bound may have been dropped while the page was on its way: then the page is a stretch of its own. */
  #stillBounded(request: PageRequest): PageRequest {
    const gone = boundsOf(request).some((id) => !this.#confirmed.has(id))
    return gone ? { kind: 'around', time: 0 } : request
  }

  /** By time, a page overlaps the lines that it was asked for: what was here already beyond them says nothing new. */
  #within(request: PageRequest, lines: readonly Line[], added: readonly Line[]): readonly Line[] {
    const bounds = boundsOf(request).map((id) => this.#confirmed.get(id)?.time ?? 0)
    if (bounds.length === 0) return lines
    const oldest = request.kind === 'before' ? Number.NEGATIVE_INFINITY : (bounds[0] as number)
    const newest = request.kind === 'after' ? Number.POSITIVE_INFINITY : (bounds.at(-1) as number)
    const fresh = new Set(added)
    return lines.filter((line) => fresh.has(line) || (line.time > oldest && line.time < newest))
  }

  /** A page with the lines that bound it, so that lines of the same millisecond come to stand on their right side. */
  #anchored(request: PageRequest, lines: readonly Line[]): readonly Line[] {
    const line = (id: string): readonly Line[] => {
      const known = this.#confirmed.get(id)
      return known === undefined || lines.some((other) => other.id === id) ? [] : [known]
    }
    switch (request.kind) {
      case 'before':
        return [...lines, ...line(request.line)]
      case 'after':
        return [...line(request.line), ...lines]
      case 'between':
        return [...line(request.older), ...lines, ...line(request.newer)]
      default:
        return lines
    }
  }

  #older(): EdgeState {
    const first = this.#confirmed.first
    const unknown = first === undefined ? this.#confirmed.holeAtEnd : this.#confirmed.holeBefore(first.id)
    if (!unknown) return 'end'
    return this.#isLoading((page) => (page.kind === 'before' ? page.line === first?.id : first === undefined))
      ? 'loading'
      : 'unknown'
  }

  #newer(): EdgeState {
    if (!this.#confirmed.holeAtEnd) return 'end'
    return this.#isLoading((page) => page.kind === 'latest' || page.kind === 'after') ? 'loading' : 'unknown'
  }

  #gaps(): readonly Gap[] {
    const first = this.#confirmed.first
    return this.#confirmed
      .holes()
      .filter((line) => line !== first?.id)
      .map((beforeLine) => ({
        afterLine: this.#confirmed.before(beforeLine)?.id ?? beforeLine,
        beforeLine,
        loading: this.#isLoading((page) => page.kind === 'between' && page.newer === beforeLine),
      }))
  }

  #following(id: string): string | undefined {
    const lines = this.#confirmed.lines
    return lines[lines.findIndex((line) => line.id === id) + 1]?.id
  }

  #isLoading(matches: (page: PageRequest) => boolean): boolean {
    for (const page of this.#loading) if (matches(page)) return true
    return false
  }

  #touch(): void {
    this.#shown = undefined
    this.#changed()
  }
}
