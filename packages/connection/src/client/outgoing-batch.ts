import type { MessageInit } from '@longwire/irc'

/**
 * Holds the lines of a batch that we send until its last one is there, so that they leave together: while a batch is open a
 * server takes nothing else, not even the PING that asks whether it is still there, and it gives a batch only some seconds.
 * Source: https://ircv3.net/specs/extensions/multiline
 */
export class OutgoingBatch {
  #reference: string | undefined
  #lines: string[] = []

  /** What may leave now that there is this message: itself, a whole batch, or nothing yet. What began and never ended is forgotten with the next. */
  take({ command, params, tags }: MessageInit, line: string): readonly string[] {
    const first = command === 'BATCH' ? (params?.[0] ?? '') : ''
    if (first.startsWith('+')) {
      this.#reference = first.slice(1)
      this.#lines = [line]
      return []
    }
    if (this.#reference === undefined) return [line]
    const ends = first === `-${this.#reference}`
    if (!ends && batchOf(tags) !== this.#reference) return [line]
    this.#lines.push(line)
    if (!ends) return []
    const lines = this.#lines
    this.#reference = undefined
    this.#lines = []
    return lines
  }
}

/** What we send has its tags as a record, or none. */
function batchOf(tags: MessageInit['tags']): string | undefined {
  return tags === undefined || tags instanceof Map ? undefined : (tags as Readonly<Record<string, string>>)['batch']
}
