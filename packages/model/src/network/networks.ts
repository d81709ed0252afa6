import type { Buffer } from '../buffers/buffer.ts'
import { type BufferKey, type NetworkId, networkOf } from '../keys.ts'
import type { Network } from './network.ts'

/** The networks of this screen, and which one a buffer belongs to. */
export class Networks {
  readonly #networks = new Map<NetworkId, Network>()

  get(id: NetworkId): Network | undefined {
    return this.#networks.get(id)
  }

  all(): readonly Network[] {
    return [...this.#networks.values()]
  }

  add(network: Network): void {
    this.#networks.set(network.id, network)
  }

  remove(id: NetworkId): void {
    const network = this.#networks.get(id)
    this.#networks.delete(id)
    network?.close()
    network?.buffers.removeAll()
  }

  /** The network of a buffer. */
  of(key: BufferKey): Network | undefined {
    return this.#networks.get(networkOf(key))
  }

  buffer(key: BufferKey): Buffer | undefined {
    return this.of(key)?.buffers.byKey(key)
  }

  close(): void {
    for (const network of this.#networks.values()) network.close()
  }
}
