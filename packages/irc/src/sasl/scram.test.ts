import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import type { SaslMechanism } from '../session/config.ts'
import { prepare } from './saslprep.ts'
import { scramSha256, scramSha512 } from './scram.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** A login up to the first answer, with the nonce of the transcripts. */
function begun(mechanism: string, clientFirst: string): string {
  return `
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :irc.example.org CAP * LS :sasl
    out CAP REQ sasl
    in :irc.example.org CAP * ACK :sasl
    out AUTHENTICATE ${mechanism}
    in AUTHENTICATE +
    out AUTHENTICATE ${base64(clientFirst)}
  `
}

const mechanisms = { secrets: { mechanisms: [scramSha256({ username: 'user', password: 'pencil' })] } }
const FIRST = begun('SCRAM-SHA-256', 'n,,n=user,r=rOprNGfwEbeRWgbNEkqO')
const SERVER_FIRST = 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096'
const CLIENT_FINAL =
  'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ='
const ANSWERED = `${FIRST}
  in AUTHENTICATE ${base64(SERVER_FIRST)}
  out AUTHENTICATE ${base64(CLIENT_FINAL)}
`
const ABORTED = `
  out AUTHENTICATE *
  out QUIT
  close login-refused
`

test('the example of RFC 7677, section 3', () => {
  playTranscript(
    `${ANSWERED}
    in AUTHENTICATE ${base64('v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=')}
    out AUTHENTICATE +
    in :irc.example.org 903 ada :Success
    out CAP END
  `,
    mechanisms,
  )
})

for (const [what, serverFinal] of [
  ['empty', ''],
  ['wrong', 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G5='],
  ['cut', 'v=6rriTRBi23WpRR'],
  ['without a value', 'v='],
  ['an error', 'e=invalid-proof'],
  ['something else', 'hello'],
] as const) {
  test(`a server whose proof is ${what} is left`, () => {
    const challenge = serverFinal === '' ? '+' : base64(serverFinal)
    playTranscript(`${ANSWERED}\nin AUTHENTICATE ${challenge}\n${ABORTED}`, mechanisms)
  })
}

test('a server that says “success” before it has proved itself is left', () => {
  playTranscript(`${ANSWERED}\nin :irc.example.org 903 ada :Success\n${ABORTED}`, mechanisms)
  playTranscript(`${FIRST}\nin :irc.example.org 903 ada :Success\n${ABORTED}`, mechanisms)
})

for (const [what, serverFirst] of [
  ['another nonce', 'r=somebodyelse,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096'],
  ['only our own nonce', 'r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096'],
  ['too few iterations', 'r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4095'],
  ['too many iterations', 'r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=1000001'],
  ['iterations that are no number', 'r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4e3'],
  ['a mandatory extension', 'm=x,r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096'],
  ['no salt', 'r=rOprNGfwEbeRWgbNEkqOx,s=,i=4096'],
  ['nothing of it', 'hello'],
] as const) {
  test(`a server-first with ${what} is refused`, () => {
    playTranscript(`${FIRST}\nin AUTHENTICATE ${base64(serverFirst)}\n${ABORTED}`, mechanisms)
  })
}

/** A verifier of its own, on node:crypto. */
function verify(mechanism: SaslMechanism, algorithm: 'sha256' | 'sha512', password: string): void {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()
  const sign = (key: Buffer, data: string): Buffer => createHmac(algorithm, key).update(data).digest()
  const first = mechanism.respond(mechanism.start('clientnonce'), new Uint8Array())
  if (first.kind !== 'respond') throw new Error('no client-first')
  const salt = Buffer.from('saltsaltsaltsalt')
  const serverFirst = `r=clientnonceservernonce,s=${salt.toString('base64')},i=5000`
  const deriving = mechanism.respond(first.state, Buffer.from(serverFirst))
  if (deriving.kind !== 'derive') throw new Error('no work')
  const work = mechanism.work?.(deriving.state)
  strictEqual(text(work?.password ?? new Uint8Array()), password)
  const salted = pbkdf2Sync(password, salt, 5000, algorithm === 'sha256' ? 32 : 64, algorithm)
  const final = mechanism.derived?.(deriving.state, salted)
  if (final?.kind !== 'respond') throw new Error('no client-final')
  const [withoutProof = '', proof = ''] = text(final.data).split(',p=')
  const said = `${text(first.data).replace(/^n,[^,]*,/, '')},${serverFirst},${withoutProof}`
  const clientKey = sign(salted, 'Client Key')
  const signature = sign(createHash(algorithm).update(clientKey).digest(), said)
  deepStrictEqual(Buffer.from(proof, 'base64'), Buffer.from(clientKey.map((byte, i) => byte ^ (signature[i] ?? 0))))
  const serverSignature = sign(sign(salted, 'Server Key'), said).toString('base64')
  const done = mechanism.respond(final.state, Buffer.from(`v=${serverSignature}`))
  strictEqual(done.kind === 'respond' && mechanism.isProved?.(done.state), true)
}

test('SCRAM-SHA-256 and SCRAM-SHA-512 satisfy a verifier of another make, with names that need escaping', () => {
  verify(scramSha256({ username: 'a=b,c', password: 'pässword' }), 'sha256', 'pässword')
  verify(scramSha512({ username: 'ada', password: 'I\u00adX', authzid: 'countess' }), 'sha512', 'IX')
})

// RFC 4013, section 3.
for (const [input, output] of [
  ['I\u00adX', 'IX'],
  ['user', 'user'],
  ['USER', 'USER'],
  ['\u00aa', 'a'],
  ['\u2168', 'IX'],
  ['a\u00a0b', 'a b'],
  ['\u0007', '\u0007'],
] as const) {
  test(`SASLprep makes ${JSON.stringify(input)} ${JSON.stringify(output)}`, () => {
    strictEqual(prepare(input), output)
  })
}
