import type { DeriveWork } from '@longwire/irc'

/** Does a session's slow work off the loop, through WebCrypto. */
export async function derive(work: DeriveWork): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', owned(work.password), 'PBKDF2', false, ['deriveBits'])
  const bits = work.hash === 'SHA-512' ? 512 : 256
  const algorithm = { name: 'PBKDF2', hash: work.hash, salt: owned(work.salt), iterations: work.iterations } as const
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, bits))
}

// WebCrypto refuses views of shared memory.
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}
