/** A field of a JSON body. */
export type Field =
  | { readonly type: 'string'; readonly maxLength: number }
  | { readonly type: 'integer'; readonly minimum: number; readonly maximum: number }
  | {
      readonly type: 'object'
      readonly required?: readonly string[]
      readonly properties?: Readonly<Record<string, Field>>
    }

/** Texts that people type, and tokens. */
export const text: Field = { type: 'string', maxLength: 2048 }

type Fields = Readonly<Record<string, Field>>

/** The schema of a request's body: fields that have to be there, and others that may be. */
export function body(required: Fields, optional: Fields = {}) {
  const properties = { ...required, ...optional }
  return { body: { type: 'object', required: Object.keys(required), properties } } as const
}
