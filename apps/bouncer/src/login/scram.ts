import { createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto'
import { prepare } from '@longwire/irc/sasl/saslprep'

/** What each guess costs whoever steals a verifier, and each login a client. RFC 7677 asks for 4096 or more. */
const ITERATIONS = 60_000
const KEY_BYTES = 32

/** What a server keeps of a password for SCRAM-SHA-256; the password cannot be had from it, nor a login made with it. */
export interface ScramVerifier {
  readonly salt: Buffer
  readonly iterations: number
  readonly storedKey: Buffer
  readonly serverKey: Buffer
}

/** Derives a verifier, off the loop. Source: RFC 5802, section 3 */
export async function deriveVerifier(
  password: string,
  salt: Uint8Array,
  iterations: number = ITERATIONS,
): Promise<ScramVerifier> {
  const salted = await new Promise<Buffer>((resolve, reject) => {
    pbkdf2(prepare(password), salt, iterations, KEY_BYTES, 'sha256', (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
  return {
    salt: Buffer.from(salt),
    iterations,
    storedKey: createHash('sha256').update(sign(salted, 'Client Key')).digest(),
    serverKey: sign(salted, 'Server Key'),
  }
}

/** A verifier nobody can match, always the same for one name: whoever asks cannot tell whether there is such a user. */
export function decoyVerifier(secret: string, name: string): ScramVerifier {
  const key = createHash('sha256').update(secret).digest()
  const made = (what: string): Buffer => sign(key, `${what} ${name}`)
  return {
    salt: made('salt').subarray(0, 16),
    iterations: ITERATIONS,
    storedKey: made('stored'),
    serverKey: made('server'),
  }
}

/** `SCRAM-SHA-256$iterations:salt$StoredKey:ServerKey`. Source: RFC 5803 */
export function formatVerifier({ salt, iterations, storedKey, serverKey }: ScramVerifier): string {
  const text = (bytes: Buffer): string => bytes.toString('base64')
  return `SCRAM-SHA-256$${iterations}:${text(salt)}$${text(storedKey)}:${text(serverKey)}`
}

/** Undefined where it is none. */
export function parseVerifier(text: string): ScramVerifier | undefined {
  const match = /^SCRAM-SHA-256\$(\d{4,9}):([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)$/.exec(text)
  if (match === null) return undefined
  const [, iterations, ...parts] = match
  const [salt, storedKey, serverKey] = parts.map((part) => Buffer.from(part, 'base64'))
  if (salt === undefined || storedKey?.length !== KEY_BYTES || serverKey?.length !== KEY_BYTES) return undefined
  return { salt, iterations: Number(iterations), storedKey, serverKey }
}

/**
 * The server's signature where the proof is that of the password, else undefined. `said` is the AuthMessage: client-first-bare,
 * server-first and client-final-without-proof, between commas.
 */
export function checkProof(verifier: ScramVerifier, said: string, proof: Buffer): Buffer | undefined {
  if (proof.length !== KEY_BYTES) return undefined
  const signature = sign(verifier.storedKey, said)
  const clientKey = Buffer.from(proof.map((byte, index) => byte ^ (signature[index] ?? 0)))
  const right = timingSafeEqual(createHash('sha256').update(clientKey).digest(), verifier.storedKey)
  return right ? sign(verifier.serverKey, said) : undefined
}

function sign(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
