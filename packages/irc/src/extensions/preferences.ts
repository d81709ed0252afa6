import type { Extension } from '../extension.ts'
import type { MessageInit } from '../message/message.ts'
import type { Provenance } from '../session/core-events.ts'
import { answers } from '../session/requests/reply-family.ts'
import { MAX_SLOT_ENTRIES } from '../session/session-limits.ts'

/** One preference has this value now, whichever screen set it. */
export type PreferenceChanged = Provenance & {
  readonly type: 'preference-changed'
  readonly key: string
  /** undefined: it is not set. */
  readonly value: string | undefined
}

/** All preferences whose keys begin with the prefix; each of them was told by {@link PreferenceChanged} before. */
export type PreferencesListed = Provenance & {
  readonly type: 'preferences-listed'
  /** The empty string: these are all that there are. */
  readonly prefix: string
  readonly values: ReadonlyMap<string, string>
}

/** Lists that are being told, by the batch's reference. */
export type PreferencesSlot = Map<string, Map<string, string>>

/** What a person chose, kept by the bouncer for all screens. */
export const preferences: Extension<PreferenceChanged | PreferencesListed, PreferencesSlot> = {
  name: 'preferences',
  spec: 'docs/extensions/preferences.md',
  capabilities: ['longwire/preferences'],
  needs: ['batch'],
  slot: { version: 1, initial: () => new Map() },
  families: [
    {
      name: 'preference-list',
      commands: ['PREFERENCE'],
      fits: (params) => params[0]?.toUpperCase() === 'LIST',
      batch: 'longwire/preferences',
      answers: answers(),
    },
    {
      name: 'preference',
      commands: ['PREFERENCE'],
      target: 1,
      parallel: true,
      answers: answers({ end: 'PREFERENCE', target: 0 }),
    },
  ],
  batches: {
    'longwire/preferences': {
      opened: ({ reference }, _message, { slot }) => {
        slot.set(reference, new Map())
      },
      closed: ({ reference, params }, context) => {
        const values = context.slot.get(reference)
        context.slot.delete(reference)
        if (values === undefined) return
        context.emit({ ...context.provenance, type: 'preferences-listed', prefix: params[0] ?? '', values })
      },
    },
  },
  handlers: {
    PREFERENCE: ({ params: [key, value] }, context) => {
      if (key === undefined || key === '') return false
      const list = context.slot.get(context.provenance.batch?.reference ?? '')
      if (list !== undefined && value !== undefined && list.size < MAX_SLOT_ENTRIES) list.set(key, value)
      context.emit({ ...context.provenance, type: 'preference-changed', key, value })
      return true
    },
  },
}

/** What can be asked about preferences. Keys are 1 to 64 of `a-z 0-9 . _ / -`, values 1 to 3000 bytes. */
export type PreferenceQuery =
  | { readonly kind: 'get'; readonly key: string }
  /** Without a value it is taken away. */
  | { readonly kind: 'set'; readonly key: string; readonly value: string | undefined }
  | { readonly kind: 'list'; readonly prefix?: string }

/** The request of a {@link PreferenceQuery}. */
export function preferenceRequest(query: PreferenceQuery): MessageInit {
  const subcommand = query.kind.toUpperCase()
  const rest = query.kind === 'list' ? [query.prefix] : query.kind === 'set' ? [query.key, query.value] : [query.key]
  return { command: 'PREFERENCE', params: [subcommand, ...rest.filter((one) => one !== undefined)] }
}
