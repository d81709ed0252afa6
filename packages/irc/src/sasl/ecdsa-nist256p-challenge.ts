import { p256 } from '@noble/curves/nist.js'
import type { SaslMechanism } from '../session/config.ts'
import { encodeUtf8 } from '../message/utf8-bytes.ts'

/** A name and the private key whose public half the services know. */
export interface KeyLogin {
  readonly username: string
  /** 32 bytes; see `readEcPrivateKey`. */
  readonly privateKey: Uint8Array
}

/**
 * ECDSA-NIST256P-CHALLENGE: signs what the server sends, which takes the place of the digest and is not hashed again.
 * Source: https://ircv3.net/docs/sasl-mechs
 */
export function ecdsaNist256pChallenge({ username, privateKey }: KeyLogin): SaslMechanism {
  return {
    name: 'ECDSA-NIST256P-CHALLENGE',
    start: () => ({ step: 'name' }),
    respond: (state, challenge) => {
      if (state.step === 'name') return { kind: 'respond', state: { step: 'sign' }, data: encodeUtf8(username) }
      if (challenge.length < 16 || challenge.length > 64) return { kind: 'abort', text: 'The challenge is of no use' }
      const data = p256.sign(challenge, privateKey, { prehash: false, format: 'der', lowS: false })
      return { kind: 'respond', state, data }
    },
  }
}
