import { CACHE_VERSION, type CachedState } from '../cache/cache.ts'
import type { Environment, MuxTarget, Operation, Transport } from '@longwire/connection'
import { createListener, type IrcEvent, type Line, listenedCapabilities } from '@longwire/irc'
import type { NetworkId } from '../keys.ts'
import { type Link, linkState } from '../link.ts'
import { networkFrom } from '../network/bouncer-attributes.ts'
import { readPreferences } from '../preferences/preferences-view.ts'
import type { StateStore } from '../state-store.ts'
import { FirstNetwork } from './first-network.ts'

/** What a first reading stands on. */
export interface FirstReadingOptions {
  /** Whoever goes on from what was read may go on with it: its streams of the reading are closed. */
  readonly link: Link
  readonly environment: Environment
  /** What was read so far is shown here. */
  readonly store: StateStore
  /** Resolves when nobody wants it any more. */
  readonly unwanted: Promise<void>
  /**
   * Called once, when the conversations of each network are in the store; what was said in them is read when it has resolved. So
   * they can be drawn before there is more to do.
   */
  readonly listed?: () => Promise<void>
}

/** Milliseconds after which what is there is all. */
const PATIENCE = 20_000
/** Milliseconds for which what was said in one network waits for the conversations of the others. */
const HOLD = 1_000

const listBatch = 'soju.im/bouncer-networks'

/** What the stream of a network asks for: lists of members are large, and nobody sees them yet. */
const networkWants: readonly string[] = [...listenedCapabilities, 'no-implicit-names']

/**
 * Reads, on a screen that kept nothing, what it would have kept: the networks, their conversations with their newest lines, what a
 * person chose. It is the same protocol with a listener in place of sessions, so that the list is there before most of the app is.
 * Undefined where it could not be read; never rejected.
 */
export async function readFirst(options: FirstReadingOptions): Promise<CachedState | undefined> {
  return await new FirstReading(options).done
}

class FirstReading {
  readonly done: Promise<CachedState | undefined>
  readonly #options: FirstReadingOptions
  readonly #networks = new Map<NetworkId, FirstNetwork>()
  readonly #openings: Operation<Transport>[] = []
  readonly #endings: (() => void)[] = []
  readonly #bouncer = createListener((event) => this.#told(event))
  readonly #resolve: (state: CachedState | undefined) => void
  /** Resolves when what was said may be read. */
  readonly #drawn = Promise.withResolvers<void>()
  #isDrawing = false
  #listed = false
  #ended = false

  constructor(options: FirstReadingOptions) {
    const { link, environment, unwanted } = options
    this.#options = options
    const { promise, resolve } = Promise.withResolvers<CachedState | undefined>()
    this.done = promise
    this.#resolve = resolve
    options.store.setReading(true)
    this.#endings.push(
      link.onStatus(({ kind }) => {
        if (kind === 'waiting' || kind === 'failed') this.#end()
        else options.store.setLink(linkState(link.status))
      }),
      // Who was told need not ask first.
      link.onNetworks((ids) => this.#readAll(ids)),
      environment.schedule(environment.now() + PATIENCE, () => this.#end()),
    )
    void unwanted.then(() => {
      this.#end()
      link.close()
    })
    this.#open({ capabilities: listenedCapabilities }, (lines) => {
      for (const line of lines) this.#bouncer.receive(line, environment.now())
    })
  }

  #open(target: MuxTarget, lines: (lines: readonly Line[]) => void): void {
    const opening = this.#options.link.open(target, { lines, closed: () => this.#closed(target.network) }, () => {})
    this.#openings.push(opening)
    opening.done.catch(() => this.#closed(target.network))
  }

  /** The bouncer's own stream. */
  #told(event: IrcEvent): void {
    const { store } = this.#options
    if (event.type === 'preferences-listed') store.setPreferences(readPreferences(event.values, true))
    else if (event.type === 'bouncer-network-changed' && !event.removed) {
      const { network, attributes } = event
      store.setNetwork(networkFrom(network, attributes, store.networks.get(network)))
    } else if (event.type === 'batch-ended' && event.ended.type === listBatch) {
      this.#listed = true
      this.#readAll(store.networks.keys())
      this.#endIfComplete()
    }
  }

  #readAll(ids: Iterable<NetworkId>): void {
    for (const id of ids) this.#read(id)
  }

  #read(id: NetworkId): void {
    if (this.#networks.has(id)) return
    const { environment, store } = this.#options
    const network = new FirstNetwork(id, environment, store, {
      listed: () => this.#whenListed(id),
      ended: () => this.#endIfComplete(),
    })
    this.#networks.set(id, network)
    const target = { network: id, capabilities: networkWants, resume: () => network.resumeFrom() }
    this.#open(target, (lines) => network.hear(lines))
  }

  async #whenListed(id: NetworkId): Promise<boolean> {
    const { environment } = this.#options
    this.#endings.push(environment.schedule(environment.now() + HOLD, () => this.#draw()))
    this.#drawIfListed()
    await this.#drawn.promise
    return this.#networks.has(id)
  }

  #drawIfListed(): void {
    if ([...this.#networks.values()].every(({ listed }) => listed)) this.#draw()
  }

  #draw(): void {
    if (this.#isDrawing) return
    this.#isDrawing = true
    const { listed } = this.#options
    if (listed === undefined) this.#drawn.resolve()
    else void listed().then(this.#drawn.resolve)
  }

  /** A stream has ended by itself: what it was about cannot be read to its end. */
  #closed(id: NetworkId | undefined): void {
    if (this.#ended) return
    const network = id === undefined ? undefined : this.#networks.get(id)
    if (network === undefined) return this.#end()
    if (network.complete) return
    network.buffers.removeAll()
    this.#networks.delete(network.id)
    this.#drawIfListed()
    this.#endIfComplete()
  }

  #endIfComplete(): void {
    if (this.#listed && [...this.#networks.values()].every(({ complete }) => complete)) this.#end()
  }

  #end(): void {
    if (this.#ended) return
    this.#ended = true
    for (const end of this.#endings) end()
    for (const opening of this.#openings) {
      opening.cancel()
      void opening.done.then((transport) => transport.close()).catch(() => {})
    }
    const kept = this.#takeComplete()
    this.#options.store.setReading(false)
    // Whoever may still say that it is not wanted does not keep all of this alive.
    this.#networks.clear()
    this.#drawn.resolve()
    this.#resolve(this.#listed ? kept : undefined)
  }

  /** What was read in full; the rest is not shown any more, and read by who goes on. */
  #takeComplete(): CachedState {
    const { store } = this.#options
    const kept = [...this.#networks.values()].flatMap((network) => (network.complete ? (network.kept() ?? []) : []))
    const complete = new Set(kept.map(({ network }) => network.view.id))
    for (const network of this.#networks.values()) if (!complete.has(network.id)) network.buffers.removeAll()
    for (const id of Array.from(store.networks.keys())) if (!complete.has(id)) store.deleteNetwork(id)
    return {
      version: CACHE_VERSION,
      networks: kept.map(({ network }) => network),
      buffers: kept.flatMap(({ buffers }) => buffers),
      preferences: store.preferences.values,
    }
  }
}
