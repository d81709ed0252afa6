import { IrcError, type Outcome } from '@longwire/irc'
import type { Environment } from '@longwire/connection'
import type { Log } from '../log/log.ts'
import type { Said } from '../relay/relayed.ts'
import type { Network } from './network.ts'
import type { Echo, PendingSay } from './pending-says.ts'
import type { Origin } from './origin.ts'
import type { Router } from './router.ts'
import { joinPieces, type SayPiece } from './say-pieces.ts'
import { certain, failureOf, type SayFailure, uncertain } from './say-refusals.ts'
import type { Sender } from './sender.ts'
import type { Work } from './work.ts'

/** Something that a screen wants to be said. */
export interface WantedSay {
  readonly as: 'privmsg' | 'notice' | 'action'
  readonly target: string
  /** The STATUSMSG prefix, or the empty string. */
  readonly status: string
  /** May have several lines. */
  readonly text: string
  /** Client-only tags for everybody; without what is between the screen and the bouncer. */
  readonly tags: Readonly<Record<string, string>>
  /** `+longwire/id` */
  readonly outboxId: string | undefined
}

/** What saying needs of who says it. */
export interface SayingUser {
  readonly environment: Environment
  readonly log: Log
  readonly work: Work
}

interface SayingInit {
  readonly user: SayingUser
  readonly router: Router
  readonly network: Network
  readonly wanted: WantedSay
  /** Who waits for the answer; the outbox adds those that repeat it meanwhile. */
  readonly senders: Sender[]
  /** It is over; undefined where it was said. */
  ended(failure: SayFailure | undefined): void
}

/** One text on its way to the network: in one message, or in several that become one in the record. */
export class Saying {
  readonly #init: SayingInit
  readonly #pieces: readonly SayPiece[]
  /** What was said of it, as the network told it. */
  readonly #said = new Map<number, SayPiece>()
  #first: Origin | undefined
  #left: number
  #failure: SayFailure | undefined

  constructor(init: SayingInit, pieces: readonly SayPiece[]) {
    this.#init = init
    this.#pieces = pieces
    this.#left = pieces.length
  }

  begin(): void {
    const whole = this.#pieces.length === 1
    this.#pieces.forEach((piece, at) => this.#send(piece, at, whole))
  }

  #send(piece: SayPiece, at: number, whole: boolean): void {
    const { network, senders, user, wanted } = this.#init
    const { as, outboxId, status, target } = wanted
    const say: PendingSay = {
      as,
      target: status + network.fold(target),
      text: piece.text,
      outboxId,
      senders,
      ...(!whole && { echoed: (echo: Echo) => this.#echoed(at, piece, echo) }),
    }
    network.says.add(say)
    const tags = at === 0 ? wanted.tags : {}
    const request = { kind: 'say', as, target: status + target, text: piece.text, tags } as const
    user.work(
      network.upstream.client.request(request).done,
      (outcome) => this.#settled(say, piece, at, outcome),
      (error) => {
        user.log.warn('say-failed', { reason: String(error) })
        network.says.remove(say)
        const command = commandOf(wanted)
        // What IRC cannot carry never left.
        const failure =
          error instanceof IrcError
            ? certain(command, 'NOT_SENT', target, 'This cannot be sent over IRC')
            : uncertain(command, target, 'Something went wrong while this was sent')
        this.#pieceEnded(failure)
      },
    )
  }

  #echoed(at: number, piece: SayPiece, { account, msgid, source, text, time }: Echo): void {
    this.#first ??= { account, msgid, source, time }
    this.#said.set(at, { ...piece, text })
  }

  #settled(say: PendingSay, piece: SayPiece, at: number, outcome: Outcome): void {
    const { network, wanted } = this.#init
    if (outcome.kind === 'ok') {
      const comesBack = network.has('echo-message') || network.isOwn(wanted.target)
      const waiting = (!comesBack || say.echoed !== undefined) && network.says.remove(say)
      // Of one message the echo itself is recorded, in its place among other lines.
      if (waiting || (say.echoed !== undefined && !this.#said.has(at))) this.#said.set(at, piece)
      return this.#pieceEnded(undefined)
    }
    // Its echo has come already.
    if (!network.says.remove(say)) return this.#pieceEnded(undefined)
    return this.#pieceEnded(failureOf(outcome, network, commandOf(wanted), wanted.target))
  }

  #pieceEnded(failure: SayFailure | undefined): void {
    this.#failure ??= failure
    this.#left--
    if (this.#left > 0) return
    if (this.#said.size > 0) this.#record()
    // What was said in part is in the record with its id; whoever said it is told that it was not all.
    this.#init.ended(this.#failure)
  }

  #record(): void {
    const { network, router, senders, user, wanted } = this.#init
    const { as, outboxId, status, tags, target } = wanted
    const inOrder = [...this.#said].toSorted(([a], [b]) => a - b).map(([, piece]) => piece)
    // Blank lines are nothing that was sent, and belong to what was said.
    const all = inOrder.length === this.#pieces.length && this.#first === undefined
    const text = all ? wanted.text : joinPieces(inOrder)
    const said: Said = {
      as,
      target,
      status,
      text,
      tags,
      source: network.ownSource,
      own: true,
      ...(outboxId !== undefined && { outboxId }),
    }
    const origin = this.#first ?? {
      source: network.ownSource,
      time: user.environment.now(),
      msgid: undefined,
      account: network.state.identity.account,
    }
    router.said(network, said, origin, [...senders])
  }
}

/** The command that says it. */
export function commandOf({ as }: Pick<WantedSay, 'as'>): string {
  return as === 'notice' ? 'NOTICE' : 'PRIVMSG'
}
