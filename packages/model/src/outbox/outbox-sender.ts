import { type Environment, ConnectError } from '@longwire/connection'
import { type Outcome, type SessionState, splitText, textBytes } from '@longwire/irc'
import { hasRecord, takesSeveralLines } from '../network/capabilities.ts'
import type { NetworkBuffers } from '../buffers/network-buffers.ts'
import { outboxTag } from '../history/line-of-message.ts'
import type { Line } from '../line.ts'
import { attemptOf } from './delivery-of.ts'
import { loadedOnce } from '../load-later.ts'
import { personNow } from '../people/person-now.ts'
import { words } from '../words/words.ts'
import { lineOfEntry } from './line-of-entry.ts'
import type { Outbox, OutboxEntry } from './outbox.ts'

/** Milliseconds after which what could not be said for no lasting reason is said again, with its id. */
const AGAIN_MS = 5_000

/** What becomes of a line that was written before it was known that somebody is called otherwise. */
const loadTooLate = loadedOnce(async () => {
  const loaded = await import('../words/answers.ts')
  await loaded.loadAnswers()
  return loaded.answers.renamedMeanwhile
})

/** What saying things needs of its network. */
export interface SpeakingNetwork {
  readonly ready: boolean
  readonly state: SessionState
  readonly buffers: NetworkBuffers
  readonly client: {
    request(intent: {
      kind: 'say'
      as: OutboxEntry['as']
      target: string
      text: string
      tags: Readonly<Record<string, string>>
    }): { readonly done: Promise<Outcome> }
  }
}

/** Sends what is in the outbox when there is a way, once, and shows what became of it. */
export class OutboxSender {
  readonly outbox: Outbox
  readonly #network: SpeakingNetwork
  readonly #environment: Environment

  constructor(outbox: Outbox, network: SpeakingNetwork, environment: Environment) {
    this.outbox = outbox
    this.#network = network
    this.#environment = environment
  }

  /** Sends what waits, in order. */
  flush(): void {
    if (!this.#network.ready) return
    for (const entry of this.outbox.sendable()) {
      for (const part of this.#divided(entry)) void this.#send(part)
    }
  }

  /** Text in pieces that each fit into one message to this target (which may have several lines), none of them empty. */
  pieces(target: string, as: OutboxEntry['as'], text: string): readonly string[] {
    if (as !== 'action' && takesSeveralLines(this.#network.state)) return text.trim() === '' ? [] : [text.trimEnd()]
    const { isupport, identity } = this.#network.state
    const { nickname, username, hostname } = identity
    const source = hostname === undefined ? { nickname } : { nickname, username, hostname }
    const around = as === 'action' ? '\x01ACTION \x01'.length : 0
    const room = textBytes(isupport, source, as === 'notice' ? 'NOTICE' : 'PRIVMSG', target) - around
    return text
      .split(/\r\n|\r|\n/)
      .filter((line) => line !== '')
      .flatMap((line) => splitText(line, room))
  }

  /** These lines are in the record: what of them waits here was said. */
  confirmAll(lines: readonly Line[]): void {
    for (const { own, outboxId } of lines) if (own && outboxId !== undefined) this.outbox.confirm(outboxId)
  }

  /** The entries of one target as its timeline shows them. */
  show(target: string): void {
    const buffer = this.#network.buffers.get(target)
    if (buffer === undefined) return
    const { casemapping } = this.#network.buffers
    const sender = this.#network.state.identity.nickname
    const entries = this.outbox.entriesOf(target, casemapping)
    buffer.timeline.setUnconfirmed(entries.map((entry) => lineOfEntry(entry, sender, this.outbox.isUnderWay(entry.id))))
  }

  #divided(entry: OutboxEntry): readonly OutboxEntry[] {
    const { undivided, as, text } = entry
    return undivided === true ? this.outbox.divide(entry, this.pieces(sentTo(entry), as, text)) : [entry]
  }

  async #send(entry: OutboxEntry): Promise<void> {
    const { id, as, target, text, tags, meant } = entry
    const buffer = this.#network.buffers.get(target)
    const now = buffer === undefined || meant === true ? undefined : personNow(buffer, this.#network.buffers)
    if (now?.kind === 'renamed') {
      await this.#refuse(entry, now.to)
      return
    }
    this.outbox.sending(entry)
    const repeatable = hasRecord(this.#network.state)
    try {
      const asked = this.#network.client.request({
        kind: 'say',
        as,
        target: sentTo(entry),
        text,
        tags: { ...tags, [outboxTag]: id },
      })
      this.#settle(id, await asked.done, repeatable)
    } catch (error) {
      this.outbox.settle(id, { kind: 'failed', text: textOf(error) })
    }
  }

  /** It was written before it was known that somebody is called otherwise: who is called so now is told nothing. */
  async #refuse(entry: OutboxEntry, to: string): Promise<void> {
    this.outbox.sending(entry)
    const refused = (text: string): void => this.outbox.settle(entry.id, { kind: 'failed', text })
    await loadTooLate().then(
      (tooLate) => refused(tooLate(entry.target, to)),
      () => refused(words.notLoaded),
    )
  }

  #settle(id: string, outcome: Outcome, repeatable: boolean): void {
    const attempt = attemptOf(outcome, repeatable)
    if (attempt.kind === 'waiting') {
      this.outbox.settle(id, attempt.delivery)
      if (attempt.again) this.#environment.schedule(this.#environment.now() + AGAIN_MS, () => this.flush())
    } else {
      const entry = this.outbox.confirm(id)
      if (entry !== undefined && !attempt.echoed) this.#showConfirmed(entry, attempt.msgid)
    }
  }

  /** It was said, and there are no echoes: then it stands where it was written. */
  #showConfirmed(entry: OutboxEntry, msgid: string | undefined): void {
    const buffer = this.#network.buffers.get(entry.target)
    if (buffer === undefined || (msgid !== undefined && buffer.timeline.has(msgid))) return
    const line = lineOfEntry(entry, this.#network.state.identity.nickname)
    const time = Math.max(this.#environment.now(), buffer.timeline.last?.time ?? 0)
    buffer.live({ ...line, id: msgid ?? ` ${entry.id}`, time, delivery: { kind: 'confirmed' } })
  }
}

/** The target on the wire. */
function sentTo({ status = '', target }: OutboxEntry): string {
  return status + target
}

function textOf(error: unknown): string {
  if (error instanceof ConnectError) return error.userText
  return error instanceof Error ? error.message : String(error)
}
