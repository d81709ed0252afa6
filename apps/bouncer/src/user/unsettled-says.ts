import type { NetworkId, PreferenceStore } from '@longwire/store'
import { withoutSecrets } from '../relay/blanked.ts'
import type { Network } from './network.ts'
import type { RecordedLine, RecordObserver } from './record-observers.ts'

/** Where they stand among the small values of a person in the store. */
export const UNSETTLED_PREFIX = 'said/'
const MAX_AGE_MS = 30 * 24 * 60 * 60 * 1000

/** Something that may have been said: it left, or was about to, and nobody knows what became of it. */
export interface UnsettledSay {
  /** When it was about to leave, in milliseconds since 1970. */
  readonly at: number
  readonly target: string
  /** undefined where it held a password. */
  readonly text?: string
}

/**
 * What was about to be said, by the id that its screen gave it: written down before a line leaves, and forgotten when it is in the
 * record or certainly was not said. So nothing is said twice, also over a kill. See docs/extensions/id.md.
 */
export class UnsettledSays implements RecordObserver {
  readonly #store: PreferenceStore
  readonly #says = new Map<string, UnsettledSay>()
  readonly #failed: (error: unknown) => void

  /** `kept`: what the store has under {@link UNSETTLED_PREFIX}. */
  constructor(
    store: PreferenceStore,
    kept: Readonly<Record<string, unknown>>,
    now: number,
    failed: (error: unknown) => void,
  ) {
    this.#store = store
    this.#failed = failed
    for (const [key, value] of Object.entries(kept)) {
      const say = readSay(value)
      if (say !== undefined && say.at > now - MAX_AGE_MS) this.#says.set(key, say)
      else this.#remove(key)
    }
  }

  onRecorded({ network, message }: RecordedLine): void {
    const outboxId = message.details?.outboxId
    if (message.own && outboxId !== undefined) this.settled(network.id, outboxId)
  }

  onRemoved({ id }: Network): void {
    const prefix = keyOf(id, '')
    for (const key of this.#says.keys()) {
      if (!key.startsWith(prefix)) continue
      this.#says.delete(key)
      this.#remove(key)
    }
  }

  find(network: NetworkId, outboxId: string): UnsettledSay | undefined {
    return this.#says.get(keyOf(network, outboxId))
  }

  /** The id of the oldest one that a line of the network's history shows to have been said. */
  idOf(network: NetworkId, matches: (say: UnsettledSay) => boolean): string | undefined {
    const prefix = keyOf(network, '')
    const found = [...this.#says]
      .filter(([key, say]) => key.startsWith(prefix) && matches(say))
      .toSorted(([, a], [, b]) => a.at - b.at)[0]
    return found?.[0].slice(prefix.length)
  }

  /** It is durable when this resolves, and only then may the line leave. Rejects with {@link StoreError}. */
  async begin(network: NetworkId, outboxId: string, { at, target, text }: Required<UnsettledSay>): Promise<void> {
    const said = { as: 'privmsg', source: undefined, target, status: '', text, own: true, tags: {} } as const
    const secret = withoutSecrets(said).text !== text
    const say = secret ? { at, target } : { at, target, text }
    this.#says.set(keyOf(network, outboxId), say)
    await this.#store.set(keyOf(network, outboxId), say)
  }

  /** It is in the record, or certainly was not said. */
  settled(network: NetworkId, outboxId: string): void {
    const key = keyOf(network, outboxId)
    if (this.#says.delete(key)) this.#remove(key)
  }

  #remove(key: string): void {
    this.#store.remove(key).catch(this.#failed)
  }
}

function keyOf(network: NetworkId, outboxId: string): string {
  return `${UNSETTLED_PREFIX}${network}/${outboxId}`
}

function readSay(value: unknown): UnsettledSay | undefined {
  if (typeof value !== 'object' || value === null || !('at' in value) || !('target' in value)) return undefined
  const { at, target } = value
  if (typeof at !== 'number' || typeof target !== 'string') return undefined
  return 'text' in value && typeof value.text === 'string' ? { at, target, text: value.text } : { at, target }
}
