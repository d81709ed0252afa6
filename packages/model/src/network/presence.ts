import { monitorLimit, type SessionState } from '@longwire/irc'
import type { Buffer } from '../buffers/buffer.ts'
import type { NetworkBuffers } from '../buffers/network-buffers.ts'

/** What watching people needs of their network. */
export interface PresenceNetwork {
  readonly state: SessionState
  readonly buffers: NetworkBuffers
  readonly client: {
    request(intent: { kind: 'watch' | 'unwatch'; nicknames: readonly string[] }): { readonly done: Promise<unknown> }
  }
}

/**
 * Who of those that one talks with is there. They are watched where the network tells changes by itself (MONITOR); asking all
 * the time is not worth it on a phone.
 */
export class Presence {
  readonly #network: PresenceNetwork
  readonly #watched = new Set<Buffer>()

  constructor(network: PresenceNetwork) {
    this.#network = network
  }

  /** The network is there: everybody one talks with is watched from now on. */
  online(): void {
    this.watch(...this.#network.buffers.all())
  }

  watch(...buffers: readonly Buffer[]): void {
    const added = buffers.filter((buffer) => buffer.kind === 'query' && !this.#watched.has(buffer))
    if (added.length === 0 || monitorLimit(this.#network.state.isupport) === 0) return
    for (const buffer of added) this.#watched.add(buffer)
    this.#ask('watch', added)
  }

  unwatch(buffer: Buffer): void {
    if (this.#watched.delete(buffer)) this.#ask('unwatch', [buffer])
  }

  /** It was told of somebody: whether they are there, and whether they are away (undefined: that was not told). */
  told(nickname: string, online: boolean, away?: boolean): void {
    const buffer = this.#network.buffers.get(nickname)
    if (buffer?.kind !== 'query') return
    buffer.setPresence(online ? (away === true ? 'away' : 'online') : 'offline')
  }

  #ask(kind: 'watch' | 'unwatch', buffers: readonly Buffer[]): void {
    const nicknames = buffers.map(({ name }) => name)
    // Nothing is lost where it cannot be asked now: the session asks again when it is registered.
    this.#network.client.request({ kind, nicknames }).done.catch(() => {})
  }
}
