import { type Plan, all, first, run } from '../sql/plan.ts'
import { sql } from '../sql/statement.ts'

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

/** See `PreferenceStore.all`. */
export function* allPreferences(): Plan<Readonly<Record<string, unknown>>> {
  const rows = yield* all<PreferenceRow>(sql`select key, value from preferences order by key`)
  return Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value) as unknown]))
}
