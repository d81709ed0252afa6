import { type BatchInfo, type IrcEvent, type Message, readServerTime } from '@longwire/irc'

/** What one batch of a resume held. Source: docs/extensions/resume.md */
export interface MissedBatch {
  readonly target: string
  /** How many lines were missed in all. */
  readonly count: number
  readonly messages: readonly Message[]
  readonly filled: readonly [from: number, to: number] | undefined
}

const type = 'longwire/resume'

/** Gathers the batches of a resume from a session's events. */
export class MissedLines {
  readonly #open = new Map<string, { readonly batch: BatchInfo; readonly messages: Message[] }>()
  readonly #ended: (batch: MissedBatch) => void

  constructor(ended: (batch: MissedBatch) => void) {
    this.#ended = ended
  }

  /** Whether the event belongs to a resume, and to nobody else. */
  takes(event: IrcEvent): boolean {
    if (event.type === 'batch-started' && event.started.type === type) {
      this.#open.set(event.started.reference, { batch: event.started, messages: [] })
      return true
    }
    if (event.type === 'batch-ended' && event.ended.type === type) {
      this.#end(event.ended.reference, event.complete)
      return true
    }
    if (!('batch' in event) || event.batch === undefined) return false
    const open = this.#open.get(event.batch.reference)
    if (open === undefined) return false
    // One line may tell several things; and a batch inside is told by what it holds.
    if (event.type !== 'batch-started' && event.type !== 'batch-ended' && open.messages.at(-1) !== event.message)
      open.messages.push(event.message)
    return true
  }

  /** The connection is gone: what was not told in full is told again by the next resume. */
  forget(): void {
    this.#open.clear()
  }

  #end(reference: string, complete: boolean): void {
    const open = this.#open.get(reference)
    this.#open.delete(reference)
    if (open === undefined || !complete) return
    const [target, count, from, to] = open.batch.params
    if (target === undefined) return
    this.#ended({
      target,
      count: Math.max(Number(count) || 0, open.messages.length),
      messages: open.messages,
      filled: spanOf(from, to),
    })
  }
}

function spanOf(from: string | undefined, to: string | undefined): readonly [number, number] | undefined {
  if (from === undefined || to === undefined) return undefined
  const begin = readServerTime(from)
  const end = readServerTime(to)
  return begin !== undefined && end !== undefined && begin <= end ? [begin, end] : undefined
}
