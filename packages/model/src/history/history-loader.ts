import type { HistoryReference, MessageInit, Outcome, SessionState } from '@longwire/irc'
import { type ActionOutcome, done, notCarried, offline, outcomeOf } from '../action-outcome.ts'
import type { Buffer } from '../buffers/buffer.ts'
import type { Line } from '../line.ts'
import { hasHistory, hasRecord } from '../network/capabilities.ts'
import type { PageRequest } from '../timeline/page-request.ts'
import { isForwards, PAGE, pageRequest } from './history-request.ts'
import type { Reader } from './line-of-message.ts'
import { type HistoryPiece, readHistory } from './read-lines.ts'

/** What loading history needs of its network. */
export interface HistoryNetwork {
  readonly ready: boolean
  readonly state: SessionState
  readerFor(buffer: Buffer): Reader
  now(): number
  ask(message: MessageInit): Promise<Outcome>
  /** Lines came that were not here before. */
  came(lines: readonly Line[]): void
}

const nothing: HistoryPiece = { lines: [], facts: [], start: undefined, end: undefined }

/** A target of which the other side has no history at all. */
const emptyCodes: ReadonlySet<string> = new Set(['INVALID_TARGET', 'UNKNOWN_CHANNEL'])

/** Loads pages of history into timelines; what is being loaded already is waited for, not asked for again. */
export class HistoryLoader {
  readonly #network: HistoryNetwork
  readonly #underWay = new Map<string, Promise<ActionOutcome<void>>>()

  constructor(network: HistoryNetwork) {
    this.#network = network
  }

  load(buffer: Buffer, request: PageRequest): Promise<ActionOutcome<void>> {
    const key = JSON.stringify([buffer.key, request])
    const loading = this.#underWay.get(key) ?? this.#load(buffer, request)
    this.#underWay.set(key, loading)
    const forget = (): void => void (this.#underWay.get(key) === loading && this.#underWay.delete(key))
    void loading.then(forget, forget)
    return loading
  }

  async #load(buffer: Buffer, request: PageRequest, from?: HistoryReference): Promise<ActionOutcome<void>> {
    if (!this.#network.ready) return offline
    const { state } = this.#network
    // Only a record of our own keeps what the network itself says.
    const kept = hasHistory(state) && (buffer.kind !== 'server' || hasRecord(state))
    if (!kept) return this.#put(buffer, request, nothing)
    const message = pageRequest(state.isupport, buffer.name || '*', request, (id) => buffer.timeline.get(id), from)
    // The line it began from was dropped: there is nothing to load any more.
    if (message === undefined) return done
    const finished = buffer.timeline.loading(request)
    try {
      const outcome = await this.#network.ask(message)
      if (outcome.kind === 'refused' && emptyCodes.has(outcome.refusal.code)) return this.#put(buffer, request, nothing)
      if (outcome.kind !== 'ok') return outcomeOf(outcome, () => undefined)
      const page = readHistory(outcome.replies, this.#network.readerFor(buffer), this.#network.now())
      const further = isForwards(request) ? page.end : page.start
      if (page.lines.length === 0 && further !== undefined && isBounded(request) && !same(further, from)) {
        // Nothing but reactions and the like: there may be lines beyond them.
        buffer.learn(page.facts)
        return await this.#load(buffer, request, further)
      }
      this.#put(buffer, request, page)
      const rest = page.lines.length < PAGE ? restOf(buffer, request, page.lines) : undefined
      return rest === undefined ? done : await this.load(buffer, rest)
    } catch (error) {
      return notCarried(error)
    } finally {
      finished()
    }
  }

  #put(buffer: Buffer, request: PageRequest, { lines, facts }: HistoryPiece): ActionOutcome<undefined> {
    buffer.learn(facts)
    this.#network.came(buffer.page(request, lines))
    return done
  }
}

function same(one: HistoryReference, other: HistoryReference | undefined): boolean {
  return other !== undefined && JSON.stringify(one) === JSON.stringify(other)
}

/** Whether it begins at a line, and goes on from there. */
function isBounded({ kind }: PageRequest): boolean {
  return kind === 'before' || kind === 'between' || kind === 'after'
}

/**
 * A short page is most likely the last one; but a limit may count other lines than those that are shown, so only an empty one
 * says that nothing is left.
 */
function restOf({ timeline }: Buffer, request: PageRequest, lines: readonly Line[]): PageRequest | undefined {
  const first = lines[0]
  if (first === undefined) return undefined
  if (request.kind === 'before' && request.line !== first.id) {
    return timeline.first?.id === first.id ? { kind: 'before', line: first.id } : undefined
  }
  // A network that answers with the bound itself would be asked for ever.
  if (request.kind !== 'between') return undefined
  if (request.side === 'older') return restAfter(timeline, request, lines)
  if (request.newer === first.id) return undefined
  const older = timeline.beforeGap(first.id)
  return older === undefined ? undefined : { ...request, older: older.id, newer: first.id }
}

function restAfter(
  timeline: Buffer['timeline'],
  request: Extract<PageRequest, { readonly kind: 'between' }>,
  lines: readonly Line[],
): PageRequest | undefined {
  const last = lines.at(-1)?.id
  const older = timeline.beforeGap(request.newer)?.id
  return older === undefined || older !== last || older === request.older ? undefined : { ...request, older }
}

/** What a screen that shows a buffer needs first; undefined where enough is here. */
export function firstPage(buffer: Buffer): PageRequest | undefined {
  const { timeline } = buffer
  const { first } = timeline
  if (first === undefined || timeline.behind) return timeline.behind ? { kind: 'latest' } : undefined
  const few = timeline.confirmed.length < ENOUGH && timeline.shown.older === 'unknown'
  return few ? { kind: 'before', line: first.id } : undefined
}

/** Lines that fill a large screen. */
const ENOUGH = 50
