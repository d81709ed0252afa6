import type { Environment } from '@longwire/connection'
import type { IrcEvent } from '@longwire/irc'
import type { Accounts, History, UserId, UserRecord } from '@longwire/store'
import { dispatchLine } from '../downstream/dispatch.ts'
import { BatchReferences } from '../downstream/response.ts'
import type { ScreenId } from '../downstream/screen.ts'
import { SERVER_NAME } from '../downstream/server-name.ts'
import { stateOf } from '../downstream/network-attributes.ts'
import type { Log } from '../log/log.ts'
import type { Counters } from '../metrics/counters.ts'
import type { PushService } from '../push/push-service.ts'
import { UserPush } from '../push/user-push.ts'
import type { ServiceRights } from '../service/service-rights.ts'
import type { RightOfWay } from '../upstream/right-of-way.ts'
import type { ClientFactory } from '../upstream/upstream.ts'
import type { UserActor, UserMessage } from './actor.ts'
import { attachScreen } from './attach.ts'
import { AttachedScreens } from './attached-screens.ts'
import { createJudge } from './attention.ts'
import { DetachedChannels } from './detached-channels.ts'
import { Delivered } from './delivered.ts'
import { EarlyLines } from './early-lines.ts'
import { GapFiller } from './gap-filler.ts'
import { Inbox } from './inbox.ts'
import { createKeptParts, type Kept, readKept } from './kept-parts.ts'
import type { Network } from './network.ts'
import { offersChanged } from './offers.ts'
import { Outbox } from './outbox.ts'
import type { UserParts } from './parts.ts'
import { Pressure } from './pressure.ts'
import { RecordHealth } from './record-health.ts'
import { Recorder } from './recorder.ts'
import { Router } from './router.ts'
import { Tracker } from './tracker.ts'
import { UserNetworks } from './user-networks.ts'
import type { Work } from './work.ts'

/** What a user's actor is begun with. */
export interface UserInit {
  readonly record: UserRecord
  readonly accounts: Accounts
  readonly history: History
  readonly environment: Environment
  readonly log: Log
  readonly makeClient: ClientFactory
  readonly rightOfWay: RightOfWay
  readonly counters: Counters
  readonly rights: ServiceRights
  readonly push: PushService
  /** A handler threw: this actor is of no more use. */
  readonly failed: (error: unknown) => void
}

/** How long the networks of a person are waited for when all of it ends. */
const FAREWELL_MS = 1_500

/** What metrics tell of a user, without saying who it is. */
export interface UserSummary {
  readonly screens: number
  readonly states: readonly ('connected' | 'connecting' | 'disconnected')[]
  /** Lines that wait for the store. */
  readonly waiting: number
}

/** The actor of one person: it owns the parts, and gives each message to the one that minds it. */
export class User implements UserActor {
  readonly id: UserId
  readonly #inbox: Inbox<UserMessage>
  readonly #attached = new AttachedScreens()
  readonly #networks: UserNetworks
  readonly #parts: UserParts
  readonly #tracker: Tracker
  readonly #gapFiller: GapFiller
  readonly #early: EarlyLines
  readonly #pressure: Pressure
  readonly #counters: Counters

  private constructor(init: UserInit, kept: Kept) {
    const { record, accounts, counters, history, environment, log, makeClient } = init
    this.id = record.id
    this.#counters = counters
    this.#inbox = new Inbox((message) => this.#handle(message), init.failed)
    const post = (message: UserMessage): void => this.#inbox.post(message)
    const resume = (continuation: () => void): void => post({ kind: 'work-done', resume: continuation })
    const work: Work = (promise, done, failed) => {
      promise.then(
        (result) => resume(() => done(result)),
        (error: unknown) => resume(() => failed(error)),
      )
    }
    this.#networks = new UserNetworks({
      user: record.id,
      accounts,
      history,
      attached: this.#attached,
      environment,
      log,
      work,
      makeClient,
      post,
      removed: (network) => this.#removed(network),
    })
    const health = new RecordHealth(this.#attached, log)
    const recorder = makeRecorder(init, health, resume)
    this.#pressure = new Pressure(recorder, this.#networks)
    const standing = { attachments: this.#attached, environment, history, log, work }
    const { ownMessages, ...keptParts } = createKeptParts(standing, kept)
    const batchReferences = new BatchReferences()
    const push = new UserPush({
      id: record.id,
      service: init.push,
      preferences: history.preferences,
      environment,
      log,
    })
    keptParts.observers.add(push)
    const parts: Omit<UserParts, 'router' | 'outbox'> = {
      ...standing,
      ...keptParts,
      detached: new DetachedChannels({
        ...standing,
        batchReferences,
        recorder,
        metadata: keptParts.metadata,
        rules: keptParts.rules,
      }),
      id: record.id,
      name: record.name,
      counters,
      rightOfWay: init.rightOfWay,
      rights: init.rights,
      networks: this.#networks,
      recorder,
      health,
      push,
      batchReferences,
      delivered: new Delivered({
        history,
        environment,
        write: (written) => {
          written.catch((error: unknown) => log.warn('state-not-written', { reason: String(error) }))
        },
      }),
    }
    const router = new Router(parts, createJudge({ environment, rules: parts.rules, ownMessages }))
    this.#gapFiller = new GapFiller(parts, router)
    this.#parts = { ...parts, router, outbox: new Outbox(parts, router, this.#gapFiller) }
    this.#tracker = new Tracker(this.#parts)
    this.#early = new EarlyLines(environment, resume, (...heard) => this.#heard(...heard))
  }

  /** Reads what the person has, and connects it. Rejects with {@link StoreError}. */
  static async start(init: UserInit): Promise<User> {
    const user = new User(init, await readKept(init.history))
    await user.#networks.load()
    user.#networks.connectAll()
    return user
  }

  get summary(): UserSummary {
    return {
      screens: this.#attached.all().length,
      states: this.#networks.list().map(({ upstream }) => stateOf(upstream.status)),
      waiting: this.#parts.recorder.waiting,
    }
  }

  post(message: UserMessage): void {
    this.#inbox.post(message)
  }

  request<Result>(ask: (parts: UserParts) => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.post({ kind: 'work-done', resume: () => void ask(this.#parts).then(resolve, reject) })
    })
  }

  async stop(reason: string): Promise<void> {
    await this.#farewell(reason)
    await new Promise<void>((resolve) => {
      this.post({ kind: 'work-done', resume: () => this.#parts.recorder.after(() => resolve()) })
    })
    this.#parts.delivered.writeAll()
    this.#inbox.close()
    this.#parts.push.stop()
    for (const { screen } of this.#attached.all()) {
      screen.send({ source: SERVER_NAME, command: 'ERROR', params: [reason] })
      screen.close('done', reason)
    }
  }

  /** Networks are told; whichever does not answer is not waited for. */
  async #farewell(reason: string): Promise<void> {
    const { environment } = this.#parts
    await new Promise<void>((resolve) => {
      const clear = environment.schedule(environment.now() + FAREWELL_MS, resolve)
      const done = (): void => {
        clear()
        resolve()
      }
      this.#networks.stop(reason).then(done, done)
    })
  }

  /** Ends at once, after a bug: whoever is attached comes back to the actor that follows. */
  async abandon(): Promise<void> {
    this.#inbox.close()
    this.#parts.push.stop()
    for (const { screen } of this.#attached.all()) screen.close('failed', 'an error inside the bouncer; see its log')
    await this.#networks.stop('Restarting')
  }

  #detach(screen: ScreenId): void {
    const attachment = this.#attached.find(screen)
    if (attachment === undefined) return
    this.#parts.delivered.writeAll()
    this.#attached.remove(screen)
    attachment.network?.monitors.clear(attachment)
    // What it said of itself is forgotten with it, on every network where it could say it.
    const networks = attachment.network === undefined ? this.#networks.list() : [attachment.network]
    for (const { presence } of networks) presence.markAbsent(screen, false)
    if (attachment.network !== undefined) this.#parts.networkMetadata.check(attachment.network)
  }

  #removed(network: Network): Promise<void> {
    const { observers, recorder } = this.#parts
    return new Promise((resolve) => {
      recorder.after(() => {
        observers.onRemoved(network)
        resolve()
      })
    })
  }

  #heard(network: Network, event: IrcEvent, since: number | undefined): void {
    // What waits for the end of the connection has to hear of it; nothing else of a removed network is told anybody.
    if (event.type !== 'disconnected' && this.#networks.find(network.id) === undefined) return
    this.#tracker.event(network, event)
    this.#gapFiller.event(network, event, since)
    this.#parts.router.event(network, event)
    this.#tracker.entered(network, event)
    if (event.type === 'capabilities-changed') offersChanged(this.#parts, network)
  }

  #handle(message: UserMessage): void {
    switch (message.kind) {
      case 'screen-attached':
        attachScreen(this.#parts, this.#attached, message.screen, message.wish)
        break
      case 'screen-line': {
        const attachment = this.#attached.find(message.screen)
        this.#counters.add('longwire_commands_total')
        if (attachment !== undefined) dispatchLine(message.line, this.#parts, attachment)
        break
      }
      case 'screen-detached':
        this.#detach(message.screen)
        break
      case 'upstream-event':
        this.#counters.add('longwire_upstream_events_total')
        this.#early.event(message.network, message.event)
        this.#pressure.check()
        break
      case 'upstream-status':
        this.#tracker.status(message.network, message.status)
        offersChanged(this.#parts, message.network)
        this.#networks.statusChanged(message.network)
        break
      case 'work-done':
        message.resume()
        this.#pressure.check()
        break
    }
  }
}

/** What is kept is counted; what cannot be kept is told to the screens, once. */
function makeRecorder(
  { counters, environment, history }: UserInit,
  health: RecordHealth,
  post: (resume: () => void) => void,
): Recorder {
  return new Recorder({
    history,
    environment,
    post,
    kept: (rows) => {
      counters.add('longwire_lines_recorded_total', rows)
      health.kept()
    },
    failed: (error, rows) => {
      counters.add('longwire_lines_not_recorded_total', rows)
      health.failed(error)
    },
  })
}
