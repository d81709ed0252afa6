import type { BufferKey, Model, SubscriptionKey } from '@longwire/model'

/**
 * Acts once, when there is a network again that can be asked: any of them, or the one of the buffer. The answer is what gives
 * up waiting.
 */
export function whenReached(model: Model, buffer: BufferKey | undefined, act: () => void): () => void {
  const ends = new Map<SubscriptionKey, () => void>()
  const wanted = buffer === undefined ? undefined : model.state.buffers.get(buffer)?.network

  function stop(): void {
    for (const end of ends.values()) end()
    ends.clear()
  }
  function followKey(key: SubscriptionKey): void {
    if (!ends.has(key)) ends.set(key, model.subscribe(key, look))
  }
  function follow(): readonly (boolean | undefined)[] {
    const there = [...model.state.networks.values()].filter(({ id }) => wanted === undefined || id === wanted)
    for (const { id } of there) {
      followKey(`network ${id}`)
    }
    return there.map(({ current }) => current)
  }
  // Only what changes acts: what is here already was asked in vain.
  function look(): void {
    if (!follow().includes(true)) return
    stop()
    act()
  }
  followKey('networks')
  follow()
  return stop
}
