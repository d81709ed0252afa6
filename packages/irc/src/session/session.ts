import type { CloseReason } from './close-reason.ts'
import type { DeriveWork } from './derive-work.ts'
import type { DeriveId, RequestId, TimerId } from './ids.ts'
import type { Endpoint, TransportInfo } from './transport-info.ts'
import type { IrcEvent } from './events.ts'
import type { Intent } from './intents.ts'
import type { Line } from '../message/line.ts'
import type { MessageInit } from '../message/message.ts'
import type { SessionState } from './state.ts'

/**
 * The protocol as a value: told what happened, it answers what to do. It owns no socket, no clock, no chance, no secret.
 * Every method returns its outputs in the order in which the driver must carry them out. No method throws because of
 * what a server sent; `do` throws {@link IrcError} where the intent holds what IRC cannot carry.
 * All times are milliseconds since 1970, from the driver's clock.
 */
export interface Session {
  /** A transport is open; registration begins. */
  connected(info: TransportInfo, now: number): readonly Output[]
  receive(line: Line, now: number): readonly Output[]
  /** The user wants something; its outcome is a later `request-settled` event with the intent's `request`. */
  do(intent: Intent, now: number): readonly Output[]
  /** A timer of a `set-timer` output is due. */
  wake(timer: TimerId, now: number): readonly Output[]
  /** The result of a `derive` output. */
  derived(id: DeriveId, result: Uint8Array, now: number): readonly Output[]
  /** The transport has closed; what was pending ends, what the person wanted (nickname, channels) is kept. */
  closed(reason: CloseReason, now: number): readonly Output[]
  /**
   * For a session that was restored in another process: the timers that were set and the work that was asked for,
   * once more.
   */
  resume(now: number): readonly Output[]
  /** What is known now. Read-only for everybody else; `state.version` grows with every change. */
  readonly state: SessionState
  /** Plain data without secrets, from which `restoreSession` goes on as if it had never stopped. */
  snapshot(): SessionSnapshot
}

/** What the driver must do, in order. */
export type Output =
  | { readonly kind: 'send'; readonly message: MessageInit; readonly request?: RequestId }
  | { readonly kind: 'event'; readonly event: IrcEvent }
  /** The same id again moves the timer. */
  | { readonly kind: 'set-timer'; readonly id: TimerId; readonly at: number }
  | { readonly kind: 'clear-timer'; readonly id: TimerId }
  /** Close this transport and open another one (STS upgrade). */
  | { readonly kind: 'connect'; readonly to: Endpoint }
  | { readonly kind: 'close'; readonly reason: CloseReason }
  | { readonly kind: 'derive'; readonly id: DeriveId; readonly work: DeriveWork }

/** Plain data, JSON-safe. */
export interface SessionSnapshot {
  readonly version: number
  readonly data: unknown
}
