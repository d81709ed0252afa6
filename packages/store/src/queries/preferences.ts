import type { BufferId } from '../ids.ts'
import { type Plan, all, first, run } from '../sql/plan.ts'
import { sql } from '../sql/statement.ts'
import { isThere } from './is-there.ts'
import { unknownBuffer } from './reading.ts'

/** The most bytes of a preference, as JSON in UTF-8. */
const MAX_PREFERENCE_BYTES = 65_536

interface PreferenceRow {
  readonly key: string
  readonly value: string
}

/** The value as the JSON that is kept. Throws a RangeError where it is too large or no JSON: that is a bug of the caller. */
export function preferenceText(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined
  if (text === undefined) throw new RangeError('a preference must be JSON-safe; null clears it')
  if (Buffer.byteLength(text) > MAX_PREFERENCE_BYTES) throw new RangeError('a preference has at most 64 KiB')
  return text
}

/** See `PreferenceStore.get`. */
export function* getPreference(key: string): Plan<unknown> {
  const row = yield* first<PreferenceRow>(sql`select key, value from preferences where key = ${key}`)
  return row === undefined ? undefined : (JSON.parse(row.value) as unknown)
}

/** See `PreferenceStore.set`. */
export function* setPreference(key: string, text: string): Plan<void> {
  yield* run(sql`delete from preferences where key = ${key}`)
  yield* run(sql`insert into preferences (key, value) values (${key}, ${text})`)
}

/** See `PreferenceStore.remove`. */
export function* removePreference(key: string): Plan<void> {
  yield* run(sql`delete from preferences where key = ${key}`)
}

/** See `PreferenceStore.all`. */
export function* allPreferences(prefix = ''): Plan<Readonly<Record<string, unknown>>> {
  const rows = yield* all<PreferenceRow>(
    // Not by comparing, for engines differ in how they order texts.
    sql`select key, value from preferences where substr(key, 1, ${[...prefix].length}) = ${prefix} order by key`,
  )
  return recordOf(rows)
}

/** See `BufferPreferenceStore.of`. */
export function* bufferPreferences(buffer: BufferId): Plan<Readonly<Record<string, unknown>>> {
  return recordOf(
    yield* all<PreferenceRow>(sql`
    select p.key, p.value from buffer_preferences p join buffers b on b.id = p.buffer
    where p.buffer = ${buffer} and b.removed = 0 order by p.key`),
  )
}

/** See `BufferPreferenceStore.all`. */
export function* allBufferPreferences(): Plan<ReadonlyMap<BufferId, Readonly<Record<string, unknown>>>> {
  const rows = yield* all<PreferenceRow & { buffer: BufferId }>(sql`
    select p.buffer, p.key, p.value from buffer_preferences p join buffers b on b.id = p.buffer
    where b.removed = 0 order by p.buffer, p.key`)
  const byBuffer = Map.groupBy(rows, (row) => row.buffer)
  return new Map([...byBuffer].map(([buffer, those]) => [buffer, recordOf(those)]))
}

/** See `BufferPreferenceStore.set`. */
export function* setBufferPreference(buffer: BufferId, key: string, text: string): Plan<void> {
  if (!(yield* isThere(buffer))) throw unknownBuffer()
  yield* removeBufferPreference(buffer, key)
  yield* run(sql`insert into buffer_preferences (buffer, key, value) values (${buffer}, ${key}, ${text})`)
}

/** See `BufferPreferenceStore.remove`. */
export function* removeBufferPreference(buffer: BufferId, key: string): Plan<void> {
  yield* run(sql`delete from buffer_preferences where buffer = ${buffer} and key = ${key}`)
}

function recordOf(rows: readonly PreferenceRow[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value) as unknown]))
}
