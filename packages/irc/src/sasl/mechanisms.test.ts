import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync, webcrypto } from 'node:crypto'
import { test } from 'node:test'
import { p256 } from '@noble/curves/nist.js'
import { playTranscript } from '@longwire/testing'
import { readEcPrivateKey } from './ec-private-key.ts'
import { ecdsaNist256pChallenge } from './ecdsa-nist256p-challenge.ts'
import { oauthBearer } from './oauthbearer.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

const BEGUN = `
  connect tls
  out CAP LS 302
  out NICK ada
  out USER ada 0 * ada
  in :irc.example.org CAP * LS :sasl
  out CAP REQ sasl
  in :irc.example.org CAP * ACK :sasl
`

test('OAUTHBEARER sends the token, and acknowledges an error before it is refused (RFC 7628)', () => {
  const options = { secrets: { mechanisms: [oauthBearer({ token: 'abc', username: 'a,b', host: 'h', port: 6697 })] } }
  playTranscript(
    `${BEGUN}
    out AUTHENTICATE OAUTHBEARER
    in AUTHENTICATE +
    out AUTHENTICATE ${base64('n,a=a=2Cb,\x01host=h\x01port=6697\x01auth=Bearer abc\x01\x01')}
    in AUTHENTICATE ${base64('{"status":"invalid_token"}')}
    out AUTHENTICATE ${base64('\x01')}
    in :irc.example.org 904 ada :Refused
    out QUIT
    close login-refused
  `,
    options,
  )
})

test('ECDSA-NIST256P-CHALLENGE sends the name, then signs the challenge as the digest, in DER', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const key = readEcPrivateKey(privateKey.export({ type: 'sec1', format: 'pem' }))
  if (key === undefined) throw new Error('the key cannot be read')
  const mechanism = ecdsaNist256pChallenge({ username: 'jilles', privateKey: key })
  const named = mechanism.respond(mechanism.start(''), new Uint8Array())
  strictEqual(named.kind === 'respond' && Buffer.from(named.data).toString(), 'jilles')
  // A verifier that hashes by itself (WebCrypto) must accept the signature of the hash.
  const message = Buffer.from('what the server thought of')
  const digest = new Uint8Array(await webcrypto.subtle.digest('SHA-256', message))
  const signed = mechanism.respond(named.kind === 'respond' ? named.state : {}, digest)
  if (signed.kind !== 'respond') throw new Error('no signature')
  const compact = p256.Signature.fromBytes(signed.data, 'der').toBytes('compact')
  const publicKey = await webcrypto.subtle.importKey(
    'spki',
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['verify'],
  )
  strictEqual(await webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, publicKey, compact, message), true)
  strictEqual(mechanism.respond({ step: 'sign' }, new Uint8Array(3)).kind, 'abort')
})

test('a private key is read from both forms of PEM, with EC PARAMETERS before it', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const raw = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url')
  const sec1 = privateKey.export({ type: 'sec1', format: 'pem' })
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' })
  const parameters = '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n'
  for (const pem of [sec1, pkcs8, parameters + sec1, sec1.replaceAll('\n', '\r\n')]) {
    deepStrictEqual(Buffer.from(readEcPrivateKey(pem) ?? []), raw)
  }
})

test('what is no P-256 key is none', () => {
  const ed25519 = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
  const p384 = generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).privateKey
  const wrong = [
    '',
    'hello',
    ed25519,
    p384.export({ type: 'sec1', format: 'pem' }),
    '-----BEGIN EC PRIVATE KEY-----\nMIGk\n-----END EC PRIVATE KEY-----',
    '-----BEGIN EC PRIVATE KEY-----\n????\n-----END EC PRIVATE KEY-----',
  ]
  for (const pem of wrong) strictEqual(readEcPrivateKey(pem), undefined)
})
