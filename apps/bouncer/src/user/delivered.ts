import type { Environment } from '@longwire/connection'
import type { History, NetworkId } from '@longwire/store'
import type { Attachment } from './attachment.ts'

const WRITE_EVERY_MS = 10_000

/** What is kept of the clients that cannot say themselves what they have seen. */
export interface DeliveredInit {
  readonly history: History
  readonly environment: Environment
  /** Slow work whose end nobody waits for. */
  readonly write: (written: Promise<void>) => void
}

/**
 * How much each client of a person has seen of each network, by the name that the person gave it. Written down now and then:
 * after a crash a client may be shown the last seconds again, and never misses any.
 */
export class Delivered {
  readonly #init: DeliveredInit
  readonly #dirty = new Set<Attachment>()
  #clearTimer: (() => void) | undefined

  constructor(init: DeliveredInit) {
    this.#init = init
  }

  /** Where this client is; undefined for one that was never here. */
  async cursorOf(network: NetworkId, client: string): Promise<string | undefined> {
    // One of the same name may be there still, on a connection whose end nobody has noticed.
    this.writeAll()
    const cursor = await this.#init.history.preferences.get(keyOf(network, client))
    return typeof cursor === 'string' ? cursor : undefined
  }

  /** An attachment has seen something. */
  moved(attachment: Attachment): void {
    if (attachment.client === undefined) return
    this.#dirty.add(attachment)
    const { environment } = this.#init
    this.#clearTimer ??= environment.schedule(environment.now() + WRITE_EVERY_MS, () => this.writeAll())
  }

  writeAll(): void {
    this.#clearTimer?.()
    this.#clearTimer = undefined
    for (const { network, client, seenUpTo } of this.#dirty) {
      if (network === undefined || client === undefined || seenUpTo === undefined) continue
      this.#init.write(this.#init.history.preferences.set(keyOf(network.id, client), seenUpTo))
    }
    this.#dirty.clear()
  }
}

function keyOf(network: NetworkId, client: string): string {
  return `delivered.${network}.${client}`
}
