import type { Environment } from '@longwire/connection'
import { formatServerTime, type MessageInit } from '@longwire/irc'
import type {
  BufferId,
  BufferRecord,
  NetworkId,
  NewPushSubscription,
  PreferenceStore,
  PushSubscriptionRecord,
  UserId,
} from '@longwire/store'
import { downgradeFor, neededDowngrades } from '../downgrades/pipeline.ts'
import { addTags } from '../downgrades/rewrite.ts'
import { SERVER_NAME } from '../downstream/server-name.ts'
import type { Log } from '../log/log.ts'
import type { Network } from '../user/network.ts'
import type { RecordedLine, RecordObserver } from '../user/record-observers.ts'
import { Notified } from './notified.ts'
import type { LocalPushService } from './push-endpoint.ts'
import { pushText } from './push-message.ts'
import type { PushService } from './push-service.ts'

/** What one person's push stands on. */
export interface UserPushInit {
  readonly id: UserId
  readonly service: PushService
  readonly preferences: PreferenceStore
  readonly environment: Environment
  readonly log: Log
}

interface Waiting {
  readonly network: NetworkId
  readonly nickname: string
  readonly buffer: BufferId
  readonly time: number
  readonly msgid: string
  readonly message: MessageInit
  readonly due: number
}

/** A person who has a screen open reads within this time, and needs no notification. */
const DELAY_MS = 5_000
/** Where the person has the web app, among the small values of a person. */
const PAGE_KEY = 'push.page'
/** Messages of one person that wait for it: then the oldest are dropped. */
const MAX_WAITING = 64

/**
 * Tells a person's devices of what deserves it while nobody reads: a few seconds late, and not at all where it was read or taken
 * back meanwhile. Once it is read, they are told to clear it.
 */
export class UserPush implements RecordObserver {
  readonly #init: UserPushInit
  #waiting: Waiting[] = []
  readonly #notified = new Notified()
  #clearTimer: (() => void) | undefined

  constructor(init: UserPushInit) {
    this.#init = init
  }

  /** For clients to subscribe with (VAPID). */
  get publicKey(): string {
    return this.#init.service.publicKey
  }

  /** The push service beside us that a test allowed. */
  get local(): LocalPushService | undefined {
    return this.#init.service.local
  }

  /**
   * Keeps a subscription, in place of the one with the same endpoint; false where there are too many. `page` is where the
   * person has the web app, which push services are told where nobody configured whom they may write to.
   */
  async subscribe(subscription: NewPushSubscription, most: number, page?: string): Promise<boolean> {
    const { push } = this.#init.service.accounts
    const others = (await push.list(this.#init.id)).filter(({ endpoint }) => endpoint !== subscription.endpoint)
    if (others.length >= most) return false
    await push.save(subscription)
    if (page !== undefined) await this.#init.preferences.set(PAGE_KEY, page)
    return true
  }

  /** Forgets a subscription, where there is one. */
  async unsubscribe(endpoint: string): Promise<void> {
    const { push } = this.#init.service.accounts
    const found = (await push.list(this.#init.id)).find((one) => one.endpoint === endpoint)
    if (found !== undefined) await push.remove(found.id)
  }

  onRecorded({ network, buffer, message, verdict, shown }: RecordedLine): void {
    if (!verdict.notify || shown === undefined) return
    const { environment } = this.#init
    const { msgid, time } = message
    const due = environment.now() + DELAY_MS
    const { nickname } = network
    this.#waiting.push({ network: network.id, nickname, buffer: buffer.id, time, msgid, message: shown, due })
    if (this.#waiting.length > MAX_WAITING) this.#waiting.shift()
    this.#schedule()
  }

  onRead(network: Network, buffer: BufferRecord, readUpTo: number): void {
    this.#waiting = this.#waiting.filter((one) => one.buffer !== buffer.id || one.time > readUpTo)
    if (!this.#notified.read(buffer.id, readUpTo)) return
    const params = [buffer.name, `timestamp=${formatServerTime(readUpTo)}`]
    const message = { source: SERVER_NAME, command: 'MARKREAD', params }
    this.#send([{ network: network.id, nickname: network.nickname, message }])
  }

  /** What it said is not sent any more, and what shows it is told. */
  onRedacted({ id, nickname }: Network, buffer: BufferRecord, msgid: string): void {
    this.#waiting = this.#waiting.filter((one) => one.buffer !== buffer.id || one.msgid !== msgid)
    const told = this.#notified.takeBack(buffer.id, msgid)
    if (told === undefined) return
    const message = { source: told.source, command: 'REDACT', params: [told.target, msgid] }
    this.#send([{ network: id, nickname, message }])
  }

  /** Nothing more is sent. */
  stop(): void {
    this.#clearTimer?.()
    this.#waiting = []
  }

  #schedule(): void {
    const [first] = this.#waiting
    if (first === undefined || this.#clearTimer !== undefined) return
    this.#clearTimer = this.#init.environment.schedule(first.due, () => {
      this.#clearTimer = undefined
      this.#flush()
      this.#schedule()
    })
  }

  #flush(): void {
    const now = this.#init.environment.now()
    const due = this.#waiting.filter((one) => one.due <= now)
    this.#waiting = this.#waiting.filter((one) => one.due > now)
    for (const { buffer, message, msgid, time } of due) this.#notified.add(buffer, time, msgid, message)
    this.#send(due)
  }

  #send(lines: readonly Pick<Waiting, 'network' | 'nickname' | 'message'>[]): void {
    if (lines.length === 0) return
    const { id, log, preferences, service } = this.#init
    Promise.all([service.accounts.push.list(id), preferences.get(PAGE_KEY)]).then(
      ([subscriptions, kept]) => {
        const page = typeof kept === 'string' ? kept : undefined
        for (const subscription of subscriptions) for (const line of lines) this.#sendTo(subscription, line, page)
      },
      (error: unknown) => log.warn('push-failed', { reason: String(error) }),
    )
  }

  #sendTo(
    subscription: PushSubscriptionRecord,
    line: Pick<Waiting, 'network' | 'nickname' | 'message'>,
    page: string | undefined,
  ): void {
    const text = textFor(subscription, line)
    if (text !== undefined) this.#init.service.send(subscription, text, page)
  }
}

/** In the form that the client understood when it subscribed; one for all networks is told which it is. */
function textFor(
  { capabilities, network: wanted }: PushSubscriptionRecord,
  { message, network, nickname }: Pick<Waiting, 'network' | 'nickname' | 'message'>,
): string | undefined {
  if (wanted !== undefined && wanted !== network) return undefined
  const enabled = new Set(capabilities)
  // What only networks offer cannot be enabled on a connection to the bouncer; who subscribes there knows of it.
  if (wanted === undefined) enabled.add('draft/message-redaction')
  const view = { network, nickname, capabilities: enabled, capVersion: 302 }
  // Several lines would be several notifications: the first has the id of the whole.
  const [first] = downgradeFor(message, view, neededDowngrades(enabled))
  if (first === undefined) return undefined
  return pushText(
    wanted === undefined && enabled.has('message-tags') ? addTags(first, { 'longwire/network': network }) : first,
  )
}
