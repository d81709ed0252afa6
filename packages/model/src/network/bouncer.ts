import { createIrcClient, type Environment, type IrcClient } from '@longwire/connection'
import {
  type BouncerQuery,
  bouncerRequest,
  type IrcEvent,
  type Message,
  type MessageInit,
  type Outcome,
  type SessionState,
} from '@longwire/irc'
import { type ActionOutcome, offline, settled } from '../action-outcome.ts'
import type { NetworkId } from '../keys.ts'
import type { Link } from '../link.ts'
import type { PersonPreferences } from '../preferences/person-preferences.ts'
import type { StateStore } from '../state-store.ts'
import { type Attributes, networkFrom } from './bouncer-attributes.ts'
import type { NetworkKeeper } from './network-keeper.ts'
import { bouncerCapabilities } from './wanted-capabilities.ts'
import { Waiting } from './waiting.ts'

/** Who is told of networks that come and go. */
export interface NetworkListener {
  appeared(id: NetworkId): void
  /** The bouncer's own connection to it has come up. */
  connected(id: NetworkId): void
  removed(id: NetworkId): void
}

const listBatch = 'soju.im/bouncer-networks'
/** Milliseconds that a request waits for a link that is coming up. */
const PATIENCE = 10_000

/** The bouncer's own stream: which networks there are, how they are, and changes to them. */
export class Bouncer implements NetworkKeeper {
  readonly client: IrcClient
  readonly direct = false
  readonly #link: Link
  readonly #store: StateStore
  readonly #preferences: PersonPreferences
  readonly #listener: NetworkListener
  readonly #waiting: Waiting
  /** Which networks the list named that is being told now. */
  #listed: Set<NetworkId> | undefined

  constructor(
    link: Link,
    environment: Environment,
    store: StateStore,
    preferences: PersonPreferences,
    listener: NetworkListener,
  ) {
    this.#link = link
    this.#store = store
    this.#preferences = preferences
    this.#listener = listener
    this.client = createIrcClient({
      opener: link,
      targets: [{ capabilities: bouncerCapabilities }],
      session: { nickname: 'me' },
      environment,
    })
    this.client.onEvent((event) => this.#receive(event))
    this.#waiting = new Waiting(environment)
    this.client.onStatus(({ kind }) => {
      if (kind === 'registered') this.#waiting.end(true)
      else if (kind === 'waiting' || kind === 'failed') this.#waiting.end(false)
    })
  }

  get session(): SessionState | undefined {
    return this.client.status.kind === 'registered' ? this.client.state : undefined
  }

  get keepsPreferences(): boolean | undefined {
    if (this.client.status.kind !== 'registered') return undefined
    return this.client.state.capabilities.enabled.has('longwire/preferences')
  }

  /** Asks the bouncer itself. */
  async request(message: MessageInit): Promise<ActionOutcome<readonly Message[]>> {
    if (!(await this.#becomesReady())) return offline
    return settled(this.client.request({ kind: 'query', message }).done, ({ replies }) => replies)
  }

  /** Attaches, and stays attached. */
  open(): void {
    // What it came to is seen in the link's state; it goes on by itself.
    this.client.open().done.catch(() => {})
  }

  /** Asks for a change of the list, or for the list. */
  async ask<Value>(
    query: BouncerQuery,
    value: (answer: Extract<Outcome, { readonly kind: 'ok' }>) => Value,
  ): Promise<ActionOutcome<Value>> {
    if (!(await this.#becomesReady())) return offline
    return settled(this.client.request({ kind: 'query', message: bouncerRequest(query) }).done, value)
  }

  /** Who asks while a page is still coming up need not ask again; where the link is known to be gone, the answer is no at once. */
  #becomesReady(): Promise<boolean> {
    if (this.client.status.kind === 'registered') return Promise.resolve(true)
    if (this.#store.link.kind === 'offline') return Promise.resolve(false)
    return this.#waiting.wait(PATIENCE)
  }

  wake(): void {
    this.#link.wake()
    this.client.wake()
  }

  doubt(): void {
    this.#link.doubt()
  }

  close(): void {
    void this.client.close()
  }

  #receive(event: IrcEvent): void {
    if (event.type === 'batch-started' && event.started.type === listBatch) this.#listed = new Set()
    else if (event.type === 'batch-ended' && event.ended.type === listBatch) this.#endList(event.complete)
    else if (event.type === 'disconnected') this.#listed = undefined
    else if (event.type === 'preference-changed') {
      // A list is taken over as a whole, when it is complete.
      if (event.batch?.type !== 'longwire/preferences') this.#preferences.told(event.key, event.value)
    } else if (event.type === 'preferences-listed' && event.prefix === '') this.#preferences.listed(event.values)
    else if (event.type === 'standard-reply-received') this.#noted(event.code, event.context)
    else if (event.type === 'bouncer-network-changed') this.#changed(event.network, event.attributes, event.removed)
  }

  /** Source: docs/extensions/not-recorded.md */
  #noted(code: string, [why]: readonly string[]): void {
    if (this.#store.link.kind !== 'online') return
    if (code === 'NOT_RECORDED') this.#store.setLink({ kind: 'online', notRecorded: why ?? 'unknown' })
    else if (code === 'RECORDED_AGAIN') this.#store.setLink({ kind: 'online' })
  }

  #changed(id: NetworkId, attributes: Attributes, removed: boolean): void {
    if (removed) return this.#remove(id)
    this.#listed?.add(id)
    const before = this.#store.networks.get(id)
    const view = networkFrom(id, attributes, before)
    this.#store.setNetwork(view)
    if (before === undefined) this.#listener.appeared(id)
    else if (view.state === 'connected' && before.state !== 'connected') this.#listener.connected(id)
  }

  /** What the whole list did not name went while we were away. */
  #endList(complete: boolean): void {
    const listed = this.#listed
    this.#listed = undefined
    if (listed === undefined || !complete) return
    const gone = [...this.#store.networks.keys()].filter((id) => !listed.has(id))
    for (const id of gone) this.#remove(id)
  }

  #remove(id: NetworkId): void {
    this.#store.deleteNetwork(id)
    this.#listener.removed(id)
  }
}
