import { CACHE_VERSION, type CacheChange, type CachedState, type ModelCache } from '@longwire/model'

/** A cache that keeps things as IndexedDB would: as copies. */
export class MemoryCache implements ModelCache {
  kept: CachedState | undefined
  saves = 0
  failing = false
  looksEmpty = false
  /** What is kept can be read from then on. */
  readable = Promise.resolve()

  async load(): Promise<CachedState | undefined> {
    await this.readable
    return structuredClone(this.kept)
  }

  save(change: CacheChange): Promise<void> {
    if (this.failing) return Promise.reject(new Error('the disk is full'))
    this.saves++
    const { networks = [], buffers = [] } = this.kept ?? {}
    const preferences = change.preferences ?? this.kept?.preferences
    this.kept = structuredClone({
      version: CACHE_VERSION,
      ...(preferences !== undefined && { preferences }),
      networks: [
        ...networks.filter(
          ({ view }) =>
            !change.networks.some((one) => one.view.id === view.id) && !change.removedNetworks.includes(view.id),
        ),
        ...change.networks,
      ],
      buffers: [
        ...buffers.filter(
          ({ key }) => !change.buffers.some((one) => one.key === key) && !change.removedBuffers.includes(key),
        ),
        ...change.buffers,
      ],
    })
    return Promise.resolve()
  }

  clear(): Promise<void> {
    this.kept = undefined
    return Promise.resolve()
  }
}
