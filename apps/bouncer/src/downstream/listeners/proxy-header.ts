import { isIPv4, isIPv6 } from 'node:net'

/** What stands at the beginning of a connection that a proxy made. */
export type ProxyHeader =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'invalid' }
  /** `source` is the client's address; undefined where the proxy itself speaks, or does not know. */
  | { readonly kind: 'header'; readonly length: number; readonly source: string | undefined }

const SIGNATURE = Buffer.from('0d0a0d0a000d0a515549540a', 'hex')
const V1_START = Buffer.from('PROXY ')
/** The longest of version 1, its line end included. */
const V1_MAX = 107
const V2_FIXED = 16
/** Addresses and what else a proxy tells; certificates are not among that. */
const V2_MAX = 4096

const incomplete: ProxyHeader = { kind: 'incomplete' }
const invalid: ProxyHeader = { kind: 'invalid' }

/** Versions 1 and 2. Source: https://www.haproxy.org/download/2.9/doc/proxy-protocol.txt */
export function parseProxyHeader(bytes: Buffer): ProxyHeader {
  if (startsLike(bytes, SIGNATURE)) return bytes.length < V2_FIXED ? incomplete : parseV2(bytes)
  return startsLike(bytes, V1_START) ? parseV1(bytes) : invalid
}

/** As far as the bytes reach. */
function startsLike(bytes: Buffer, start: Buffer): boolean {
  const length = Math.min(bytes.length, start.length)
  return bytes.subarray(0, length).equals(start.subarray(0, length))
}

function parseV1(bytes: Buffer): ProxyHeader {
  const end = bytes.subarray(0, V1_MAX).indexOf('\r\n')
  if (end === -1) return bytes.length >= V1_MAX ? invalid : incomplete
  const [, protocol, source = '', destination = '', ...ports] = bytes.toString('latin1', 0, end).split(' ')
  const length = end + 2
  if (protocol === 'UNKNOWN') return { kind: 'header', length, source: undefined }
  const isAddress = protocol === 'TCP4' ? isIPv4 : protocol === 'TCP6' ? isIPv6 : () => false
  const right = isAddress(source) && isAddress(destination) && ports.length === 2 && ports.every(isPort)
  return right ? { kind: 'header', length, source } : invalid
}

function isPort(text: string): boolean {
  return /^(?:0|[1-9]\d{0,4})$/.test(text) && Number(text) <= 65_535
}

function parseV2(bytes: Buffer): ProxyHeader {
  const version = (bytes[12] ?? 0) >> 4
  const command = (bytes[12] ?? 0) & 0xf
  const family = (bytes[13] ?? 0) >> 4
  const length = V2_FIXED + bytes.readUInt16BE(14)
  if (version !== 2 || command > 1 || length > V2_MAX) return invalid
  if (bytes.length < length) return incomplete
  // LOCAL: a health check of the proxy itself.
  const told = command === 1 && (family === 1 || family === 2)
  if (!told) return { kind: 'header', length, source: undefined }
  const addresses = bytes.subarray(V2_FIXED, length)
  if (addresses.length < (family === 1 ? 12 : 36)) return invalid
  const source = family === 1 ? addresses.subarray(0, 4).join('.') : ipv6Text(addresses.subarray(0, 16))
  return { kind: 'header', length, source }
}

function ipv6Text(bytes: Buffer): string {
  return Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16)).join(':')
}
