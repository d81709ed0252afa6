import type { Provenance } from '../session/core-events.ts'
import type { Extension, Handler, HandlerContext } from '../extension.ts'
import type { Message, MessageInit } from '../message/message.ts'
import { ownText } from '../message/own-text.ts'
import { isUserSource } from '../message/source.ts'
import { fold } from '../names/casemapping.ts'
import { answers } from '../session/requests/reply-family.ts'
import { MAX_SLOT_ENTRIES } from '../session/session-limits.ts'
import type { SessionState } from '../session/state.ts'

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

/** What a key says, and who may see it: `*` for everybody. */
export interface MetadataValue {
  readonly value: string
  readonly visibility: string
}

/** What it remembers. */
export interface MetadataSlot {
  /** Values by folded target and key, of the targets told of last; {@link MAX_SLOT_ENTRIES} values in all. */
  readonly values: Map<string, Map<string, MetadataValue>>
  /** How many values there are. */
  count: number
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
  if (!context.provenance.replayed) keep(context, target, key, value === undefined ? undefined : { value, visibility })
  context.emit({ ...context.provenance, type: 'metadata-changed', target, key, visibility, value })
}

function keep(context: Context, target: string, key: string, entry: MetadataValue | undefined): void {
  const { slot } = context
  const folded = context.fold(ownText(target))
  const kept = slot.values.get(folded)
  if (kept?.delete(key) === true) slot.count--
  if (entry === undefined) {
    if (kept?.size === 0) slot.values.delete(folded)
    return
  }
  const values = kept ?? new Map<string, MetadataValue>()
  values.set(ownText(key), { value: ownText(entry.value), visibility: ownText(entry.visibility) })
  slot.count++
  // Behind the others: who was not told of for longest is forgotten first.
  slot.values.delete(folded)
  slot.values.set(folded, values)
  for (const [oldest, { size }] of slot.values) {
    if (slot.count <= MAX_SLOT_ENTRIES) return
    slot.values.delete(oldest)
    slot.count -= size
  }
}

function forget({ slot }: Context, target: string): void {
  slot.count -= slot.values.get(target)?.size ?? 0
  slot.values.delete(target)
}

function rename(context: Context, from: string, to: string): void {
  const { values } = context.slot
  const moved = values.get(from)
  if (moved === undefined || from === to) return
  forget(context, to)
  values.delete(from)
  values.set(to, moved)
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
  slot: { version: 2, initial: () => ({ values: new Map(), count: 0, subscriptions: new Set() }) },
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
    QUIT: ({ source }, context) => {
      if (isUserSource(source) && !context.provenance.replayed) forget(context, context.fold(source.nickname))
      return false
    },
    NICK: ({ source, params }, context) => {
      if (isUserSource(source) && params[0] !== undefined && !context.provenance.replayed) {
        rename(context, context.fold(source.nickname), context.fold(params[0]))
      }
      return false
    },
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

/**
 * What is known of a channel, a nickname (in any spelling) or `*`, by key; empty where nothing is. Known are only keys that were
 * subscribed to or asked for, and of people who left not for long.
 */
export function metadataOf(state: SessionState, target: string): ReadonlyMap<string, MetadataValue> {
  const slot = state.slots.get(metadata.name)?.data as MetadataSlot | undefined
  return slot?.values.get(fold(target, state.isupport.casemapping)) ?? NOTHING
}

const NOTHING: ReadonlyMap<string, MetadataValue> = new Map()

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
