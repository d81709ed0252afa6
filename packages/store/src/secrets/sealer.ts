import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { StoreError } from '../error.ts'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const NAME_BYTES = 4

/** Encrypts small texts at rest. `purpose` says what the text is and whose; it opens for no other. */
export interface Sealer {
  seal(text: string, purpose: string): Uint8Array
  /** Throws {@link StoreError} `corrupt` where the key is another one or the bytes were changed. */
  open(sealed: Uint8Array, purpose: string): string
  /** Whether it was sealed by the key that is in use now. */
  isCurrent(sealed: Uint8Array): boolean
}

/** The first four bytes of a key's SHA-256: which key a sealed text wants. */
function nameOf(key: Uint8Array): Buffer {
  return createHash('sha256').update(key).digest().subarray(0, NAME_BYTES)
}

function unreadable(cause?: unknown): StoreError {
  return new StoreError('corrupt', {
    retry: false,
    userText: 'A saved password cannot be decrypted: the key file is not the one it was saved with. Enter it again.',
    ...(cause === undefined ? {} : { cause }),
  })
}

/**
 * AES-256-GCM: key name (4 bytes), nonce (12), tag (16), text. Seals with the first key and opens with any, so that a key
 * can be changed while texts of the old one are still there.
 */
export function makeSealer(keys: readonly Uint8Array[]): Sealer {
  const byName = new Map(keys.map((key) => [nameOf(key).toString('hex'), key]))
  const [current] = keys
  if (current === undefined || keys.some((key) => key.length !== KEY_BYTES)) {
    throw new RangeError(`a sealer needs keys of ${KEY_BYTES} bytes`)
  }
  const currentName = nameOf(current)
  return {
    seal(text, purpose) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', current, nonce).setAAD(Buffer.from(purpose))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([currentName, nonce, cipher.getAuthTag(), body])
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed)
      const key = byName.get(bytes.subarray(0, NAME_BYTES).toString('hex'))
      if (key === undefined || bytes.length < NAME_BYTES + NONCE_BYTES + TAG_BYTES) throw unreadable()
      const tagAt = NAME_BYTES + NONCE_BYTES
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(NAME_BYTES, tagAt), {
          authTagLength: TAG_BYTES,
        })
        decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(tagAt, tagAt + TAG_BYTES))
        return decipher.update(bytes.subarray(tagAt + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      } catch (error) {
        throw unreadable(error)
      }
    },
    isCurrent: (sealed) => currentName.equals(Buffer.from(sealed).subarray(0, NAME_BYTES)),
  }
}
