import { StoreError, type StoreErrorCode, storeErrorCodes } from '../error.ts'
import type { UserId } from '../ids.ts'
import type { SearchQuery } from '../search/search.ts'
import type { Durability } from '../durability.ts'
import type { PackedMessages } from './packed-messages.ts'

/** What a worker is told before its first request. */
export interface WorkerSetup {
  readonly directory: string
  readonly durability: Durability
  /** Base64 would be a copy more: the raw keys, the one in use first. */
  readonly keys: readonly Uint8Array[]
}

/** Which file a request is about: a user's id, or {@link accountsFile}. */
export type FileName = string

/** No user's id looks like this. */
export const accountsFile: FileName = 'accounts.db'

/** What a thread is asked. Each is answered once, by its number. */
export type Request =
  | { readonly kind: 'operate'; readonly file: FileName; readonly operation: string; readonly args: readonly unknown[] }
  /** Several calls of `append`, in order. */
  | {
      readonly kind: 'append'
      readonly file: UserId
      readonly messages: PackedMessages
      readonly now: number
    }
  /** `cancelled` is one shared 32-bit flag, 0 until the search is to end. */
  | {
      readonly kind: 'search'
      readonly file: UserId
      readonly query: SearchQuery
      readonly cancelled: SharedArrayBuffer
    }
  /** Opens the file, so that what is wrong with it shows now. */
  | { readonly kind: 'open'; readonly file: FileName }
  /** Closes the file; the next request opens it again. */
  | { readonly kind: 'release'; readonly file: FileName }
  /** Copies the write-ahead log into the file, as far as that is this thread's; answers a `LogState`. */
  | { readonly kind: 'checkpoint'; readonly file: UserId }
  /** From now on these keys hold. */
  | { readonly kind: 'keys'; readonly keys: readonly Uint8Array[] }
  /** Deletes a history. */
  | { readonly kind: 'delete'; readonly file: UserId }
  /** Closes every file and ends the thread. */
  | { readonly kind: 'close' }

/** A request on its way; those of one turn travel as a list. */
export interface Envelope {
  readonly call: number
  readonly request: Request
}

export type Answer =
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly failure: Failure }

/** An error on its way between threads. */
export interface Failure {
  readonly code: StoreErrorCode | 'bug'
  readonly retry: boolean
  readonly text: string
  readonly cause: string
}

/** One call's outcome within an answer to `append`. */
export type CallOutcome = { readonly value: unknown } | { readonly failure: Failure }

/** An error as plain data. */
export function failureOf(error: unknown): Failure {
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
  if (!(error instanceof StoreError)) return { code: 'bug', retry: false, text: String(error), cause }
  const inner = error.cause instanceof Error ? error.cause.message : error.message
  return { code: error.code, retry: error.retry, text: error.userText, cause: inner }
}

/** The error again, on the other side. */
export function errorOf(failure: Failure): Error {
  const code = storeErrorCodes.find((one) => one === failure.code)
  const cause = new Error(failure.cause)
  if (code === undefined) return new Error(failure.text, { cause })
  return new StoreError(code, { retry: failure.retry, userText: failure.text, cause })
}
