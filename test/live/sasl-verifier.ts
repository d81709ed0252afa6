import { createHash, createHmac, createPublicKey, pbkdf2Sync, randomBytes, timingSafeEqual, verify } from 'node:crypto'

/** A server's side of one mechanism, on node:crypto alone, so that it shares no mistake with what is tested. */
export interface SaslVerifier {
  readonly mechanism: string
  /** Says the first challenge (empty for most). */
  begin(): Buffer
  /** Takes an answer: the next challenge, or whether it is let in. */
  take(answer: Buffer): Buffer | boolean
}

/** SCRAM by RFC 5802, the way a server does it: it knows StoredKey and ServerKey, never the password. */
export function scramVerifier(hash: 'sha256' | 'sha512', username: string, password: string): SaslVerifier {
  const length = hash === 'sha256' ? 32 : 64
  const salt = randomBytes(16)
  const iterations = 4_096
  const salted = pbkdf2Sync(password, salt, iterations, length, hash)
  const hmac = (key: Buffer, text: string) => createHmac(hash, key).update(text).digest()
  const storedKey = createHash(hash).update(hmac(salted, 'Client Key')).digest()
  const serverKey = hmac(salted, 'Server Key')
  let firstBare = ''
  let serverFirst = ''
  let done = false
  return {
    mechanism: `SCRAM-SHA-${hash === 'sha256' ? '256' : '512'}`,
    begin: () => Buffer.alloc(0),
    take(answer) {
      const text = answer.toString('utf8')
      // The client has seen the server's proof and agrees.
      if (done) return text === ''
      if (serverFirst === '') {
        const match = /^n,(?:a=[^,]*)?,(n=([^,]*),r=([^,]+))$/.exec(text)
        if (match?.[2] !== username) return false
        firstBare = match[1] ?? ''
        serverFirst = `r=${match[3]}${randomBytes(12).toString('hex')},s=${salt.toString('base64')},i=${iterations}`
        return Buffer.from(serverFirst)
      }
      const match = /^(c=[^,]+,r=[^,]+),p=(.+)$/.exec(text)
      if (!match || !match[1]?.startsWith('c=biws,')) return false
      const signed = `${firstBare},${serverFirst},${match[1]}`
      const signature = hmac(storedKey, signed)
      const proof = Buffer.from(match[2] ?? '', 'base64')
      if (proof.length !== signature.length) return false
      const clientKey = Buffer.from(proof.map((byte, index) => byte ^ (signature[index] ?? 0)))
      if (!timingSafeEqual(createHash(hash).update(clientKey).digest(), storedKey)) return false
      done = true
      return Buffer.from(`v=${hmac(serverKey, signed).toString('base64')}`)
    },
  }
}

/** ECDSA-NIST256P-CHALLENGE: the challenge is a digest, so that what was signed can be verified by what it is the digest of. */
export function ecdsaVerifier(username: string, publicKeyPem: string): SaslVerifier {
  const message = randomBytes(40)
  let named = false
  return {
    mechanism: 'ECDSA-NIST256P-CHALLENGE',
    begin: () => Buffer.alloc(0),
    take(answer) {
      if (named) return verify('sha256', message, createPublicKey(publicKeyPem), answer)
      if (answer.toString('utf8') !== username) return false
      named = true
      return createHash('sha256').update(message).digest()
    },
  }
}

/** OAUTHBEARER by RFC 7628. */
export function bearerVerifier(username: string, token: string): SaslVerifier {
  return {
    mechanism: 'OAUTHBEARER',
    begin: () => Buffer.alloc(0),
    take(answer) {
      const [header, ...fields] = answer.toString('utf8').split('\x01')
      return (
        header === `n,a=${username},` && fields.includes(`auth=Bearer ${token}`) && fields.slice(-2).join('') === ''
      )
    },
  }
}

/** PLAIN by RFC 4616. */
export function plainVerifier(username: string, password: string): SaslVerifier {
  return {
    mechanism: 'PLAIN',
    begin: () => Buffer.alloc(0),
    take: (answer) => /^[^\0]*\0(.*)$/s.exec(answer.toString('utf8'))?.[1] === `${username}\0${password}`,
  }
}
