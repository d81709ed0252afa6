import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkProof, decoyVerifier, deriveVerifier, formatVerifier, parseVerifier } from './scram.ts'

// The exchange of RFC 7677, section 3.
const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64')
const nonce = 'rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0'
const said = [
  'n=user,r=rOprNGfwEbeRWgbNEkqO',
  `r=${nonce},s=${salt.toString('base64')},i=4096`,
  `c=biws,r=${nonce}`,
].join(',')
const proof = Buffer.from('dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=', 'base64')

test('RFC 7677: the proof of the example is right, and the signature is that of the example', async () => {
  const verifier = await deriveVerifier('pencil', salt, 4096)
  const signature = checkProof(verifier, said, proof)
  assert.equal(signature?.toString('base64'), '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=')
})

test('no other proof is right, whatever its length, nor the same one of another exchange', async () => {
  const verifier = await deriveVerifier('pencil', salt, 4096)
  const wrong = Buffer.from(proof)
  wrong[0] = (wrong[0] ?? 0) ^ 1
  for (const one of [wrong, Buffer.alloc(0), proof.subarray(1), Buffer.concat([proof, proof])]) {
    assert.equal(checkProof(verifier, said, one), undefined)
  }
  assert.equal(checkProof(verifier, said.replace('NlF', 'NlG'), proof), undefined)
  assert.equal(checkProof(decoyVerifier('secret', 'user'), said, proof), undefined)
})

test('a verifier is text and comes back, with its iterations; what is none is none', async () => {
  const verifier = await deriveVerifier('pencil', salt)
  assert.ok(verifier.iterations >= 4096)
  const text = formatVerifier(verifier)
  assert.deepEqual(parseVerifier(text), verifier)
  for (const damaged of ['', 'pencil', text.slice(1), text.replace('SHA-256', 'SHA-1'), text.slice(0, -8)]) {
    assert.equal(parseVerifier(damaged), undefined)
  }
})

test('a decoy is the same for the same name, another for another, and tells by no number that it is one', async () => {
  const [one, again, other] = ['ada', 'ada', 'bob'].map((name) => decoyVerifier('secret', name))
  assert.deepEqual(one, again)
  assert.notDeepEqual(one?.salt, other?.salt)
  const real = await deriveVerifier('pencil', salt)
  assert.deepEqual([one?.iterations, one?.salt.length], [real.iterations, real.salt.length])
})
