/** Each code has a paragraph in docs/errors.md. */
export const storeErrorCodes = [
  'disk-full',
  'read-only',
  'corrupt',
  'locked',
  'newer-schema',
  'refused',
  'io',
  'not-found',
  'conflict',
  'queue-full',
  'cancelled',
  'closed',
] as const

export type StoreErrorCode = (typeof storeErrorCodes)[number]

/** The disk, the database or its owner said no. Match `code`, never the text. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode
  /** Whether the same call may succeed later without a person's doing. */
  readonly retry: boolean
  /** What happened and what to do, for a person. */
  readonly userText: string

  constructor(code: StoreErrorCode, init: { retry: boolean; userText: string; cause?: unknown }) {
    super(`${code}: ${init.userText}`, init.cause === undefined ? undefined : { cause: init.cause })
    this.code = code
    this.retry = init.retry
    this.userText = init.userText
  }
}

/** What is said after `close`. */
export function storeClosed(): StoreError {
  return new StoreError('closed', { retry: false, userText: 'The store was closed.' })
}
