import { type Environment, parseFrame } from '@longwire/connection'
import { createListener, type IrcEvent } from '@longwire/irc'
import { CACHE_VERSION, type CachedState } from '../cache/cache.ts'
import type { NetworkId } from '../keys.ts'
import { networkFrom } from '../network/bouncer-attributes.ts'
import { readPreferences } from '../preferences/preferences-view.ts'
import type { StateStore } from '../state-store.ts'
import { FirstNetwork } from './first-network.ts'

/** What a first reading stands on. */
export interface FirstReadingOptions {
  /**
   * What the bouncer tells a screen that kept nothing, in pieces as they come: frames of the mux, a line each. Source: docs/http.md.
   * Whoever gave it may end it when the reading has ended.
   */
  readonly answer: AsyncIterable<string>
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
/** The number of the bouncer's own stream; those of the networks follow. */
const OWN = 1

const listBatch = 'soju.im/bouncer-networks'

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
  /** By the number of its stream. */
  readonly #streams = new Map<number, FirstNetwork>()
  readonly #endings: (() => void)[] = []
  readonly #bouncer = createListener((event) => this.#told(event))
  readonly #resolve: (state: CachedState | undefined) => void
  /** Resolves when what was said may be read. */
  readonly #drawn = Promise.withResolvers<void>()
  /** The last line so far, which has not come to its end. */
  #rest = ''
  #isDrawing = false
  #listed = false
  #ended = false

  constructor(options: FirstReadingOptions) {
    const { environment, store, unwanted } = options
    this.#options = options
    const { promise, resolve } = Promise.withResolvers<CachedState | undefined>()
    this.done = promise
    this.#resolve = resolve
    store.setReading(true)
    this.#endings.push(environment.schedule(environment.now() + PATIENCE, () => this.#end()))
    void unwanted.then(() => this.#end())
    void this.#read()
  }

  async #read(): Promise<void> {
    try {
      for await (const piece of this.#options.answer) {
        if (this.#ended) return
        this.#take(piece)
        // What was said comes after the conversations, and is not even looked at before those are drawn.
        if (this.#isDrawing) await this.#drawn.promise
      }
    } catch {
      // What was not read is read by who goes on.
    }
    // There will be no more.
    this.#draw()
    await Promise.all([...this.#networks.values()].map(({ settled }) => settled))
    this.#end()
  }

  #take(piece: string): void {
    const frames = (this.#rest + piece).split('\n')
    this.#rest = frames.pop() ?? ''
    for (const text of frames) {
      const frame = parseFrame(text)
      if (frame?.kind === 'line') this.#line(frame.stream, frame.line)
      else if (frame?.kind === 'networks') this.#begin(frame.networks)
      else if (frame?.kind === 'close') this.#closed(frame.stream)
    }
  }

  #line(stream: number, text: string): void {
    const line = { text, damaged: false }
    if (stream === OWN) this.#bouncer.receive(line, this.#options.environment.now())
    else this.#streams.get(stream)?.hear([line])
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
      this.#endIfComplete()
    }
  }

  /** There are these networks: each has a stream. */
  #begin(ids: readonly NetworkId[]): void {
    const { environment, store } = this.#options
    for (const [index, id] of ids.entries()) {
      if (this.#networks.has(id)) continue
      const network = new FirstNetwork(id, environment, store, {
        listed: () => this.#whenListed(id),
        ended: () => this.#endIfComplete(),
      })
      this.#networks.set(id, network)
      this.#streams.set(OWN + 1 + index, network)
    }
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
    // What could not be drawn does not keep from being read what was said.
    else void listed().then(this.#drawn.resolve, this.#drawn.resolve)
  }

  /** A stream has ended by itself: what it was about cannot be read to its end. */
  #closed(stream: number): void {
    const network = this.#streams.get(stream)
    if (stream === OWN) return this.#end()
    if (network === undefined || network.complete) return
    network.buffers.removeAll()
    this.#networks.delete(network.id)
    this.#streams.delete(stream)
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
    const kept = this.#takeComplete()
    this.#options.store.setReading(false)
    // Whoever may still say that it is not wanted does not keep all of this alive.
    this.#networks.clear()
    this.#streams.clear()
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
