import type { Environment } from '@longwire/connection'
import type { Store, UserId, UserRecord } from '@longwire/store'
import type { Log } from '../log/log.ts'
import type { Counters } from '../metrics/counters.ts'
import { Refusal } from '../login/refusal.ts'
import type { PushService } from '../push/push-service.ts'
import type { ServiceRights } from '../service/service-rights.ts'
import type { ClientFactory } from '../upstream/upstream.ts'
import type { RightOfWay } from '../upstream/right-of-way.ts'
import type { UserActor } from './actor.ts'
import { User, type UserSummary } from './user.ts'

/** What all users stand on. */
export interface UsersInit {
  readonly store: Store
  readonly environment: Environment
  readonly log: Log
  readonly makeClient: ClientFactory
  /** Whoever waits for an answer has it. */
  readonly rightOfWay: RightOfWay
  readonly counters: Counters
  /** What a person may do through the service. */
  readonly rightsOf: (user: UserRecord) => ServiceRights
  readonly push: PushService
}

const FIRST_RESTART_MS = 1_000
const LONGEST_RESTART_MS = 60_000

/** The actors of all users. A bug in one ends that one, which is started anew after a while; the others go on. */
export class Users {
  readonly #init: UsersInit
  readonly #running = new Map<UserId, Promise<User>>()
  readonly #started = new Map<UserId, User>()
  readonly #bugs = new Map<UserId, number>()
  readonly #restarts = new Set<() => void>()
  #stopping = false

  constructor(init: UsersInit) {
    this.#init = init
  }

  /** Starts everybody who is not disabled. One whose history cannot be opened is logged, and tried again when wanted. */
  async startAll(): Promise<void> {
    const users = await this.#init.store.accounts.users.list()
    await Promise.all(users.filter(({ disabled }) => !disabled).map((user) => this.actor(user).catch(() => {})))
  }

  /**
   * The user's actor, started where it is not running. Rejects with {@link StoreError}, with {@link Refusal} where the account
   * was closed meanwhile.
   */
  actor(record: UserRecord): Promise<UserActor> {
    const running = this.#running.get(record.id)
    if (running !== undefined) return running
    const starting = this.#start(record)
    this.#running.set(record.id, starting)
    starting.catch((error: unknown) => {
      if (!(error instanceof Refusal)) this.#init.log.error('user-not-started', error, { user: record.name })
      if (this.#running.get(record.id) === starting) this.#running.delete(record.id)
    })
    return starting
  }

  /** Of each user that runs, for metrics. */
  summaries(): readonly UserSummary[] {
    return [...this.#started.values()].map((user) => user.summary)
  }

  /** Ends one user's actor, where it runs: networks, screens and all. */
  async end(id: UserId, reason: string): Promise<void> {
    const running = await this.#running.get(id)?.catch(() => undefined)
    this.#running.delete(id)
    this.#started.delete(id)
    await running?.stop(reason)
  }

  async stop(reason: string): Promise<void> {
    this.#stopping = true
    for (const cancel of this.#restarts) cancel()
    const running = await Promise.allSettled(this.#running.values())
    await Promise.all(running.map(async (one) => one.status === 'fulfilled' && one.value.stop(reason)))
  }

  async #start(record: UserRecord): Promise<User> {
    const { counters, store, environment, log, rightsOf, makeClient, push, rightOfWay } = this.#init
    await this.#mustBeOpen(record)
    const history = await store.history(record.id)
    const user: User = await User.start({
      record,
      accounts: store.accounts,
      history,
      environment,
      log: log.with({ user: record.name }),
      makeClient,
      rightOfWay,
      counters,
      rights: rightsOf(record),
      push,
      failed: (error) => this.#failed(record, user, error),
    })
    this.#started.set(record.id, user)
    return user
  }

  async #mustBeOpen({ id }: UserRecord): Promise<void> {
    const user = await this.#init.store.accounts.users.byId(id)
    if (user === undefined || user.disabled) throw new Refusal('account-disabled', 'This account was closed.')
  }

  #failed(record: UserRecord, user: User, error: unknown): void {
    const { environment, log } = this.#init
    log.error('user-failed', error, { user: record.name })
    this.#init.counters.add('longwire_user_failures_total')
    this.#running.delete(record.id)
    this.#started.delete(record.id)
    user.abandon().catch((cause: unknown) => log.error('user-not-ended', cause, { user: record.name }))
    if (this.#stopping) return
    const bugs = (this.#bugs.get(record.id) ?? 0) + 1
    this.#bugs.set(record.id, bugs)
    const wait = Math.min(FIRST_RESTART_MS * 2 ** (bugs - 1), LONGEST_RESTART_MS)
    const cancel = environment.schedule(environment.now() + wait, () => {
      this.#restarts.delete(cancel)
      this.actor(record).catch(() => {})
    })
    this.#restarts.add(cancel)
  }
}
