import { splitStatusTarget } from '@longwire/irc'
import type { BufferRecord, MessageKind } from '@longwire/store'
import { isOurMsgid } from './msgid.ts'
import type { Network } from './network.ts'
import { piecesOf } from './say-pieces.ts'
import type { RecordedLine, RecordObserver } from './record-observers.ts'

/** Milliseconds within which a network refuses what was sent to it. */
const REFUSED_WITHIN_MS = 5 * 60_000
const MOST_REMEMBERED = 100

const spoken: ReadonlySet<MessageKind> = new Set(['privmsg', 'notice', 'action'])

interface Unconfirmed {
  readonly network: Network
  readonly buffer: BufferRecord
  readonly msgid: string
  readonly time: number
  /** The STATUSMSG prefix that it was said to; the empty string for none. */
  readonly status: string
  /** Lines that carried it and were not refused. */
  left: number
  refused: boolean
}

/** Which message a network has refused. */
export interface RefusedSay extends Pick<Unconfirmed, 'buffer' | 'msgid'> {
  /** It was told already: another line of the same message. */
  readonly known: boolean
}

/**
 * What counted as said because it had left: a network that does not echo may refuse it afterwards, and says to whom it was said
 * and no more. So it is the last one. See docs/extensions/id.md.
 */
export class UnconfirmedSays implements RecordObserver {
  #says: readonly Unconfirmed[] = []

  onRecorded({ network, buffer, message, arrival }: RecordedLine): void {
    const { own, kind, msgid, text, time, details } = message
    if (!own || arrival !== 'live' || !spoken.has(kind) || !isOurMsgid(msgid)) return
    const status = details?.status ?? ''
    const as = kind as 'privmsg' | 'notice' | 'action'
    const left = piecesOf(network, { as, target: buffer.name, status, text }).length
    const said: Unconfirmed = { network, buffer, msgid, time, status, left, refused: false }
    this.#says = [...this.#says.filter((one) => time - one.time < REFUSED_WITHIN_MS), said].slice(-MOST_REMEMBERED)
  }

  onRemoved(network: Network): void {
    this.#says = this.#says.filter((one) => one.network !== network)
  }

  /** The network refuses something that was said there, at a time in milliseconds since 1970; undefined where nothing is known of it. */
  refused(network: Network, named: string, now: number): RefusedSay | undefined {
    const { status, target } = splitStatusTarget(network.isupport, named)
    const buffer = network.buffers.find(target)
    const said = this.#says.findLast((one) => {
      // Many networks name the channel alone, whomever of it the message was for.
      const meant = status === '' || one.status === status
      const here = meant && one.network === network && one.buffer.id === buffer?.id
      return here && one.left > 0 && now - one.time < REFUSED_WITHIN_MS
    })
    if (said === undefined) return undefined
    const known = said.refused
    said.left--
    said.refused = true
    return { buffer: said.buffer, msgid: said.msgid, known }
  }
}
