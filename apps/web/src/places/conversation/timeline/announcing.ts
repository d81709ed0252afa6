/** Lines that are read out one by one; more at once are only counted. */
const readOut = 3
/** Milliseconds that lines are gathered for before they are told. */
const shortest = 700
/** As long as many come, the next of them are gathered for twice as long, up to this: whoever listens to a page hears the rest of it too. */
const longest = 12_000

/** What the telling needs. */
export interface AnnouncingParts {
  /** Calls later, after milliseconds; answers what calls it off. */
  schedule(ms: number, call: () => void): () => void
  tell(lines: readonly string[]): void
  /** Tells of so many at once. */
  count(lines: number): void
}

/** Tells of lines as they come, a few by what they say; of a flood ever more seldom how many they were. */
export class Announcing {
  readonly #parts: AnnouncingParts
  #waiting: string[] = []
  #came = 0
  #pause = shortest
  #cancel: (() => void) | undefined

  constructor(parts: AnnouncingParts) {
    this.#parts = parts
  }

  came(line: string): void {
    this.#came++
    if (this.#waiting.length < readOut) this.#waiting.push(line)
    this.#cancel ??= this.#parts.schedule(this.#pause, () => this.#tell())
  }

  end(): void {
    this.#cancel?.()
  }

  #tell(): void {
    const lines = this.#waiting
    const came = this.#came
    this.#cancel = undefined
    this.#waiting = []
    this.#came = 0
    this.#pause = this.#pauseAfter(came)
    if (came > readOut) this.#parts.count(came)
    else this.#parts.tell(lines)
  }

  /** What comes no faster than a talk is told by what it says before long, also where nobody ever pauses. */
  #pauseAfter(came: number): number {
    if (came <= readOut) return shortest
    const isTalk = came * shortest <= this.#pause
    return isTalk ? Math.max(this.#pause / 2, shortest) : Math.min(this.#pause * 2, longest)
  }
}
