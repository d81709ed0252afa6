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

/** The schema of a request's body in which every field has to be there. */
export function body(properties: Readonly<Record<string, Field>>) {
  return { body: { type: 'object', required: Object.keys(properties), properties } } as const
}
