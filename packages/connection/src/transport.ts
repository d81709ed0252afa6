import type { Endpoint, Line } from '@longwire/irc'
import type { ConnectError } from './error.ts'
import type { Operation } from './operation.ts'

/**
 * One open connection that carries lines: TCP, TLS, WebSocket, a mux stream, memory. It is open when one gets it and
 * closes once; it is not reused.
 */
export interface Transport {
  readonly description: TransportDescription
  /**
   * Hands lines (without CR LF) to the operating system, in order. `done` resolves when their bytes have left this process,
   * and rejects when the transport closed before.
   */
  send(lines: readonly string[]): Operation<void>
  /** Stops reading, so that the peer is held back; lines already read may still come. */
  pause(): void
  resume(): void
  /** Flushes what was sent, then closes; at most 2 s. */
  close(): void
  /** Closes at once. */
  abort(error: ConnectError): void
}

/** Where one got to and how. */
export interface TransportDescription {
  readonly kind: 'tcp' | 'tls' | 'websocket' | 'mux' | 'memory'
  readonly host: string
  readonly port: number
  readonly secure: boolean
  /** The address that was connected to, where known. */
  readonly address: string | undefined
  readonly tls: TlsDescription | undefined
  /** True on a mux stream: the other side begins the registered state by itself. */
  readonly preregistered: boolean
}

/** What was agreed on by a TLS handshake. */
export interface TlsDescription {
  readonly protocol: string
  readonly cipher: string
  /** SHA-256 of the server's certificate, lower-case hex without colons. */
  readonly certificateFingerprint: string
  /** How it came to be trusted. */
  readonly trust: 'ca' | 'own-ca' | 'pin' | 'insecure'
}

/** Who listens to a transport; given when it is opened, so that no line is missed. */
export interface TransportListener {
  /** Lines in order, as many as one read gave. */
  lines(lines: readonly Line[]): void
  /** Once, last. `error` is undefined when the peer simply closed. */
  closed(error: ConnectError | undefined): void
}

/** The steps of opening, for a person to see. */
export type OpeningStage = 'looking-up' | 'connecting' | 'proxy' | 'securing' | 'upgrading' | 'open'

/** Opens transports of one kind. `done` rejects with {@link ConnectError}, never with anything else. */
export interface Opener<Target> {
  open(target: Target, listener: TransportListener, progress: (stage: OpeningStage) => void): Operation<Transport>
  /** Host and port that a target names, for a person and for STS. */
  endpoint(target: Target): Endpoint
  /** The same target with another port and TLS (an STS upgrade); undefined or absent where there is no such thing. */
  redirect?(target: Target, to: Endpoint): Target | undefined
  /** True where `open` itself waits between attempts at what it shares, so that the client need not wait before the first. */
  readonly pacesItself?: boolean
}
