import type { AttentionRules } from '@longwire/attention'
import type { Environment } from '@longwire/connection'
import { createListener, type EventOf, type IrcEvent, type Line, type Listener, type SessionState } from '@longwire/irc'
import type { Buffer } from '../buffers/buffer.ts'
import { KeptSettings } from '../buffers/kept-settings.ts'
import { NetworkBuffers } from '../buffers/network-buffers.ts'
import type { CachedBuffer, CachedNetwork } from '../cache/cache.ts'
import { cachedBuffer } from '../cache/snapshot.ts'
import type { Reader } from '../history/line-of-message.ts'
import type { NetworkId } from '../keys.ts'
import { hasUnreadCounts } from '../network/capabilities.ts'
import { refreshChannel } from '../network/channel-facts.ts'
import { CurrentRules } from '../network/current-rules.ts'
import { type HeardNetwork, Hearing } from '../network/hearing.ts'
import { NetworkReader, type ReadNetwork } from '../network/reader.ts'
import { type CountedNetwork, UnreadCounts } from '../network/unread-counts.ts'
import type { StateStore } from '../state-store.ts'

type Handlers = {
  readonly [Type in IrcEvent['type']]?: (event: EventOf<Type>, network: FirstNetwork) => void
}

/** What the beginning of a stream means for the buffers; the lines of the past go through the hearing. */
const handlers: Handlers = {
  registered: (_event, network) => network.registered(),
  'isupport-changed': (_event, { buffers, state }) => buffers.rekey(state.isupport.casemapping),
  'user-joined': ({ channel }, { buffers, state }) => refreshChannel(buffers.ensure(channel, state.isupport), state),
  'topic-listed': ({ channel }, { buffers, state }) => refreshChannel(buffers.get(channel), state),
  'read-marker-received': ({ target, readUpTo = 0 }, { buffers }) => void buffers.get(target)?.markRead(readUpTo),
}

/** Whom a network tells how far it is. */
export interface FirstNetworkListener {
  /** Its conversations are there; what was said in them is read when this has resolved, unless it is false: nobody wants it any more. */
  listed(): Promise<boolean>
  /** All of it was read. */
  ended(): void
}

/** One network as it is read the first time: its conversations, how much of them is unread, their newest lines. */
export class FirstNetwork implements HeardNetwork, CountedNetwork, ReadNetwork {
  readonly id: NetworkId
  readonly buffers: NetworkBuffers
  readonly #environment: Environment
  readonly #store: StateStore
  readonly #told: FirstNetworkListener
  readonly #listener: Listener = createListener((event) => this.#receive(event))
  readonly #settings = new KeptSettings('rfc1459')
  readonly #hearing = new Hearing(this, undefined)
  readonly #counts = new UnreadCounts(this)
  readonly #reader = new NetworkReader(this)
  readonly #rules = new CurrentRules()
  /** What came while it was not to be read. */
  #waiting: Line[] = []
  #holding = false
  #listed = false
  #settled = Promise.resolve()

  constructor(id: NetworkId, environment: Environment, store: StateStore, told: FirstNetworkListener) {
    this.id = id
    this.#environment = environment
    this.#store = store
    this.#told = told
    this.buffers = new NetworkBuffers(id, store, environment, this.#settings, 'rfc1459')
  }

  /** Whether all of it was read. */
  get complete(): boolean {
    return this.#hearing.current
  }

  get state(): SessionState {
    return this.#listener.state
  }

  get countsElsewhere(): boolean {
    return hasUnreadCounts(this.state)
  }

  /** Resolves when nothing that came is held any more. */
  get settled(): Promise<void> {
    return this.#settled
  }

  /** Whether its conversations are there. */
  get listed(): boolean {
    return this.#listed
  }

  hear(lines: readonly Line[]): void {
    for (const [index, line] of lines.entries()) {
      if (this.#holding) {
        this.#waiting.push(...lines.slice(index))
        return
      }
      this.#listener.receive(line, this.now())
    }
  }

  now(): number {
    return this.#environment.now()
  }

  readerFor(buffer: Buffer): Reader {
    return this.#reader.for(buffer)
  }

  rules(): AttentionRules {
    return this.#rules.read(this.#store.preferences, this.id, this.#settings)
  }

  // Whoever goes on from here decides anew what is hidden; and there is nothing yet that waits to be said.
  rulesChanged(): void {}
  came(): void {}

  registered(): void {
    this.#counts.registered()
    this.#hearing.registered()
  }

  current(): void {
    this.#counts.current()
    this.#told.ended()
  }

  /** What was read, as it is kept; undefined where the network has gone meanwhile. */
  kept(): { readonly network: CachedNetwork; readonly buffers: readonly CachedBuffer[] } | undefined {
    const view = this.#store.networks.get(this.id)
    if (view === undefined) return undefined
    const network = { view, cursor: this.#hearing.cursor, casemapping: this.buffers.casemapping, outbox: [] }
    const buffers = this.buffers.all().flatMap((buffer) => {
      const shown = this.#store.buffers.get(buffer.key)
      return shown === undefined ? [] : [cachedBuffer(buffer, shown, this.#reader)]
    })
    return { network, buffers }
  }

  #receive(event: IrcEvent): void {
    if (this.#hearing.takes(event)) {
      if (!this.#listed) this.#settled = this.#hold()
      return
    }
    if (this.#counts.takes(event)) return
    // The table is keyed by type, which TypeScript cannot follow through an index.
    const handler = handlers[event.type] as ((event: IrcEvent, network: FirstNetwork) => void) | undefined
    handler?.(event, this)
  }

  /** What was said comes after the conversations it was said in. */
  async #hold(): Promise<void> {
    this.#listed = true
    this.#holding = true
    const isWanted = await this.#told.listed()
    const waiting = this.#waiting
    this.#waiting = []
    this.#holding = !isWanted
    if (isWanted) this.hear(waiting)
  }
}
