import type { StoreChoice } from '../store/store-choice.ts'
import type { AddressSet } from './address-set.ts'
import type { Place } from './configuration-error.ts'
import type { SettingName } from './settings.ts'

/** What `longwire serve` is told, by flags, environment and file alike. */
export interface Configuration {
  /** The data folder; made with mode 700 where it is missing. */
  readonly data: string
  /** Where accounts and history are kept, and how. */
  readonly store: StoreChoice
  /** Where HTTP listens; default 127.0.0.1:6680. */
  readonly http: readonly ListenAddress[]
  /** Where IRC clients are accepted without TLS; default 127.0.0.1:6667. */
  readonly irc: readonly ListenAddress[]
  /** Where IRC clients are accepted over TLS; default 127.0.0.1:6697 where there is a certificate. */
  readonly ircs: readonly ListenAddress[]
  /** The certificate for `ircs`. */
  readonly certificate?: CertificateFiles
  /** A file with certificates of own authorities that upstream networks may be signed by, besides the known ones. */
  readonly tlsCa?: string
  /** Reverse proxies of HTTP that are believed about who asked and how. */
  readonly trustedProxies: AddressSet
  /** Connections of IRC clients from here, and from nowhere else, begin with a PROXY header. */
  readonly proxyProtocol: AddressSet
  /** An invite makes no account where there are this many. */
  readonly maxUsers: number
  /** The origin by which the web app is reached from outside, without a slash at its end. */
  readonly url?: string
  /** What push services are told about who runs this: `mailto:` or `https:`; some of them accept nothing where it is missing. */
  readonly pushContact?: string
  /** Where that which was given was given, for what turns out to be wrong with it later. */
  readonly places: ReadonlyMap<SettingName, Place>
}

/** PEM files; both are read again when they change. */
export interface CertificateFiles {
  readonly certificate: string
  readonly key: string
}

export interface ListenAddress {
  readonly host: string
  /** 0 to 65535; 0 chooses a free one. */
  readonly port: number
  /** Nobody asked for it: where it is taken, the start goes on without it. */
  readonly optional?: true
}

/** `ADDRESS:PORT`, `[v6]:PORT` or `:PORT` (every address); undefined for anything else. */
export function parseListenAddress(text: string): ListenAddress | undefined {
  const colon = text.lastIndexOf(':')
  if (colon === -1) return undefined
  const named = text.slice(0, colon)
  const digits = text.slice(colon + 1)
  if (!/^\d{1,5}$/.test(digits) || Number(digits) > 65_535) return undefined
  const bracketed = named.startsWith('[') && named.endsWith(']')
  const host = bracketed ? named.slice(1, -1) : named
  if (!bracketed && host.includes(':')) return undefined
  return { host: host === '' ? '::' : host, port: Number(digits) }
}

/** As it stands in a URL. */
export function formatListenAddress({ host, port }: ListenAddress): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}
