/** What a person says of a network that is to be connected to. */
export interface NetworkInit {
  readonly name: string
  readonly host: string
  readonly port: number
  readonly tls: boolean
  readonly nickname: string
  readonly username?: string
  readonly realname?: string
  readonly serverPassword?: string
  readonly account?: string
  readonly accountPassword?: string
  /** SHA-256 fingerprints to trust in place of the usual checks. */
  readonly pins?: readonly string[]
  /** What is asked for less often, as docs/extensions/networks.md has it; an empty text takes it away. */
  readonly options?: NetworkOptions
}

/** How a network is connected to, in the words of docs/extensions/networks.md, without `longwire/` before their names. */
export interface NetworkOptions {
  /** More servers: `ircs://host[:port]`, separated by commas. */
  readonly servers?: string
  /** `on`, `off`, or `LINES/MILLISECONDS`. */
  readonly 'flood-control'?: string
  /** `host-hidden`, `logged-in`, or both. */
  readonly 'join-after'?: string
  /** `socks5://…`, `http://…` or `https://…`; told without its password. */
  readonly proxy?: string
  /** The local address to connect from. */
  readonly bind?: string
  /** `4` or `6`. */
  readonly family?: string
  /** Of lines that are not UTF-8. */
  readonly encoding?: string
  /** All lines to be sent after each login; never told. */
  readonly perform?: string
  readonly 'perform-add'?: string
  /** The number of a line, from 1. */
  readonly 'perform-remove'?: string
  /** A certificate and its key, in PEM; never told. */
  readonly 'client-certificate'?: string
}
