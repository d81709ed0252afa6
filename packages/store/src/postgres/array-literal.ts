import { type Sql, literal, sql } from '../sql/statement.ts'

// https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO
function elementOf(value: string | number | null): string {
  if (value === null) return 'NULL'
  return typeof value === 'number' ? String(value) : `"${value.replace(/["\\]/g, '\\$&')}"`
}

/** Many values as one bound value: an array whose elements are of the type that is named. */
export function array(values: readonly (string | number | null)[], type: 'bigint' | 'smallint' | 'text'): Sql {
  return sql`${`{${values.map(elementOf).join(',')}}`}::text::${literal(type)}[]`
}
