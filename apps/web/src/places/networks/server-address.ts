/** Where a server is, as far as somebody wrote it. */
export interface ServerAddress {
  readonly host: string
  readonly port: number | undefined
  readonly tls: boolean | undefined
}

const plaintextPort = 6667
const tlsPort = 6697
/** Ports on which servers speak TLS by custom. */
const tlsPorts: ReadonlySet<number> = new Set([6697, 7000, 7070, 9999, 443, 994])

/** The usual port. */
export function usualPort(tls: boolean): number {
  return tls ? tlsPort : plaintextPort
}

/**
 * Reads what people write for a server: `irc.example`, `irc.example:6667`, `[::1]:6697`, `irc.example/+6697`, `ircs://irc.example`.
 * A port tells whether TLS is spoken there by custom.
 */
export function readServerAddress(written: string): ServerAddress {
  const text = written.trim()
  const scheme = /^(ircs?|irc\+ssl):\/\//i.exec(text)
  const rest = text.slice(scheme?.[0].length ?? 0).replace(/^[^@/]*@/, '')
  const match = /^(\[[^\]]*\]|[^:/\s]+)(?:[:/](\+?)(\d{1,5}))?(?:[/?#].*)?$/.exec(rest)
  if (match === null) return { host: rest, port: undefined, tls: undefined }
  const host = (match[1] ?? '').replace(/^\[|\]$/g, '')
  const port = match[3] === undefined ? undefined : Number(match[3])
  const said = scheme === null ? undefined : scheme[1]?.toLowerCase() !== 'irc'
  if (match[2] === '+' || said === true) return { host, port, tls: true }
  if (port === undefined) return { host, port, tls: said }
  return { host, port, tls: tlsPorts.has(port) ? true : isPlain(port) ? false : undefined }
}

function isPlain(port: number): boolean {
  return port >= 6660 && port <= 6669
}
