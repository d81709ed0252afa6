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
