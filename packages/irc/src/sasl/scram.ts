import { hmac } from '@noble/hashes/hmac.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { decodeBase64, encodeBase64 } from '../message/base64.ts'
import type { SaslMechanism, SaslState, SaslStep } from '../session/config.ts'
import type { DeriveWork } from '../session/derive-work.ts'
import { decodeAscii, encodeUtf8 } from '../message/utf8-bytes.ts'
import { escapeName } from './escape-name.ts'
import type { PasswordLogin } from './plain.ts'
import { prepare } from './saslprep.ts'

/** Fewer iterations than these make a stolen answer cheap to guess from. Source: RFC 7677, section 4 */
export const MIN_ITERATIONS = 4_096
/** More would let a server keep a phone busy; a few seconds of work. */
export const MAX_ITERATIONS = 1_000_000

/** SCRAM-SHA-256: proves the password without telling it, and the server proves that it knows it too. Source: RFC 7677 */
export function scramSha256(login: PasswordLogin): SaslMechanism {
  return scram('SHA-256', login)
}

/** SCRAM-SHA-512. */
export function scramSha512(login: PasswordLogin): SaslMechanism {
  return scram('SHA-512', login)
}

function scram(hash: DeriveWork['hash'], login: PasswordLogin): SaslMechanism {
  const header = login.authzid === undefined ? 'n,,' : `n,a=${escapeName(login.authzid)},`
  return {
    name: `SCRAM-${hash}`,
    start: (nonce) => ({ step: 'first', clientFirst: `n=${escapeName(prepare(login.username))},r=${nonce}`, nonce }),
    respond: (state, challenge) => {
      switch (state.step) {
        case 'first':
          return respond({ ...state, step: 'server-first' }, `${header}${String(state.clientFirst)}`)
        case 'server-first':
          return takeServerFirst(state, challenge)
        case 'server-final':
          return takeServerFinal(state, challenge)
        default:
          return { kind: 'abort', text: 'The server asks for more than SCRAM has' }
      }
    },
    work: (state) => {
      const { salt, iterations } = readServerFirst(String(state.serverFirst)) ?? {
        salt: new Uint8Array(),
        iterations: 0,
      }
      return { kind: 'pbkdf2', hash, password: encodeUtf8(prepare(login.password)), salt, iterations }
    },
    derived: (state, saltedPassword) => takeKey(hash, header, state, saltedPassword),
    isProved: (state) => state.step === 'done',
  }
}

function takeServerFirst(state: SaslState, challenge: Uint8Array): SaslStep {
  const serverFirst = decodeAscii(challenge)
  const read = serverFirst === undefined ? undefined : readServerFirst(serverFirst)
  if (serverFirst === undefined || read === undefined) return { kind: 'abort', text: 'The server does not speak SCRAM' }
  const nonce = String(state.nonce)
  if (!read.nonce.startsWith(nonce) || read.nonce.length === nonce.length) {
    return { kind: 'abort', text: 'The server answers somebody else' }
  }
  if (read.iterations < MIN_ITERATIONS || read.iterations > MAX_ITERATIONS) {
    return { kind: 'abort', text: `The server asks for ${read.iterations} iterations` }
  }
  return { kind: 'derive', state: { ...state, step: 'deriving', serverFirst, nonce: read.nonce } }
}

interface ServerFirst {
  readonly nonce: string
  readonly salt: Uint8Array
  readonly iterations: number
}

/** `r=nonce,s=salt,i=iterations[,extensions]`; what begins with `m=` is an extension that we would have to know. */
function readServerFirst(text: string): ServerFirst | undefined {
  const [nonce, salt, iterations] = text.split(',')
  if (nonce?.startsWith('r=') !== true || salt?.startsWith('s=') !== true || iterations?.startsWith('i=') !== true) {
    return undefined
  }
  const bytes = decodeBase64(salt.slice(2))
  const count = iterations.slice(2)
  if (bytes === undefined || bytes.length === 0 || !/^[1-9][0-9]{0,9}$/.test(count)) return undefined
  return { nonce: nonce.slice(2), salt: bytes, iterations: Number(count) }
}

function takeKey(hash: DeriveWork['hash'], header: string, state: SaslState, saltedPassword: Uint8Array): SaslStep {
  const digest = hash === 'SHA-256' ? sha256 : sha512
  const sign = (key: Uint8Array, text: string): Uint8Array => hmac(digest, key, encodeUtf8(text))
  const withoutProof = `c=${encodeBase64(encodeUtf8(header))},r=${String(state.nonce)}`
  const said = [state.clientFirst, state.serverFirst, withoutProof].join(',')
  const clientKey = sign(saltedPassword, 'Client Key')
  const signature = sign(digest(clientKey), said)
  const proof = clientKey.map((byte, i) => byte ^ (signature[i] ?? 0))
  const serverSignature = encodeBase64(sign(sign(saltedPassword, 'Server Key'), said))
  return respond({ step: 'server-final', serverSignature }, `${withoutProof},p=${encodeBase64(proof)}`)
}

function takeServerFinal(state: SaslState, challenge: Uint8Array): SaslStep {
  const [field = ''] = (decodeAscii(challenge) ?? '').split(',')
  if (field.startsWith('e=')) return { kind: 'abort', text: `The server refuses: ${field.slice(2)}` }
  if (!field.startsWith('v=') || !sameText(field.slice(2), String(state.serverSignature))) {
    return { kind: 'abort', text: 'The server did not prove that it knows the password' }
  }
  return respond({ step: 'done' }, '')
}

/** Takes as long whatever is different. */
function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let i = 0; i < b.length; i++) difference |= a.charCodeAt(i % Math.max(a.length, 1)) ^ b.charCodeAt(i)
  return difference === 0
}

function respond(state: SaslState, text: string): SaslStep {
  return { kind: 'respond', state, data: encodeUtf8(text) }
}
