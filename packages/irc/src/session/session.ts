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

/** Chosen by the session; setting one that is set replaces it. */
export type TimerId = string
/** Chosen by the session: which piece of work a result belongs to. */
export type DeriveId = string
/** Chosen by the caller, unique while pending; at most 64 bytes. */
export type RequestId = string

/** A server, and how to reach it. */
export interface Endpoint {
  readonly host: string
  /** 1 to 65535. */
  readonly port: number
  readonly tls: boolean
}

/** What the session is told of the transport that carries it. */
export interface TransportInfo {
  /** The name the user asked for (not the address found), by which STS policies are kept. */
  readonly host: string
  readonly port: number
  readonly secure: boolean
  /** At least 24 characters of fresh randomness, printable ASCII without commas (SASL nonces). */
  readonly nonce: string
  /**
   * The other side begins the registered state by itself (a mux stream): the session sends neither CAP LS nor NICK and
   * USER, and waits for the capabilities and the welcome. See docs/extensions/mux.md.
   */
  readonly preregistered?: boolean
}

/** Why a session ended, or shall end. Codes are listed in docs/errors.md. */
export interface CloseReason {
  readonly code: CloseCode
  /** Fit for a person; may hold text from the server. */
  readonly text: string
  /** Whether connecting again may help without a person's doing. */
  readonly retry: boolean
}

/** Why a session ended, for programs. */
export type CloseCode =
  | 'quit' // the user's own
  | 'transport-closed' // by the other side, or by the network; the connection's error tells more
  | 'server-error' // ERROR
  | 'banned' // 465, K-line
  | 'login-refused' // SASL was asked for and failed
  | 'login-unavailable' // SASL was asked for and the server offers none of the mechanisms
  | 'password-refused' // 464
  | 'registration-timeout'
  | 'keepalive-timeout'
  | 'sts-upgrade'
  | 'protocol' // the peer does not speak IRC

/** Work too slow for the loop that feeds the session. The driver runs it elsewhere (WebCrypto, a thread). */
export type DeriveWork = {
  readonly kind: 'pbkdf2'
  readonly hash: 'SHA-256' | 'SHA-512'
  readonly password: Uint8Array
  readonly salt: Uint8Array
  /** 4,096 to 1,000,000: less protects nobody, more would keep us busy for long. */
  readonly iterations: number
}

/** Plain data, JSON-safe. */
export interface SessionSnapshot {
  readonly version: number
  readonly data: unknown
}
