import type { BufferId, History, NetworkId } from '@longwire/store'
import { prefixOf } from './kept-network.ts'

const BUFFER_KEY = 'gap-since'

/**
 * Where filling a gap has begun and not ended: a connection may be lost in the middle of it, and the next one begins there
 * again and not at what was heard meanwhile. Times are in milliseconds since 1970.
 */
export class OpenGaps {
  readonly #history: History

  constructor(history: History) {
    this.#history = history
  }

  /** Where a conversation is to be filled from: at the gap that is open, or else from here on. Rejects with {@link StoreError}. */
  async openConversation(buffer: BufferId, since: () => Promise<number | undefined>): Promise<number | undefined> {
    const { bufferPreferences } = this.#history
    const open = (await bufferPreferences.of(buffer))[BUFFER_KEY]
    if (typeof open === 'number') return open
    const begins = await since()
    if (begins !== undefined) await bufferPreferences.set(buffer, BUFFER_KEY, begins)
    return begins
  }

  async closeConversation(buffer: BufferId): Promise<void> {
    await this.#history.bufferPreferences.remove(buffer, BUFFER_KEY)
  }

  /** The same for the question which conversations there were on a network. */
  async openNetwork(network: NetworkId, since: number): Promise<number> {
    const { preferences } = this.#history
    const open = await preferences.get(keyOf(network))
    if (typeof open === 'number') return open
    await preferences.set(keyOf(network), since)
    return since
  }

  async closeNetwork(network: NetworkId): Promise<void> {
    await this.#history.preferences.remove(keyOf(network))
  }
}

function keyOf(network: NetworkId): string {
  return `${prefixOf(network)}gap-since`
}
