import type { Environment } from '@longwire/connection'
import { CaseMap, type Casemapping, fold, isChannelName, type SessionState } from '@longwire/irc'
import type { CachedBuffer } from '../cache/cache.ts'
import { type BufferKey, bufferKey, type NetworkId } from '../keys.ts'
import type { StateStore } from '../state-store.ts'
import { Buffer } from './buffer.ts'
import type { KeptSettings } from './kept-settings.ts'

/** Panes that one network may have; what comes beyond goes to the network's own buffer. */
const MOST_BUFFERS = 2_000

/** The buffers of one network, by channel, nickname, or the empty name for the network itself. */
export class NetworkBuffers {
  readonly network: NetworkId
  readonly #store: StateStore
  readonly #environment: Environment
  readonly #settings: KeptSettings
  readonly #buffers: CaseMap<Buffer>

  constructor(
    network: NetworkId,
    store: StateStore,
    environment: Environment,
    settings: KeptSettings,
    casemapping: Casemapping,
  ) {
    this.network = network
    this.#settings = settings
    this.#store = store
    this.#environment = environment
    this.#buffers = new CaseMap(casemapping)
  }

  get casemapping(): Casemapping {
    return this.#buffers.casemapping
  }

  get(name: string): Buffer | undefined {
    return this.#buffers.get(name)
  }

  byKey(key: BufferKey): Buffer | undefined {
    return this.get(key.slice(this.network.length + 1))
  }

  all(): readonly Buffer[] {
    return [...this.#buffers.values()]
  }

  /** The network's own buffer. */
  server(): Buffer {
    return this.#buffers.get('') ?? this.#make('', 'server')
  }

  /** The buffer of a channel or a person, made where there is none. A new spelling takes the place of the old one. */
  ensure(name: string, isupport: SessionState['isupport']): Buffer {
    if (name === '') return this.server()
    const known = this.#buffers.get(name)
    if (known !== undefined) {
      if (known.name !== name && known.kind === 'channel') this.#respell(known, name)
      return known
    }
    if (this.#buffers.size >= MOST_BUFFERS) return this.server()
    return this.#make(name, isChannelName(isupport, name) ? 'channel' : 'query')
  }

  /** A buffer that was kept from an earlier time. */
  restore(kept: CachedBuffer): void {
    if (this.#buffers.has(kept.name) || this.#buffers.size >= MOST_BUFFERS) return
    this.#settings.put(kept.name, kept.settings)
    this.#make(kept.name, kept.kind, kept)
  }

  /** A channel has another name now: its buffer goes with it, and takes the place of one that bore the name before. */
  rename(from: string, to: string): void {
    const buffer = this.#buffers.get(from)
    if (buffer === undefined || buffer.name === to) return
    const displaced = this.#buffers.get(to)
    if (displaced !== undefined && displaced !== buffer) this.remove(to)
    this.#buffers.delete(from)
    this.#settings.put(to, buffer.settings)
    this.#respell(buffer, to)
  }

  remove(name: string): void {
    this.#buffers.get(name)?.remove()
    this.#buffers.delete(name)
  }

  removeAll(): void {
    for (const buffer of this.all()) this.remove(buffer.name)
  }

  /** The network compares names in another way; buffers that are the same now become one. */
  rekey(casemapping: Casemapping): void {
    if (casemapping === this.#buffers.casemapping) return
    for (const [, displaced] of this.#buffers.rekey(casemapping)) displaced.remove()
    this.#settings.rekey(casemapping)
    for (const buffer of this.#buffers.values()) buffer.rename(this.#keyOf(buffer.name), buffer.name)
  }

  #respell(buffer: Buffer, name: string): void {
    this.#buffers.set(name, buffer)
    buffer.rename(this.#keyOf(name), name)
  }

  #make(name: string, kind: Buffer['kind'], kept?: CachedBuffer): Buffer {
    const buffer = new Buffer({
      key: this.#keyOf(name),
      network: this.network,
      kind,
      name,
      store: this.#store,
      environment: this.#environment,
      settings: this.#settings.of(name),
      ...(kept !== undefined && { kept }),
    })
    this.#buffers.set(name, buffer)
    return buffer
  }

  #keyOf(name: string): BufferKey {
    return bufferKey(this.network, fold(name, this.#buffers.casemapping))
  }
}
