import { StoreError } from '../error.ts'

/** The schema, grown by numbered steps that only go forward: the step at index i leads from version i to i + 1. */
export interface Schema {
  /** For messages: which database this is. */
  readonly name: string
  readonly steps: readonly string[]
}

/** The steps that a database at `version` still needs. Throws `newer-schema` where it is ahead of this program. */
export function pendingSteps(schema: Schema, version: number): readonly string[] {
  if (version > schema.steps.length) {
    throw new StoreError('newer-schema', {
      retry: false,
      userText:
        `The ${schema.name} database was written by a newer Longwire (version ${version} of its layout; ` +
        `this program knows up to ${schema.steps.length}). Nothing was changed. Start the newer program again.`,
    })
  }
  return schema.steps.slice(version)
}
