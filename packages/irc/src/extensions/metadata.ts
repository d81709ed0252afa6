import type { Provenance } from '../session/core-events.ts'
import type { Extension, Handler, HandlerContext } from '../extension.ts'
import type { Message, MessageInit } from '../message/message.ts'
import { answers } from '../session/requests/reply-family.ts'
import { MAX_SLOT_ENTRIES } from '../session/session-limits.ts'

/** A key of a user or a channel has another value, or none any more (`value` is undefined). */
export type MetadataEvent = Provenance & {
  readonly type: 'metadata-changed'
  /** A channel, a nickname, or `*` for ourselves. */
  readonly target: string
  readonly key: string
  /** Who may see it: `*` for everybody. */
  readonly visibility: string
  readonly value: string | undefined
}

/** What it remembers. */
export interface MetadataSlot {
  /** Keys whose changes we are told. */
  readonly subscriptions: Set<string>
}

type Context = HandlerContext<MetadataEvent, MetadataSlot>

/** `<target> <key> <visibility> [:<value>]`, after our nickname where it is a numeric. */
function told(numeric: boolean): Handler<MetadataEvent, MetadataSlot> {
  return ({ params }, context) => {
    const [target, key, visibility = '*', value] = numeric ? params.slice(1) : params
    if (target === undefined || key === undefined) return false
    emit(context, target, key, visibility, value)
    return true
  }
}

function emit(context: Context, target: string, key: string, visibility: string, value: string | undefined): void {
  context.emit({ ...context.provenance, type: 'metadata-changed', target, key, visibility, value })
}

function subscribed({ params }: Message, { slot }: Context): boolean {
  for (const key of params.slice(1)) if (slot.subscriptions.size < MAX_SLOT_ENTRIES) slot.subscriptions.add(key)
  return false
}

export const metadata: Extension<MetadataEvent, MetadataSlot> = {
  name: 'metadata',
  spec: 'https://ircv3.net/specs/extensions/metadata',
  capabilities: ['draft/metadata-2'],
  needs: ['batch'],
  slot: { version: 1, initial: () => ({ subscriptions: new Set() }) },
  families: [
    {
      name: 'metadata-subscriptions',
      commands: ['METADATA'],
      fits: (params) => params[1]?.toUpperCase() === 'SUBS',
      batch: 'metadata-subs',
      answers: answers({ end: '772' }),
      fence: true,
    },
    {
      name: 'metadata-subscribe',
      commands: ['METADATA'],
      fits: (params) => /^(?:UN)?SUB$/i.test(params[1] ?? ''),
      answers: answers({ end: '770 771' }),
      fence: true,
    },
    {
      name: 'metadata-set',
      commands: ['METADATA'],
      fits: (params) => params[1]?.toUpperCase() === 'SET',
      target: 0,
      answers: answers({ end: '761 766' }),
      fence: true,
    },
    { name: 'metadata', commands: ['METADATA'], batch: 'metadata', answers: answers({ end: '774' }), fence: true },
  ],
  handlers: {
    METADATA: told(false),
    // RPL_KEYVALUE, RPL_KEYNOTSET
    '761': told(true),
    '766': ({ params }, context) => {
      const [, target, key] = params
      if (target === undefined || key === undefined) return false
      emit(context, target, key, '*', undefined)
      return true
    },
    // RPL_METADATASUBOK, RPL_METADATAUNSUBOK, RPL_METADATASUBS
    '770': subscribed,
    '771': ({ params }, { slot }) => {
      for (const key of params.slice(1)) slot.subscriptions.delete(key)
      return false
    },
    '772': subscribed,
  },
}

/** What METADATA can be asked. `target` is a channel, a nickname, or `*` for ourselves. */
export type MetadataQuery =
  | { readonly kind: 'get'; readonly target: string; readonly keys: readonly string[] }
  | { readonly kind: 'list' | 'clear' | 'sync'; readonly target: string }
  | { readonly kind: 'set'; readonly target: string; readonly key: string; readonly value: string | undefined }
  | { readonly kind: 'sub' | 'unsub'; readonly keys: readonly string[] }
  | { readonly kind: 'subs' }

/** The request of a {@link MetadataQuery}. */
export function metadataRequest(query: MetadataQuery): MessageInit {
  const subcommand = query.kind.toUpperCase()
  const rest = 'keys' in query ? query.keys : query.kind === 'set' ? [query.key, ...optional(query.value)] : []
  return { command: 'METADATA', params: ['target' in query ? query.target : '*', subcommand, ...rest] }
}

function optional(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value]
}
