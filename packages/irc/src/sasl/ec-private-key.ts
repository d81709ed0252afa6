import { decodeBase64 } from '../message/base64.ts'

/**
 * The 32 bytes of a P-256 private key in PEM, as `EC PRIVATE KEY` (RFC 5915) or `PRIVATE KEY` (RFC 5208); other blocks, such as
 * `EC PARAMETERS`, may stand before it. Undefined for what holds no such key, or one with a passphrase.
 */
export function readEcPrivateKey(pem: string): Uint8Array | undefined {
  const block = /-----BEGIN (EC )?PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END (?:EC )?PRIVATE KEY-----/.exec(pem)
  const bytes = decodeBase64((block?.[2] ?? '').replace(/\s/g, ''))
  if (block === null || bytes === undefined) return undefined
  const sequence = readValue(bytes, 0, SEQUENCE)
  return sequence === undefined ? undefined : block[1] === undefined ? readPkcs8(sequence) : readSec1(sequence)
}

const INTEGER = 0x02
const OCTET_STRING = 0x04
const SEQUENCE = 0x30
const KEY_BYTES = 32

/** `version, privateKey, ...` */
function readSec1(sequence: Uint8Array): Uint8Array | undefined {
  const version = readValue(sequence, 0, INTEGER)
  const key = version === undefined ? undefined : readValue(sequence, endOf(sequence, version), OCTET_STRING)
  return key?.length === KEY_BYTES ? key : undefined
}

/** `version, algorithm, privateKey (which holds the other form)` */
function readPkcs8(sequence: Uint8Array): Uint8Array | undefined {
  const version = readValue(sequence, 0, INTEGER)
  const algorithm = version === undefined ? undefined : readValue(sequence, endOf(sequence, version), SEQUENCE)
  const wrapped = algorithm === undefined ? undefined : readValue(sequence, endOf(sequence, algorithm), OCTET_STRING)
  const inner = wrapped === undefined ? undefined : readValue(wrapped, 0, SEQUENCE)
  return inner === undefined ? undefined : readSec1(inner)
}

/** The value at a place in DER, a view into the same bytes. */
function readValue(bytes: Uint8Array, at: number, type: number): Uint8Array | undefined {
  if (bytes[at] !== type) return undefined
  const short = bytes[at + 1] ?? 0
  const lengthBytes = short < 0x80 ? 0 : short & 0x7f
  if (lengthBytes > 2) return undefined
  let length = lengthBytes === 0 ? short : 0
  for (let i = 0; i < lengthBytes; i++) length = (length << 8) | (bytes[at + 2 + i] ?? 0)
  const start = at + 2 + lengthBytes
  return start + length <= bytes.length ? bytes.subarray(start, start + length) : undefined
}

function endOf(whole: Uint8Array, value: Uint8Array): number {
  return value.byteOffset - whole.byteOffset + value.length
}
