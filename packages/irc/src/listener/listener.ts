import type { Extension } from '../extension.ts'
import type { ExtensionEvent } from '../extensions.ts'
import type { Line } from '../message/line.ts'
import { type Message, parseMessage } from '../message/message.ts'
import type { BatchInfo } from '../session/core-events.ts'
import type { IrcEvent } from '../session/events.ts'
import { provenanceOf } from '../session/provenance.ts'
import { MAX_BATCH_DEPTH, MAX_OPEN_BATCHES } from '../session/session-limits.ts'
import type { SessionState } from '../session/state.ts'
import { listenedExtensions } from './listened-extensions.ts'
import { ListenerContext } from './listener-context.ts'
import { initialState, learn } from './listener-state.ts'

/** What a connection that is registered by itself (a mux stream) tells who only listens. */
export interface Listener {
  /** What is known now: who we are, what the server can do, the channels that we are in and their topics; nobody else. */
  readonly state: SessionState
  /** Never throws because of what the line holds. `now` is milliseconds since 1970. */
  receive(line: Line, now: number): void
}

/**
 * A session that only listens, a fraction of a whole one: for who must first show what there is. It tells the events of a
 * session for the burst after the registration and for what is told without being asked for. A line of the past is told as
 * `reply-received`, or as `message-received` where it was put together of several. What happens meanwhile it leaves out.
 */
export function createListener(emit: (event: IrcEvent) => void): Listener {
  return new IrcListener(emit)
}

interface Known {
  readonly extension: Extension<ExtensionEvent, unknown>
  readonly context: ListenerContext
}

interface OpenBatch {
  readonly info: BatchInfo
  readonly depth: number
  readonly replayed: boolean
  /** Whose type it is. */
  readonly owner: Known | undefined
}

class IrcListener implements Listener {
  readonly state = initialState()
  readonly emit: (event: IrcEvent) => void
  now = 0
  provenance = provenanceOf(parseMessage('NOTHING') as Message, 0)
  readonly #known: readonly Known[]
  readonly #batches = new Map<string, OpenBatch>()

  constructor(emit: (event: IrcEvent) => void) {
    this.emit = emit
    this.#known = listenedExtensions.map((extension) => ({ extension, context: new ListenerContext(this, extension) }))
  }

  receive({ text, damaged }: Line, now: number): void {
    const message = parseMessage(text)
    if (message === undefined) return
    this.now = now
    const open = this.#batches.get(message.tags.get('batch') ?? '')
    this.provenance = provenanceOf(message, now, damaged)
    this.provenance.batch = open?.info
    this.provenance.replayed = open?.replayed === true
    for (const { extension, context } of this.#known) extension.annotate?.(message, this.provenance, context)
    if (open !== undefined && this.#keeps(open, message)) return
    if (message.command === 'BATCH') this.#batch(message, open)
    else if (this.provenance.replayed) this.emit({ ...this.provenance, type: 'reply-received' })
    else this.#handle(message)
  }

  #handle(message: Message): void {
    const event = learn(this.state, message, this.provenance)
    if (event !== undefined) this.emit(event)
    for (const { extension, context } of this.#known) extension.handlers?.[message.command]?.(message, context)
  }

  /** A line of a message of several lines is that batch's own. */
  #keeps({ info, owner }: OpenBatch, message: Message): boolean {
    return owner?.extension.batches?.[info.type]?.line?.(info, message, owner.context) === true
  }

  /** Source: https://ircv3.net/specs/extensions/batch */
  #batch(message: Message, parent: OpenBatch | undefined): void {
    const [marked = '', type = '', ...params] = message.params
    const reference = marked.slice(1)
    const open = this.#batches.get(reference)
    if (marked.startsWith('-') && open !== undefined) this.#end(open)
    else if (marked.startsWith('+') && open === undefined && reference !== '') {
      const info = { reference, type, params, parent: parent?.info.reference }
      this.#begin(info, message, parent)
    }
  }

  #begin(info: BatchInfo, message: Message, parent: OpenBatch | undefined): void {
    const depth = parent === undefined ? 0 : parent.depth + 1
    if (this.#batches.size >= MAX_OPEN_BATCHES || depth >= MAX_BATCH_DEPTH) return
    const owner = this.#known.find(({ extension: { batches = {} } }) => Object.hasOwn(batches, info.type))
    const handler = owner?.extension.batches?.[info.type]
    const replayed = parent?.replayed === true || handler?.replayed === true
    this.#batches.set(info.reference, { info, depth, replayed, owner })
    this.emit({ ...this.provenance, type: 'batch-started', started: info })
    if (owner !== undefined) handler?.opened?.(info, message, owner.context)
  }

  #end({ info, replayed, owner }: OpenBatch): void {
    // What stands in it cannot outlive it.
    for (const inner of this.#batches.values()) if (inner.info.parent === info.reference) this.#end(inner)
    this.#batches.delete(info.reference)
    this.provenance.batch = this.#batches.get(info.parent ?? '')?.info
    this.provenance.replayed = replayed
    if (owner !== undefined) owner.extension.batches?.[info.type]?.closed?.(info, owner.context)
    this.emit({ ...this.provenance, type: 'batch-ended', ended: info, complete: true })
  }
}
