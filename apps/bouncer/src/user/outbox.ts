import { type MessageInit, type Outcome, splitText, textBytes } from '@longwire/irc'
import type { StoredMessage } from '@longwire/store'
import { playbackLine } from '../downstream/playback.ts'
import { failReply } from '../downstream/server-name.ts'
import type { Network } from './network.ts'
import type { UserParts } from './parts.ts'
import type { PendingSay } from './pending-says.ts'
import { refusalReply } from './refusal-reply.ts'
import type { Router } from './router.ts'
import type { Sender } from './sender.ts'

/** Something that a screen wants to be said. */
export interface WantedSay {
  readonly as: 'privmsg' | 'notice' | 'action'
  readonly target: string
  /** The STATUSMSG prefix, or the empty string. */
  readonly status: string
  readonly text: string
  /** Client-only tags for everybody; without what is between the screen and the bouncer. */
  readonly tags: Readonly<Record<string, string>>
  /** `+longwire/id` */
  readonly outboxId: string | undefined
}

/**
 * The way of what a person says: once, however often a screen repeats it. What has an id is looked up first; lookups and
 * sayings go in the order in which they came.
 */
export class Outbox {
  readonly #user: Omit<UserParts, 'router' | 'outbox'>
  readonly #router: Router
  readonly #queue: (() => void)[] = []
  #lookingUp = false
  /** By network and outbox id: what is under way and not yet in the store. */
  readonly #underWay = new Map<string, PendingSay>()

  constructor(user: Omit<UserParts, 'router' | 'outbox'>, router: Router) {
    this.#user = user
    this.#router = router
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

  #next(network: Network, wanted: WantedSay, sender: Sender): void {
    const { outboxId } = wanted
    if (outboxId === undefined) return this.#send(network, wanted, sender)
    const underWay = this.#underWay.get(`${network.id} ${outboxId}`)
    if (underWay !== undefined) {
      underWay.senders.push(sender)
      return
    }
    const buffer = network.buffers.find(wanted.target)
    if (buffer === undefined) return this.#send(network, wanted, sender)
    this.#lookingUp = true
    const go = (known: StoredMessage | undefined): void => {
      if (known === undefined) this.#send(network, wanted, sender)
      else {
        const context = { nickname: network.nickname, buffer, cursorOf: (row: StoredMessage) => network.cursorOf(row) }
        answer([sender], playbackLine(known, context))
      }
      this.#lookingUp = false
      this.#drain()
    }
    this.#user.work(this.#user.history.findByOutboxId(buffer.id, outboxId), go, () => {
      const text = 'What was said before cannot be read now, so this was not sent'
      answer([sender], failReply(commandOf(wanted), 'TEMPORARILY_UNAVAILABLE', [wanted.target], text))
      this.#lookingUp = false
      this.#drain()
    })
  }

  #send(network: Network, wanted: WantedSay, sender: Sender): void {
    if (!network.connected) {
      const text = `${network.record.settings.name} is not connected`
      return answer([sender], failReply(commandOf(wanted), 'NETWORK_DISCONNECTED', [wanted.target], text))
    }
    const pieces = piecesOf(network, wanted)
    pieces.forEach((text, i) => {
      if (i > 0) sender.response.hold()
      const first = i === 0
      const say: PendingSay = {
        as: wanted.as,
        target: wanted.status + network.fold(wanted.target),
        text,
        outboxId: first ? wanted.outboxId : undefined,
        senders: [sender],
      }
      this.#sendPiece(network, { ...wanted, text, tags: first ? wanted.tags : {} }, say)
    })
    if (pieces.length === 0) answer([sender], undefined)
  }

  #sendPiece(network: Network, wanted: WantedSay, say: PendingSay): void {
    const { as, text, tags, status } = wanted
    const key = `${network.id} ${say.outboxId ?? ''}`
    network.says.add(say)
    if (say.outboxId !== undefined) this.#underWay.set(key, say)
    const { client } = network.upstream
    const operation = client.request({ kind: 'say', as, target: status + wanted.target, text, tags })
    const ended = (reply: MessageInit | undefined): void => {
      answer(say.senders.splice(0), reply)
      // Once it is recorded it is found in the store; a repeat that came until then is looked up there.
      this.#user.recorder.after(() => {
        this.#underWay.delete(key)
        for (const sender of say.senders.splice(0)) {
          this.say(network, wanted, sender)
          sender.response.release()
        }
      })
    }
    this.#user.work(
      operation.done,
      (outcome) => ended(this.#settled(network, wanted, say, outcome)),
      (error) => {
        network.says.remove(say)
        this.#user.log.warn('say-failed', { reason: String(error) })
        ended(failReply(commandOf(wanted), 'NOT_SENT', [wanted.target], 'This could not be sent; try again'))
      },
    )
  }

  /** What the senders are told besides the echo; undefined where the echo is all. */
  #settled(network: Network, wanted: WantedSay, say: PendingSay, outcome: Outcome): MessageInit | undefined {
    const command = commandOf(wanted)
    const { target } = wanted
    if (outcome.kind === 'ok') {
      const comesBack = network.has('echo-message') || network.isOwn(target)
      if (!comesBack && network.says.remove(say)) this.#record(network, wanted, say)
      return undefined
    }
    if (!network.says.remove(say)) return undefined
    switch (outcome.kind) {
      case 'refused':
        return refusalReply(outcome.refusal, command, network.nickname)
      case 'unanswered':
        return failReply(
          command,
          'DELIVERY_UNCERTAIN',
          [target],
          'The network did not confirm that it took this message',
        )
      case 'disconnected':
        return outcome.sent
          ? failReply(
              command,
              'DELIVERY_UNCERTAIN',
              [target],
              'The connection was lost before the network confirmed this',
            )
          : failReply(command, 'NETWORK_DISCONNECTED', [target], 'The connection was lost before this was sent')
      case 'unavailable':
        return failReply(command, 'NOT_SENT', [target], outcome.text)
    }
  }

  #record(network: Network, wanted: WantedSay, say: PendingSay): void {
    const { as, target, status, text, tags } = wanted
    const { outboxId, senders } = say
    const said = { as, target, status, text, tags, source: network.ownSource, own: true }
    this.#router.said(network, outboxId === undefined ? said : { ...said, outboxId }, [...senders])
  }
}

/** The lines that a text takes at this network; each becomes a message of its own. */
function piecesOf(network: Network, { as, target, status, text }: WantedSay): readonly string[] {
  const frame = as === 'action' ? '\x01ACTION \x01'.length : 0
  const command = as === 'notice' ? 'NOTICE' : 'PRIVMSG'
  const room = textBytes(network.isupport, network.ownSource, command, status + target) - frame
  return text === '' ? [] : splitText(text, room)
}

function commandOf({ as }: WantedSay): string {
  return as === 'notice' ? 'NOTICE' : 'PRIVMSG'
}

function answer(senders: readonly Sender[], reply: MessageInit | undefined): void {
  for (const { response } of senders) {
    if (reply !== undefined) response.reply(reply)
    response.release()
  }
}
