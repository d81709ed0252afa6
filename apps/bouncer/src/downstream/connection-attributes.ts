import { createPrivateKey, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { createEncodings } from '@longwire/connection'
import { parseProxyUrl } from '@longwire/connection/node'
import type { ClientCertificateSettings, FloodControlSettings, NetworkSettings, ServerAddress } from '@longwire/store'
import { parsePerform } from '../upstream/perform.ts'

/** Settings that change; a key with `undefined` is taken away. */
export type SettingsChange = { readonly [Key in keyof NetworkSettings]?: NetworkSettings[Key] | undefined }

/** What a value makes of the settings; undefined for a value that will not do. The empty value takes a setting away. */
export type ConnectionSetter = (value: string, before: NetworkSettings) => SettingsChange | undefined

const MOST_SERVERS = 20
const joinSigns = ['host-hidden', 'logged-in'] as const

/** Attributes of how a network is connected to. See docs/extensions/networks.md. */
export const connectionSetters: Readonly<Record<string, ConnectionSetter>> = {
  'longwire/servers': (value, { servers: [first] }) => {
    const others = value.split(',').filter(Boolean).map(serverOf)
    if (first === undefined || others.length >= MOST_SERVERS) return undefined
    return others.every((server) => server !== undefined) ? { servers: [first, ...others] } : undefined
  },
  'longwire/flood-control': (value) => {
    if (value === '' || value === 'on') return { floodControl: undefined }
    const floodControl = value === 'off' ? value : floodOf(value)
    return floodControl && { floodControl }
  },
  'longwire/perform': (value) => {
    const perform = value.split(/\r?\n/).filter((line) => line.trim() !== '')
    if (perform.length === 0) return { perform: undefined }
    return parsePerform(perform) === undefined ? undefined : { perform }
  },
  'longwire/perform-add': (value, { perform = [] }) => {
    const added = [...perform, ...value.split(/\r?\n/).filter((line) => line.trim() !== '')]
    return parsePerform(added) === undefined ? undefined : { perform: added }
  },
  'longwire/perform-remove': (value, { perform = [] }) => {
    const at = /^\d{1,3}$/.test(value) ? Number(value) - 1 : -1
    if (perform[at] === undefined) return undefined
    return { perform: perform.length === 1 ? undefined : perform.toSpliced(at, 1) }
  },
  'longwire/join-after': (value) => {
    if (value === '') return { joinAfter: undefined }
    const joinAfter = value.split(',').map((sign) => joinSigns.find((known) => known === sign))
    return joinAfter.every((sign) => sign !== undefined) ? { joinAfter } : undefined
  },
  'longwire/proxy': (value) => {
    if (value === '') return { proxy: undefined }
    return parseProxyUrl(value) === undefined ? undefined : { proxy: value }
  },
  'longwire/bind': (value) => {
    if (value === '') return { bind: undefined }
    return isIP(value) === 0 ? undefined : { bind: value }
  },
  'longwire/family': (value) => {
    if (value === '') return { family: undefined }
    return value === '4' || value === '6' ? { family: value === '4' ? 4 : 6 } : undefined
  },
  'longwire/encoding': (value) => {
    if (value === '') return { encoding: undefined }
    return isEncoding(value) ? { encoding: value } : undefined
  },
  'longwire/client-certificate': (value) => {
    if (value === '') return { clientCertificate: undefined }
    const clientCertificate = certificateOf(value)
    return clientCertificate && { clientCertificate }
  },
}

/** What clients are told of it: no passwords and no keys. */
export function connectionAttributes(settings: NetworkSettings): readonly (readonly [string, string | undefined])[] {
  const { servers, floodControl, perform, joinAfter, proxy, bind, family, encoding, clientCertificate } = settings
  return [
    ['longwire/servers', servers.slice(1).map(urlOf).join(',')],
    ['longwire/flood-control', floodControl && floodText(floodControl)],
    ['longwire/perform-lines', perform?.length.toString()],
    ['longwire/join-after', joinAfter?.join(',')],
    ['longwire/proxy', proxy && withoutPassword(proxy)],
    ['longwire/bind', bind],
    ['longwire/family', family?.toString()],
    ['longwire/encoding', encoding],
    ['longwire/client-fingerprint', clientCertificate && fingerprintOf(clientCertificate)],
  ]
}

/** What of it only the bouncer tells. */
export const readOnlyConnectionAttributes: readonly string[] = ['longwire/perform-lines', 'longwire/client-fingerprint']

/** From `ircs://host[:port]` or `irc://host[:port]`. */
function serverOf(text: string): ServerAddress | undefined {
  const found = /^(?<scheme>ircs?):\/\/(?<host>\[[\da-f:.]+\]|[^\s:/,[\]]{1,255})(?::(?<port>\d{1,5}))?\/?$/i.exec(text)
  const { scheme = '', host = '', port } = found?.groups ?? {}
  const tls = scheme.toLowerCase() === 'ircs'
  const number = port === undefined ? (tls ? 6697 : 6667) : Number(port)
  if (found === null || number < 1 || number > 65_535) return undefined
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: number, tls }
}

function urlOf({ host, port, tls }: ServerAddress): string {
  return `${tls ? 'ircs' : 'irc'}://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** From `BURST/MILLISECONDS`. */
function floodOf(text: string): FloodControlSettings | undefined {
  const [, burst = '', interval = ''] = /^(\d{1,3})\/(\d{1,6})$/.exec(text) ?? []
  return Number(burst) >= 1 && Number(interval) >= 1 ? { burst: Number(burst), interval: Number(interval) } : undefined
}

function floodText(flood: FloodControlSettings | 'off'): string {
  return flood === 'off' ? flood : `${flood.burst}/${flood.interval}`
}

function withoutPassword(proxy: string): string {
  const url = new URL(proxy)
  url.password = ''
  return url.href.replace(/\/$/, '')
}

function isEncoding(name: string): boolean {
  try {
    createEncodings({ fallback: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** A certificate and its key, which stand in one text in any order; undefined where they are no pair. */
function certificateOf(pem: string): ClientCertificateSettings | undefined {
  const blocks = [...pem.matchAll(/-----BEGIN ([A-Z ]+)-----[\s\S]*?-----END \1-----/g)]
  const certificate = blocks.filter(([, kind]) => kind === 'CERTIFICATE').map(([text]) => text)
  const [key] = blocks.filter(([, kind]) => kind?.endsWith('PRIVATE KEY')).map(([text]) => text)
  const [own] = certificate
  if (own === undefined || key === undefined) return undefined
  try {
    if (!new X509Certificate(own).checkPrivateKey(createPrivateKey(key))) return undefined
  } catch {
    // Not what it says it is, or under a passphrase.
    return undefined
  }
  return { certificate: `${certificate.join('\n')}\n`, key: `${key}\n` }
}

/** As services know it: SHA-256, hexadecimal. */
function fingerprintOf({ certificate }: ClientCertificateSettings): string {
  return new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase()
}
