/** What a column holds. */
export type Value = string | number | null | Uint8Array

/** A piece of SQL with its values beside it, never in it. Pieces nest. */
export interface Sql {
  readonly parts: readonly string[]
  readonly values: readonly (Value | Sql)[]
}

/** Builds SQL: every `${}` is a bound value or another piece. */
export function sql(parts: readonly string[], ...values: readonly (Value | Sql)[]): Sql {
  return { parts, values }
}

/** Text of this code's own making, such as a column's name; never of anybody else's. */
export function literal(text: string): Sql {
  return { parts: [text], values: [] }
}

/** Nothing at all. */
export const nothing: Sql = literal('')

/** `(1, 2, 3)`, or a list that nothing is in. */
export function list(values: readonly Value[]): Sql {
  if (values.length === 0) return literal('(null)')
  return { parts: ['(', ...values.slice(1).map(() => ', '), ')'], values }
}

export interface Rendered {
  readonly text: string
  readonly values: readonly Value[]
}

function isSql(value: Value | Sql): value is Sql {
  return typeof value === 'object' && value !== null && 'parts' in value
}

/** The text and the values in order; `placeholder` gets the number of the value, from 1. */
export function render(statement: Sql, placeholder: (position: number) => string): Rendered {
  const values: Value[] = []
  const textOf = (piece: Sql): string => {
    let text = piece.parts[0] ?? ''
    for (const [index, value] of piece.values.entries()) {
      text += isSql(value) ? textOf(value) : placeholder(values.push(value))
      text += piece.parts[index + 1] ?? ''
    }
    return text
  }
  return { text: textOf(statement), values }
}
