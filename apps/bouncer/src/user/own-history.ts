import { type EventOf, stripFormatting } from '@longwire/irc'
import type { History, MessageId, StoredMessage } from '@longwire/store'
import { isOurMsgid } from './msgid.ts'
import type { Network } from './network.ts'
import type { Arrival } from './origin.ts'
import type { Recorder } from './recorder.ts'
import type { Router } from './router.ts'
import type { UnsettledSays } from './unsettled-says.ts'
import type { Work } from './work.ts'

/** Networks' clocks and ours differ by no more than this. */
const CLOCK_SKEW_MS = 30_000
/** A text that was said in pieces without line ends is longer than this. */
const LONG_TEXT = 200

/** What finding it again needs of its user. */
export interface OwnHistoryUser {
  readonly history: History
  readonly recorder: Recorder
  readonly unsettled: UnsettledSays
  readonly work: Work
}

/**
 * What the person said, found in a network's own history. It may be in the record already, under another id where the network
 * does not echo; it is recorded once. What nobody knew the end of is known to have been said now, and gets the id of its screen.
 */
export class OwnHistory {
  readonly #user: OwnHistoryUser
  readonly #router: Router
  /** Which line of the network a row stands for, by network: what was said twice is there twice. */
  readonly #matched = new WeakMap<Network, Map<MessageId, string>>()

  constructor(user: OwnHistoryUser, router: Router) {
    this.#user = user
    this.#router = router
  }

  /** Resolves when it is recorded, or known to be. */
  take(network: Network, event: EventOf<'message-received'>, arrival: Arrival): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    // What was said just now is in the store before it is asked.
    this.#user.recorder.after(() =>
      this.#user.work(
        this.#isRecorded(network, event),
        (recorded) => {
          if (!recorded) this.#record(network, event, arrival)
          resolve()
        },
        reject,
      ),
    )
    return promise
  }

  #record(network: Network, event: EventOf<'message-received'>, arrival: Arrival): void {
    const plain = stripFormatting(event.text)
    const outboxId = this.#user.unsettled.idOf(
      network.id,
      ({ at, target, text }) =>
        network.fold(target) === network.fold(event.target) &&
        text !== undefined &&
        stripFormatting(text) === plain &&
        Math.abs(at - event.time) <= CLOCK_SKEW_MS,
    )
    this.#router.filled(network, event, arrival, outboxId)
  }

  async #isRecorded(network: Network, event: EventOf<'message-received'>): Promise<boolean> {
    const buffer = network.buffers.find(event.target)
    if (buffer === undefined) return false
    const { messages } = await this.#user.history.page({
      kind: 'between',
      from: { by: 'time', time: event.time - CLOCK_SKEW_MS - 1 },
      to: { by: 'time', time: event.time + CLOCK_SKEW_MS + 1 },
      buffer: buffer.id,
      limit: 1000,
      events: false,
    })
    // What was refused is not what was said, however alike.
    const own = messages.filter((row) => row.own && row.redaction?.refusal === undefined)
    if (own.some(({ msgid }) => msgid === event.msgid)) return true
    const piece = own.some((row) => isPieceOf(event.text, row))
    if (piece) return true
    const matched = this.#matched.get(network) ?? new Map<MessageId, string>()
    this.#matched.set(network, matched)
    const plain = stripFormatting(event.text)
    const line = event.msgid ?? `${event.time} ${event.text}`
    // What is kept under the network's own id is another line.
    const alike = own.filter(({ msgid, text }) => isOurMsgid(msgid) && stripFormatting(text) === plain)
    const row = alike.find(({ id }) => matched.get(id) === line) ?? alike.find(({ id }) => !matched.has(id))
    if (row !== undefined) matched.set(row.id, line)
    return row !== undefined
  }
}

/** Whether it is one line of a message of several, which a network without such messages got line by line. */
function isPieceOf(text: string, row: StoredMessage): boolean {
  if (row.text === text) return false
  if (row.text.includes('\n')) return row.text.split('\n').some((line) => line === text || isCut(text, line))
  return isCut(text, row.text)
}

function isCut(text: string, whole: string): boolean {
  return whole.length > LONG_TEXT && text !== whole && text.length > LONG_TEXT / 4 && whole.includes(text)
}
