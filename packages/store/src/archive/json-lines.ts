import { StoreError } from '../error.ts'
import type { NewReaction, NewRedaction } from '../facts.ts'
import type { BufferRecord, History } from '../history.ts'
import type { BufferId, NetworkId } from '../ids.ts'
import type { NewMessage, StoredMessage } from '../message.ts'
import type { Records } from '../records.ts'
import type { RetentionRule } from '../retention.ts'
import { Salvage } from './salvage.ts'

/** The version of the form; a reader refuses a later one. */
export const JSON_LINES_VERSION = 1

/** A line of an export. Buffers are named by their network and folded name: numbers differ from history to history. */
export type JsonLine =
  | { readonly line: 'history'; readonly version: number }
  | ({ readonly line: 'buffer' } & Omit<BufferRecord, 'id' | 'readUpTo'>)
  | ({ readonly line: 'message'; readonly in: JsonPlace } & Omit<NewMessage, 'buffer'>)
  | ({ readonly line: 'redaction'; readonly in: JsonPlace } & Omit<NewRedaction, 'buffer'>)
  | ({ readonly line: 'reaction'; readonly in: JsonPlace } & Omit<NewReaction, 'buffer'>)
  | { readonly line: 'read'; readonly in: JsonPlace; readonly upTo: number }
  | { readonly line: 'preference'; readonly key: string; readonly value: unknown }
  | { readonly line: 'buffer-preference'; readonly in: JsonPlace; readonly key: string; readonly value: unknown }
  | { readonly line: 'retention'; readonly rule: RetentionRule; readonly in?: JsonPlace }

export type JsonPlace = readonly [network: NetworkId, folded: string]

function placeOf({ network, folded }: Pick<BufferRecord, 'network' | 'folded'>): JsonPlace {
  return [network, folded]
}

function recordsOf(history: History): Records {
  const { records } = history.parts
  if (records === undefined)
    throw new StoreError('not-found', { retry: false, userText: 'This store cannot be exported.' })
  return records
}

function messageLine(stored: StoredMessage, at: JsonPlace): JsonLine {
  // In one order, so that the same message is the same text wherever it comes from.
  const { time, kind, sender, account, msgid, text, attention, own, details } = stored
  const always = { line: 'message', in: at, time, kind, sender, msgid, text, attention, own } as const
  return { ...always, ...(account === undefined ? {} : { account }), ...(details === undefined ? {} : { details }) }
}

function ruleLine(rule: RetentionRule, places: ReadonlyMap<BufferId, JsonPlace>): JsonLine {
  if (rule.scope.kind !== 'buffer') return { line: 'retention', rule }
  const at = places.get(rule.scope.buffer)
  const nameless = { ...rule, scope: { kind: 'buffer', buffer: 0 } } as const
  return { line: 'retention', rule: nameless, ...(at === undefined ? {} : { in: at }) }
}

async function* lines(history: History): AsyncGenerator<JsonLine, void, void> {
  const records = recordsOf(history)
  const salvage = new Salvage()
  const buffers = await history.buffers.list()
  const places = new Map<BufferId, JsonPlace>(buffers.map((buffer) => [buffer.id, placeOf(buffer)]))
  yield { line: 'history', version: JSON_LINES_VERSION }
  for (const { id: _, readUpTo: __, ...buffer } of buffers) yield { line: 'buffer', ...buffer }
  for await (const page of salvage.messages(records)) {
    for (const message of page) {
      const at = places.get(message.buffer)
      if (at !== undefined) yield messageLine(message, at)
    }
  }
  for (const buffer of buffers) {
    const at = placeOf(buffer)
    for (const { buffer: _, ...fact } of (await salvage.attempt(() => records.redactions(buffer.id))) ?? [])
      yield { line: 'redaction', in: at, ...fact }
    for (const { buffer: _, ...fact } of (await salvage.attempt(() => records.reactions(buffer.id))) ?? [])
      yield { line: 'reaction', in: at, ...fact }
    yield { line: 'read', in: at, upTo: buffer.readUpTo }
  }
  const own = (await salvage.attempt(() => history.preferences.all())) ?? {}
  for (const [key, value] of Object.entries(own)) yield { line: 'preference', key, value }
  for (const [buffer, preferences] of (await salvage.attempt(() => history.bufferPreferences.all())) ?? []) {
    const at = places.get(buffer)
    if (at === undefined) continue
    for (const [key, value] of Object.entries(preferences)) yield { line: 'buffer-preference', in: at, key, value }
  }
  const rules = await salvage.attempt(async () => (await history.parts.retention?.rules()) ?? [])
  for (const rule of rules ?? []) yield ruleLine(rule, places)
  if (salvage.damage !== undefined) throw salvage.damage
}

/**
 * Everything in a history as JSON Lines, one string each without its line end: buffers with their keys, messages, facts,
 * read positions, preferences, those of buffers, retention. It is a person's own and is not encrypted. Of a damaged history
 * everything that can be read comes first; then it rejects with `corrupt`.
 */
export async function* exportJsonLines(history: History): AsyncGenerator<string, void, void> {
  for await (const line of lines(history)) yield JSON.stringify(line)
}
