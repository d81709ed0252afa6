import type { BatchInfo } from '../session/core-events.ts'
import type { BatchHandler, Extension } from '../extension.ts'
import { isUserSource } from '../message/source.ts'
import { MAX_SLOT_ENTRIES } from '../session/session-limits.ts'

/** Two servers lost each other, or found each other again. Each quit and join was told by itself before. */
export interface NetsplitEvent {
  readonly type: 'netsplit-ended' | 'netjoin-ended'
  /** The two servers, as far as they are named. */
  readonly servers: readonly string[]
  /** Who went, or came back. */
  readonly nicknames: readonly string[]
}

/** By the batch's reference. */
export type NetsplitSlot = Map<string, Set<string>>

export const netsplit: Extension<NetsplitEvent, NetsplitSlot> = {
  name: 'netsplit',
  spec: 'https://ircv3.net/specs/batches/netsplit',
  capabilities: [],
  needs: ['batch'],
  slot: { version: 1, initial: () => new Map() },
  batches: { netsplit: gather('netsplit-ended'), netjoin: gather('netjoin-ended') },
}

function gather(type: NetsplitEvent['type']): BatchHandler<NetsplitEvent, NetsplitSlot> {
  return {
    opened: ({ reference }, _message, { slot }) => {
      slot.set(reference, new Set())
    },
    line: ({ reference }: BatchInfo, { source }, { slot }) => {
      const nicknames = slot.get(reference)
      if (isUserSource(source) && nicknames !== undefined && nicknames.size < MAX_SLOT_ENTRIES) {
        nicknames.add(source.nickname)
      }
      return false
    },
    closed: ({ reference, params }, context) => {
      const nicknames = [...(context.slot.get(reference) ?? [])]
      context.slot.delete(reference)
      context.emit({ type, servers: params, nicknames })
    },
  }
}
