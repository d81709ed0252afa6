import type { IrcEvent } from '@longwire/irc'
import type { Buffer } from '../buffers/buffer.ts'
import type { NetworkBuffers } from '../buffers/network-buffers.ts'
import type { SessionState } from '@longwire/irc'

/** What listening to counts needs of its network. */
export interface CountedNetwork {
  readonly state: SessionState
  readonly buffers: NetworkBuffers
  /** Whether the other side counts; otherwise this screen does. */
  readonly countsElsewhere: boolean
}

/** How much waits to be read, where the other side counts it for all screens. Source: docs/extensions/unread.md */
export class UnreadCounts {
  readonly #network: CountedNetwork
  /** Buffers that were told of since the registration; what was not told of has nothing unread. */
  #told: Set<Buffer> | undefined

  constructor(network: CountedNetwork) {
    this.#network = network
  }

  /** Whether the event is a count. */
  takes(event: IrcEvent): boolean {
    if (event.type !== 'unread-counted') return false
    const { buffers, state } = this.#network
    const { target, unread, mentions } = event
    const known = target === '*' ? buffers.server() : buffers.get(target)
    if (known === undefined && unread === 0) return true
    const buffer = known ?? buffers.ensure(target, state.isupport)
    this.#told?.add(buffer)
    buffer.setCounts({ unread, mentions })
    return true
  }

  registered(): void {
    this.#told = new Set()
  }

  /** The counts of the beginning are told. */
  current(): void {
    const { buffers, countsElsewhere } = this.#network
    const told = this.#told
    this.#told = undefined
    if (countsElsewhere && told !== undefined) {
      for (const buffer of buffers.all()) if (!told.has(buffer)) buffer.setCounts({ unread: 0, mentions: 0 })
    } else if (!countsElsewhere) for (const buffer of buffers.all()) buffer.setCounts(undefined)
  }
}
