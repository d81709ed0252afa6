import type { MessageInit } from '@longwire/irc'
import type { History, StoredMessage } from '@longwire/store'
import { playbackLine } from '../downstream/playback.ts'
import type { GapFiller } from './gap-filler.ts'
import type { Network } from './network.ts'
import type { Recorder } from './recorder.ts'
import type { Router } from './router.ts'
import { refusalReply } from './refusal-reply.ts'
import { piecesOf } from './say-pieces.ts'
import { certain, type SayFailure, uncertain } from './say-refusals.ts'
import { commandOf, Saying, type SayingUser, type WantedSay } from './saying.ts'
import type { Sender } from './sender.ts'
import type { UnsettledSay, UnsettledSays } from './unsettled-says.ts'

/** Networks' clocks and ours differ by no more than this. */
const CLOCK_SKEW_MS = 30_000

interface OutboxUser extends SayingUser {
  readonly history: History
  readonly recorder: Recorder
  readonly unsettled: UnsettledSays
}

/**
 * The way of what a person says: once, however often a screen repeats it, and also over a kill. What has an id is looked up
 * first, and written down before it leaves; lookups and sayings go in the order in which they came. See docs/extensions/id.md.
 */
export class Outbox {
  readonly #user: OutboxUser
  readonly #router: Router
  readonly #gapFiller: Pick<GapFiller, 'fill'>
  readonly #queue: (() => void)[] = []
  #lookingUp = false
  /** By network and outbox id: who waits for what is under way and not yet in the store. */
  readonly #underWay = new Map<string, Sender[]>()

  constructor(user: OutboxUser, router: Router, gapFiller: Pick<GapFiller, 'fill'>) {
    this.#user = user
    this.#router = router
    this.#gapFiller = gapFiller
  }

  say(network: Network, wanted: WantedSay, sender: Sender): void {
    sender.response.hold()
    this.#queue.push(() => this.#next(network, wanted, sender))
    this.#drain()
  }

  #drain(): void {
    while (!this.#lookingUp) {
      const next = this.#queue.shift()
      if (next === undefined) return
      next()
    }
  }

  /** The queue goes on when it has ended. */
  #lookUp<Found>(looked: Promise<Found>, found: (found: Found) => void, failed: (error: unknown) => void): void {
    this.#lookingUp = true
    const then =
      <Value>(handle: (value: Value) => void) =>
      (value: Value): void => {
        this.#lookingUp = false
        handle(value)
        this.#drain()
      }
    this.#user.work(looked, then(found), then(failed))
  }

  #next(network: Network, wanted: WantedSay, sender: Sender): void {
    const { outboxId } = wanted
    if (outboxId === undefined) return this.#send(network, wanted, [sender])
    const underWay = this.#underWay.get(`${network.id} ${outboxId}`)
    if (underWay !== undefined) {
      underWay.push(sender)
      return
    }
    return this.#lookUp(
      this.#answerTo(network, wanted, outboxId),
      (known) => {
        const before = this.#user.unsettled.find(network.id, outboxId)
        if (known !== undefined) answer([sender], known)
        else if (before === undefined) this.#begin(network, { ...wanted, outboxId }, sender)
        else this.#settle(network, { ...wanted, outboxId }, before, sender)
      },
      () => {
        const text = 'What was said before cannot be read now, so this was not sent'
        answer([sender], certain(commandOf(wanted), 'TEMPORARILY_UNAVAILABLE', wanted.target, text).reply)
      },
    )
  }

  /** The echo of what was said under this id, or its refusal, where it is in the record. Rejects with {@link StoreError}. */
  async #answerTo(network: Network, wanted: WantedSay, outboxId: string): Promise<MessageInit | undefined> {
    const { target } = wanted
    const buffer = network.buffers.find(target)
    const known = buffer && (await this.#user.history.findByOutboxId(buffer.id, outboxId))
    if (known === undefined || buffer === undefined) return undefined
    const { refusal: code, reason: text = '' } = known.redaction ?? {}
    if (code !== undefined) return refusalReply({ code, params: [target], text }, commandOf(wanted), network.nickname)
    const cursorOf = (row: StoredMessage): string => network.cursorOf(row)
    return playbackLine(known, { nickname: network.nickname, buffer, cursorOf })
  }

  /** It may have been said before the bouncer stopped, or lost its network: that is found out, and nothing said again. */
  #settle(network: Network, wanted: WantedSay & { outboxId: string }, before: UnsettledSay, sender: Sender): void {
    if (!network.connected) return answer([sender], notConnected(network, wanted).reply)
    return this.#gapFiller.fill(network, wanted.target, before.at - CLOCK_SKEW_MS, () =>
      this.#user.work(
        this.#answerTo(network, wanted, wanted.outboxId),
        (known) => answer([sender], known ?? unknownEnd(wanted)),
        () => answer([sender], unknownEnd(wanted)),
      ),
    )
  }

  /** Written down before it leaves. Where it cannot be (a full disk), it is said all the same. */
  #begin(network: Network, wanted: WantedSay & { outboxId: string }, sender: Sender): void {
    if (!network.connected) return answer([sender], notConnected(network, wanted).reply)
    const { outboxId, target, text } = wanted
    const written = this.#user.unsettled.begin(network.id, outboxId, { at: this.#user.environment.now(), target, text })
    return this.#lookUp(
      written,
      () => this.#send(network, wanted, [sender]),
      () => this.#send(network, wanted, [sender]),
    )
  }

  #send(network: Network, wanted: WantedSay, senders: Sender[]): void {
    const { outboxId } = wanted
    const key = `${network.id} ${outboxId ?? ''}`
    const ended = (failure: SayFailure | undefined): void => {
      if (failure?.uncertain === false && outboxId !== undefined) this.#user.unsettled.settled(network.id, outboxId)
      answer(senders.splice(0), failure?.reply)
      // Once it is recorded it is found in the store; a repeat that came until then is looked up there.
      this.#user.recorder.after(() => {
        if (this.#underWay.get(key) === senders) this.#underWay.delete(key)
        for (const sender of senders.splice(0)) {
          this.say(network, wanted, sender)
          sender.response.release()
        }
      })
    }
    if (!network.connected) return ended(notConnected(network, wanted))
    const pieces = piecesOf(network, wanted)
    if (pieces.length === 0) return ended(certain(commandOf(wanted), 'NOT_SENT', wanted.target, 'There is no text'))
    if (outboxId !== undefined) this.#underWay.set(key, senders)
    const { router, user } = { router: this.#router, user: this.#user }
    return new Saying({ user, router, network, wanted, senders, ended }, pieces).begin()
  }
}

function notConnected(network: Network, wanted: WantedSay): SayFailure {
  const text = `${network.record.settings.name} is not connected`
  return certain(commandOf(wanted), 'NETWORK_DISCONNECTED', wanted.target, text)
}

function unknownEnd(wanted: WantedSay): MessageInit {
  const text = 'This may have been said before the bouncer stopped; it was not said again'
  return uncertain(commandOf(wanted), wanted.target, text).reply
}

function answer(senders: readonly Sender[], reply: MessageInit | undefined): void {
  for (const { response } of senders) {
    if (reply !== undefined) response.reply(reply)
    response.release()
  }
}
