import { StoreError } from '../error.ts'
import type { History } from '../history.ts'
import type { BufferId } from '../ids.ts'
import type { NewMessage } from '../message.ts'
import type { HearUnreadable } from './import-messages.ts'
import { type JsonLine, type JsonPlace, JSON_LINES_VERSION } from './json-lines.ts'
import { parseJsonLine } from './parse-json-line.ts'

/** Messages of one call of `append`. */
const BATCH = 500
/** Unreadable lines that a report quotes. */
const MAX_QUOTED = 1000

/** How reading an export back goes on, and in the end how it went. */
export interface JsonLinesReport {
  readonly lines: number
  readonly fresh: number
  readonly unreadable: number
  /** The first 1,000 of these, each with its number from 1. */
  readonly quoted: readonly { readonly line: number; readonly text: string }[]
}

/** Reads an export back. What is there already stays as it is, so that an import that was ended early can be repeated. */
class JsonLinesImport {
  readonly #history: History
  readonly #buffers = new Map<string, BufferId>()
  #batch: NewMessage[] = []
  #lines = 0
  #fresh = 0
  #unreadable = 0
  readonly #quoted: { line: number; text: string }[] = []

  constructor(history: History) {
    this.#history = history
  }

  async take(text: string, onUnreadable: HearUnreadable | undefined): Promise<void> {
    this.#lines += 1
    if (text === '') return
    const line = parseJsonLine(text)
    const taken = line === undefined ? false : await this.#takeLine(line)
    if (taken) return
    this.#unreadable += 1
    if (this.#quoted.length < MAX_QUOTED) this.#quoted.push({ line: this.#lines, text })
    await onUnreadable?.(this.#lines, text)
  }

  async flush(): Promise<void> {
    const batch = this.#batch
    this.#batch = []
    const appended = await this.#history.append(batch)
    this.#fresh += appended.filter(({ fresh }) => fresh).length
  }

  get report(): JsonLinesReport {
    return { lines: this.#lines, fresh: this.#fresh, unreadable: this.#unreadable, quoted: this.#quoted }
  }

  #bufferAt(place: JsonPlace | undefined): BufferId | undefined {
    return place === undefined ? undefined : this.#buffers.get(place.join(' '))
  }

  async #takeLine(line: JsonLine): Promise<boolean> {
    switch (line.line) {
      case 'history':
        if (line.version > JSON_LINES_VERSION) throw tooNew()
        return true
      case 'buffer': {
        const { line: _, joined, key, ...buffer } = line
        const { id } = await this.#history.buffers.ensure(buffer)
        await this.#history.buffers.update(id, { joined, key })
        this.#buffers.set([buffer.network, buffer.folded].join(' '), id)
        return true
      }
      case 'message':
        return await this.#takeMessage(line)
      case 'preference':
        await this.#history.preferences.set(line.key, line.value)
        return true
      case 'buffer-preference': {
        const buffer = this.#bufferAt(line.in)
        if (buffer !== undefined) await this.#history.bufferPreferences.set(buffer, line.key, line.value)
        return buffer !== undefined
      }
      case 'redaction':
      case 'reaction':
      case 'read':
      case 'retention':
        // They speak of messages, which have to be there.
        await this.flush()
        return await this.#takeFact(line)
    }
  }

  async #takeMessage(line: JsonLine & { line: 'message' }): Promise<boolean> {
    const buffer = this.#bufferAt(line.in)
    if (buffer === undefined) return false
    const { time, kind, sender, account, msgid, text, attention, own, details } = line
    const always = { buffer, time, kind, sender, msgid, text, attention, own }
    const rare = { ...(account === undefined ? {} : { account }), ...(details === undefined ? {} : { details }) }
    this.#batch.push({ ...always, ...rare })
    if (this.#batch.length >= BATCH) await this.flush()
    return true
  }

  async #takeFact(line: JsonLine & { line: 'redaction' | 'reaction' | 'read' | 'retention' }): Promise<boolean> {
    const { facts, retention } = this.#history.parts
    if (line.line === 'retention') {
      const { scope } = line.rule
      const buffer = this.#bufferAt(line.in)
      if (scope.kind === 'buffer' && buffer === undefined) return false
      const own = scope.kind === 'buffer' ? { kind: 'buffer' as const, buffer: buffer ?? 0 } : scope
      await retention?.setRule({ ...line.rule, scope: own })
      return retention !== undefined
    }
    const buffer = this.#bufferAt(line.in)
    if (buffer === undefined) return false
    if (line.line === 'read') await this.#history.markRead(buffer, line.upTo)
    else if (line.line === 'redaction') await facts?.redact({ ...line, buffer })
    else await facts?.react({ ...line, buffer })
    return true
  }
}

/** Reads what `exportJsonLines` wrote; empty lines say nothing. Rejects with `newer-schema` where a later version wrote it. */
export async function importJsonLines(
  history: History,
  lines: AsyncIterable<string>,
  onProgress?: (report: JsonLinesReport) => void,
  onUnreadable?: HearUnreadable,
): Promise<JsonLinesReport> {
  const importing = new JsonLinesImport(history)
  let count = 0
  for await (const line of lines) {
    await importing.take(line, onUnreadable)
    count += 1
    if (count % BATCH === 0) onProgress?.(importing.report)
  }
  await importing.flush()
  onProgress?.(importing.report)
  return importing.report
}

function tooNew(): StoreError {
  return new StoreError('newer-schema', {
    retry: false,
    userText: 'This export was written by a newer Longwire. Import it with that version.',
  })
}
