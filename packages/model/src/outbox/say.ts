import type { Environment } from '@longwire/connection'
import { type ActionOutcome, done, notDone } from '../action-outcome.ts'
import type { Network } from '../network/network.ts'
import { isSlippedCommand } from '../input/secrets.ts'
import { personNow } from '../people/person-now.ts'
import { words } from '../words/words.ts'
import { addresseeOf } from './addressee.ts'
import type { OutboxEntry } from './outbox.ts'

/** How something is said. */
export interface Manner {
  /** Default `privmsg`. */
  readonly as?: OutboxEntry['as']
  /** Client-only tags, such as `+reply`. */
  readonly tags?: Readonly<Record<string, string>>
  /** The person was asked whether so many messages are to be sent. */
  readonly confirmed?: boolean
  /** It goes to who has the nickname now, also where whom the conversation was with is known to be called otherwise. */
  readonly toWhoever?: boolean
}

/** Messages that are sent in a row without a question. */
const UNASKED = 5

/**
 * Puts a text into the outbox, and sends it where there is a way: as one message of several lines where the network takes that,
 * else in as many as it needs; many are asked for first. `to`: a channel or a person, or `@#channel`.
 */
export function say(
  { environment, newId }: { readonly environment: Environment; readonly newId: () => string },
  { sender, buffers, state, ready }: Network,
  to: string,
  text: string,
  { as = 'privmsg', tags = {}, confirmed = false, toWhoever = false }: Manner = {},
): ActionOutcome<undefined> {
  const { status, target } = addresseeOf(state.isupport, to)
  if (target === '') return notDone('not-a-conversation', words.nobodyReads)
  const pieces = sender.pieces(to, as, text)
  if (pieces.length === 0) return notDone('no-text', words.nothingToSend)
  if (pieces.length > UNASKED && !confirmed) {
    return notDone('needs-confirmation', words.manyMessages(pieces.length))
  }
  if (!confirmed && isSlippedCommand(text)) return notDone('needs-confirmation', words.slippedPassword)
  // Whether it fits into one message is known when there is somebody to take it.
  const undivided = pieces.length > 1 && as !== 'action' && !ready
  // What becomes of it is seen in the conversation, so there must be one.
  const buffer = buffers.ensure(target, state.isupport)
  // Only what is known now: what becomes known before it is sent, nobody has thought of.
  const meant = toWhoever && personNow(buffer, buffers).kind === 'renamed'
  // A clock that is behind must not put it above what was said already.
  const time = Math.max(environment.now(), buffer.timeline.last?.time ?? 0)
  for (const [i, piece] of (undivided ? [text.trimEnd()] : pieces).entries()) {
    // A reply is what begins it.
    const written = { id: newId(), target, as, text: piece, time, tags: i === 0 ? tags : {}, delivery: pending }
    const entry = {
      ...written,
      ...(status !== '' && { status }),
      ...(meant && { meant }),
      ...(undivided && { undivided }),
    }
    if (!sender.outbox.add(entry)) return notDone('outbox-full', words.outboxFull)
  }
  sender.flush()
  return done
}

const pending = { kind: 'pending' } as const
