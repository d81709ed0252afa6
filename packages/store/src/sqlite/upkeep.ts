import { sweep } from '../queries/sweep.ts'
import type { Plan } from '../sql/plan.ts'
import type { FileName } from './protocol.ts'
import type { SqliteDialect } from './sqlite-dialect.ts'
import type { WorkerEnvironment } from './worker-environment.ts'

/** Messages that one step indexes: more at once cost less each, and hold up a commit for longer. */
const STEP = 256
/** With so many waiting the index goes first: a search looks at each of them. */
const FAR_BEHIND = 2000
/** Pages of the index that are merged for as many messages as one burst indexes; idle steps merge fewer at a time. */
const BURST_PAGES = 128
/** Milliseconds after which a few messages are indexed as well. */
const QUIET = 2000

/** Whether no more messages should be taken before those that are there are indexed. */
export function isFarBehind(waiting: number): boolean {
  return waiting >= FAR_BEHIND
}

/**
 * One step of what is done while nobody waits: indexing, merging, sweeping. Where the file `isQuiet`, few messages are
 * worth a step too. False where nothing is left for now.
 */
export function* upkeepStep(dialect: SqliteDialect, isQuiet: boolean): Plan<boolean> {
  const { search } = dialect
  const isWorthIt = search.behind >= STEP || isQuiet
  if (isWorthIt && (yield* search.indexNewest(STEP))) return true
  return (yield* search.merge()) || (yield* search.catchUp()) || (yield* sweep(dialect))
}

/** Indexes all that waits, and merges as much as that asks for. */
export function* indexBurst({ search }: SqliteDialect): Plan<void> {
  yield* search.indexNewest(Number.MAX_SAFE_INTEGER)
  yield* search.merge(BURST_PAGES)
}

/** The files in which something may be left to do while nobody waits. */
export class UpkeepList {
  readonly #environment: WorkerEnvironment
  readonly #wake: () => void
  /** By file: whether it is quiet. */
  readonly #due = new Map<FileName, boolean>()
  /** Files in which a few messages wait. */
  readonly #later = new Set<FileName>()
  #cancel: (() => void) | undefined

  /** `wake` is called when something became due by itself. */
  constructor(environment: WorkerEnvironment, wake: () => void) {
    this.#environment = environment
    this.#wake = wake
  }

  /** The file whose turn it is. */
  get next(): { readonly file: FileName; readonly isQuiet: boolean } | undefined {
    const [entry] = this.#due
    return entry === undefined ? undefined : { file: entry[0], isQuiet: entry[1] }
  }

  /** Something may be left to do in this file. */
  due(file: FileName): void {
    this.#due.set(file, true)
    this.#wake()
  }

  /** So many messages of this file wait to be indexed. */
  appended(file: FileName, behind: number): void {
    if (behind >= STEP && !this.#due.has(file)) this.#due.set(file, false)
    if (this.#later.has(file)) return
    this.#later.add(file)
    this.#cancel ??= this.#environment.after(QUIET, () => this.#quiet())
  }

  /** Nothing is left to do in this file for now. */
  done(file: FileName): void {
    this.#due.delete(file)
  }

  /** The file is closed. */
  forget(file: FileName): void {
    this.#due.delete(file)
    this.#later.delete(file)
  }

  close(): void {
    this.#cancel?.()
  }

  #quiet(): void {
    this.#cancel = undefined
    for (const file of this.#later) this.#due.set(file, true)
    this.#later.clear()
    this.#wake()
  }
}
