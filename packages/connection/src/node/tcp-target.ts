import type { EncodingOptions } from '../framing/encodings.ts'
import type { ProxyTarget } from './proxy/proxy-target.ts'

/** A server to connect to over TCP or TLS. */
export interface TcpTarget {
  /** A name or an address. */
  readonly host: string
  /** 1 to 65535; default 6697 with TLS, 6667 without. */
  readonly port?: number
  /** Default false. */
  readonly tls?: boolean
  /** How a certificate comes to be trusted; also counts for an STS upgrade of a target without TLS. */
  readonly trust?: TlsTrust
  /** Shown to the server when it asks (CertFP). */
  readonly clientCertificate?: ClientCertificate
  /** Only this family; default both, raced. */
  readonly family?: 4 | 6
  /** The local address to connect from. */
  readonly bind?: string
  /** Connects through this; `family` and `bind` then count for the way to the proxy. */
  readonly proxy?: ProxyTarget
  readonly encodings?: EncodingOptions
  readonly timeouts?: Timeouts
}

/** By default: the system's authorities, the name, the date. */
export interface TlsTrust {
  /** PEM of the authorities to trust in place of the system's. */
  readonly ca?: string
  /**
   * SHA-256 fingerprints of certificates, hexadecimal in any case, with or without colons. They replace the checks of authority,
   * name and date: the server's certificate must be one of them.
   */
  readonly pins?: readonly string[]
  /** Accepts any certificate. For tests, and for people who know what they do. */
  readonly insecure?: boolean
}

/** A certificate of our own, and its key. */
export interface ClientCertificate {
  /** PEM. */
  readonly cert: string
  /** PEM. */
  readonly key: string
  readonly passphrase?: string
}

/** Milliseconds for each step of opening. */
export interface Timeouts {
  /** Default 10,000. */
  readonly lookup?: number
  /** All addresses together; default 20,000. */
  readonly connect?: number
  /** Default 20,000. */
  readonly proxy?: number
  /** Default 20,000. */
  readonly tls?: number
}

/** The port that counts: the given one, or IRC's usual one. */
export function portOf({ port, tls }: TcpTarget): number {
  return port ?? (tls ? 6697 : 6667)
}

/** A fingerprint as it is compared: lower-case hexadecimal without colons. */
export function normalFingerprint(fingerprint: string): string {
  return fingerprint.replace(/[:\s]/g, '').toLowerCase()
}
