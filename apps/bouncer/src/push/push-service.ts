import type { Environment } from '@longwire/connection'
import type { Accounts, PushSubscriptionRecord } from '@longwire/store'
import type { Log } from '../log/log.ts'
import type { Counters } from '../metrics/counters.ts'
import type { LocalPushService } from './push-endpoint.ts'
import { newVapidKeys, type PushRequests, type VapidKeys } from './push-request.ts'

/** What push stands on, for all users. */
export interface PushServiceInit {
  readonly accounts: Accounts
  readonly requests: PushRequests
  readonly environment: Environment
  readonly log: Log
  readonly counters: Counters
}

interface Job {
  readonly subscription: PushSubscriptionRecord
  readonly text: string
  readonly page: string | undefined
  /** How often it was tried. */
  tries: number
}

/** Messages that wait for push services, over all users: then the newest are dropped. */
const MAX_WAITING = 1_000
const MAX_AT_ONCE = 8
const MAX_TRIES = 3
const FIRST_RETRY_MS = 15_000
const SECRET_NAME = 'vapid'

/** The key pair of this installation, made when it is first needed. */
export async function vapidKeysOf(accounts: Accounts): Promise<VapidKeys> {
  return JSON.parse(await accounts.secrets.keep(SECRET_NAME, JSON.stringify(newVapidKeys()))) as VapidKeys
}

/** The way to the push services. Slow ones hold up nobody's actor, and what waits for them is bounded. */
export class PushService {
  readonly #init: PushServiceInit
  readonly #waiting: Job[] = []
  readonly #retries = new Set<() => void>()
  #running = 0
  #closed = false

  constructor(init: PushServiceInit) {
    this.#init = init
  }

  get publicKey(): string {
    return this.#init.requests.publicKey
  }

  /** The push service beside us that a test allowed. */
  get local(): LocalPushService | undefined {
    return this.#init.requests.local
  }

  get accounts(): Accounts {
    return this.#init.accounts
  }

  /** Sends a message to a subscription, soon. `page` is told as whom to write to where nobody configured that. */
  send(subscription: PushSubscriptionRecord, text: string, page: string | undefined): void {
    this.#enter({ subscription, text, page, tries: 0 })
  }

  /** Forgets what waits. */
  close(): void {
    this.#closed = true
    this.#waiting.length = 0
    for (const cancel of this.#retries) cancel()
    this.#init.requests.close()
  }

  #enter(job: Job): void {
    if (this.#closed) return
    if (this.#waiting.length + this.#retries.size >= MAX_WAITING) {
      this.#init.counters.add('longwire_pushes_dropped_total')
      return
    }
    this.#waiting.push(job)
    this.#next()
  }

  #next(): void {
    while (this.#running < MAX_AT_ONCE) {
      const job = this.#waiting.shift()
      if (job === undefined) return
      this.#running++
      this.#carryOut(job)
        .catch((error: unknown) => this.#init.log.warn('push-failed', { reason: String(error) }))
        .finally(() => {
          this.#running--
          this.#next()
        })
    }
  }

  async #carryOut(job: Job): Promise<void> {
    const { accounts, counters, environment, log, requests } = this.#init
    const { subscription } = job
    const outcome = await requests.send(subscription, job.text, job.page)
    switch (outcome) {
      case 'delivered':
        counters.add('longwire_pushes_delivered_total')
        return accounts.push.touch(subscription.id, environment.now())
      case 'gone':
        counters.add('longwire_pushes_dropped_total')
        return accounts.push.remove(subscription.id)
      case 'refused':
        log.warn('push-refused', { service: URL.parse(subscription.endpoint)?.host ?? '' })
        counters.add('longwire_pushes_dropped_total')
        return undefined
      case 'later':
        return this.#tryLater(job)
    }
  }

  #tryLater(job: Job): void {
    const { counters, environment } = this.#init
    job.tries++
    if (this.#closed) return
    if (job.tries >= MAX_TRIES) {
      counters.add('longwire_pushes_dropped_total')
      return
    }
    const cancel = environment.schedule(environment.now() + FIRST_RETRY_MS * 4 ** (job.tries - 1), () => {
      this.#retries.delete(cancel)
      this.#enter(job)
    })
    this.#retries.add(cancel)
  }
}
