import { createHash } from 'node:crypto'
import type { BufferRecord, History, NewBuffer } from '../history.ts'
import type { NetworkId } from '../ids.ts'
import type { NewMessage } from '../message.ts'
import type { Logged } from './logged-line.ts'

/** Messages of one call of `append`. */
const BATCH = 500
/** Unreadable lines that a report quotes. */
const MAX_QUOTED = 1000
/** What was said is remembered for so many sayings: enough for the hour that the clocks of a log go back by. */
const MAX_REPEATABLE = 20_000

/** How an import goes on, and in the end how it went. */
export interface ImportReport {
  /** Lines or rows that were looked at. */
  readonly lines: number
  /** Messages in them. */
  readonly messages: number
  /** Messages that were not there before. */
  readonly fresh: number
  /** How many lines could not be read. */
  readonly unreadable: number
  /** The first 1,000 of these, each with its number from 1. */
  readonly quoted: readonly { readonly line: number; readonly text: string }[]
}

/** Hears of a line that could not be read: its number from 1, and what is in it. */
export type HearUnreadable = (line: number, text: string) => Promise<void> | void

export interface ImportOptions {
  /** Is told of each line that could not be read, however many there are; the import goes on when it has resolved. */
  readonly onUnreadable?: HearUnreadable
  /** Called after each batch. */
  readonly onProgress?: (report: ImportReport) => void
  /** Ends the import after the batch under way. What was imported stays; the same import later goes on. */
  readonly signal?: AbortSignal
  /** Nicknames that are the person's own, in any case. */
  readonly ownNicknames?: readonly string[]
  /** Folds the name of a channel or a nickname with the network's casemapping; default: lower case. */
  readonly fold?: (name: string) => string
}

/** Something that happened, from a log, in a place. */
export interface Imported {
  readonly network: NetworkId
  /** A channel, a nickname, or `''` for the network's own messages. */
  readonly target: string
  /** Milliseconds since 1970. */
  readonly time: number
  readonly message: Logged
  /** Where the log itself says whose it is. */
  readonly own?: boolean
}

/** A line of an import: something to keep, nothing, or something that was not understood. */
export type ImportLine = Imported | 'nothing' | { readonly unreadable: string }

function kindOf(target: string): NewBuffer['kind'] {
  if (target === '') return 'server'
  return /^[#&+!]/.test(target) ? 'channel' : 'query'
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

/**
 * Brings messages from elsewhere into a history. Each gets a msgid made from what it says, so that importing the same
 * log again, or going on after half of it, adds nothing twice. Nobody is notified: attention is 0.
 */
export class Importer {
  readonly #history: History
  readonly #options: ImportOptions
  readonly #fold: (name: string) => string
  readonly #own: ReadonlySet<string>
  readonly #buffers = new Map<string, BufferRecord>()
  /** How often the same was said at the same time, by what is hashed of it; what was said first is first. */
  readonly #repeats = new Map<string, number>()
  #batch: NewMessage[] = []
  #lines = 0
  #messages = 0
  #fresh = 0
  #unreadable = 0
  readonly #quoted: { line: number; text: string }[] = []

  constructor(history: History, options: ImportOptions = {}) {
    this.#history = history
    this.#options = options
    this.#fold = options.fold ?? ((name) => name.toLowerCase())
    this.#own = new Set((options.ownNicknames ?? []).map((name) => this.#fold(name)))
  }

  /** Takes all lines. Rejects with what `append` rejects with; what was reported until then is in the history. */
  async run(lines: AsyncIterable<ImportLine>): Promise<ImportReport> {
    for await (const line of lines) {
      await this.#take(line)
      if (this.#options.signal?.aborted === true) break
    }
    await this.#flush()
    return this.report
  }

  get report(): ImportReport {
    return {
      lines: this.#lines,
      messages: this.#messages,
      fresh: this.#fresh,
      unreadable: this.#unreadable,
      quoted: this.#quoted,
    }
  }

  async #take(line: ImportLine): Promise<void> {
    this.#lines += 1
    if (line === 'nothing') return
    if ('unreadable' in line) {
      this.#unreadable += 1
      if (this.#quoted.length < MAX_QUOTED) this.#quoted.push({ line: this.#lines, text: line.unreadable })
      await this.#options.onUnreadable?.(this.#lines, line.unreadable)
      return
    }
    const buffer = await this.#bufferOf(line)
    const { kind, sender, text, params } = line.message
    this.#batch.push({
      buffer: buffer.id,
      time: line.time,
      kind,
      sender,
      msgid: this.#msgidOf(line, buffer),
      text,
      attention: 0,
      own: line.own ?? this.#own.has(this.#fold(sender.split('!')[0] ?? '')),
      ...(params === undefined ? {} : { details: { params } }),
    })
    if (this.#batch.length >= BATCH) await this.#flush()
  }

  async #bufferOf({ network, target }: Imported): Promise<BufferRecord> {
    const folded = this.#fold(target)
    const key = `${network} ${folded}`
    const known = this.#buffers.get(key)
    if (known !== undefined) return known
    const buffer = await this.#history.buffers.ensure({ network, kind: kindOf(target), name: target, folded })
    this.#buffers.set(key, buffer)
    return buffer
  }

  #msgidOf({ time, message }: Imported, buffer: BufferRecord): string {
    const { kind, sender, text, params } = message
    const said = JSON.stringify([buffer.network, buffer.folded, time, kind, sender, text, params ?? []])
    return `log-${shortHash(`${this.#countRepeat(shortHash(said))} ${said}`)}`
  }

  /** How often this was said before. */
  #countRepeat(said: string): number {
    const repeat = this.#repeats.get(said) ?? 0
    this.#repeats.set(said, repeat + 1)
    if (this.#repeats.size > MAX_REPEATABLE) {
      for (const [first] of this.#repeats) {
        this.#repeats.delete(first)
        break
      }
    }
    return repeat
  }

  async #flush(): Promise<void> {
    const batch = this.#batch
    this.#batch = []
    const appended = await this.#history.append(batch)
    this.#messages += batch.length
    this.#fresh += appended.filter(({ fresh }) => fresh).length
    this.#options.onProgress?.(this.report)
  }
}
