import type { IrcEvent, MessageInit } from '@longwire/irc'
import type { BatchReferences } from '../downstream/response.ts'
import { SERVER_NAME } from '../downstream/server-name.ts'
import type { Network } from './network.ts'
import type { Framed } from './origin.ts'

const types: ReadonlySet<string> = new Set(['netsplit', 'netjoin'])

/** A batch begins or ends: the line that says so. */
export interface FrameLine {
  readonly message: MessageInit
  readonly framed: Framed
}

/**
 * Servers that lose or find each other, as the networks tell it: all of it in one batch, under references of our own. What a
 * network leaves open ends with the connection.
 * Source: https://ircv3.net/specs/batches/netsplit
 */
export class NetsplitBatches {
  readonly #references: BatchReferences
  /** Our references by the network's. */
  readonly #open = new WeakMap<Network, Map<string, string>>()

  constructor(references: BatchReferences) {
    this.#references = references
  }

  /** What an event begins or ends. */
  frames(network: Network, event: IrcEvent): readonly FrameLine[] {
    switch (event.type) {
      case 'batch-started': {
        if (event.replayed || !types.has(event.started.type)) return []
        const reference = this.#references.next()
        this.#at(network).set(event.started.reference, reference)
        return [frame('start', reference, [event.started.type, ...event.started.params])]
      }
      case 'batch-ended': {
        const reference = this.#at(network).get(event.ended.reference)
        this.#at(network).delete(event.ended.reference)
        return reference === undefined ? [] : [frame('end', reference)]
      }
      case 'disconnected': {
        const references = [...this.#at(network).values()]
        this.#open.delete(network)
        return references.map((reference) => frame('end', reference))
      }
      default:
        return []
    }
  }

  /** Where a line that is in such a batch stands; undefined for any other. */
  within(network: Network, upstream: string | undefined): Framed | undefined {
    const reference = upstream === undefined ? undefined : this.#open.get(network)?.get(upstream)
    return reference === undefined ? undefined : { reference, part: 'line' }
  }

  #at(network: Network): Map<string, string> {
    const open = this.#open.get(network) ?? new Map<string, string>()
    this.#open.set(network, open)
    return open
  }
}

function frame(part: 'start' | 'end', reference: string, params: readonly string[] = []): FrameLine {
  const sign = part === 'start' ? '+' : '-'
  return {
    message: { source: SERVER_NAME, command: 'BATCH', params: [sign + reference, ...params] },
    framed: { reference, part },
  }
}
