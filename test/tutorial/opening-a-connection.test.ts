import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { TcpServer } from '@longwire/testing'
import {
  type CertificatePair,
  freePorts,
  loopback,
  skipUnless,
  startErgo,
  startIrcu,
  tlsCertificates,
} from '@longwire/peers'
import { failed, runExample, startExample, well } from './example.ts'

test('open: a server of the family of QuakeNet’s is opened and closed', {
  skip: await skipUnless('ircu'),
}, async () => {
  await using server = await startIrcu()
  const output = await runExample('open.ts', [server.host, server.port])
  assert.deepEqual(output, [`open: 127.0.0.1, port ${server.port}, address 127.0.0.1`, 'closed', well])
})

test('open: a port where nobody listens is refused', async () => {
  const [port = 0] = await freePorts(1)
  const [code, , advice, how] = await runExample('open.ts', [loopback, port])
  assert.deepEqual([code, advice, how], ['not open: refused', 'Trying again later may help.', failed])
})

// No resolver is asked for a name with an empty label, so this needs no network.
test('open: a name that cannot exist is not found', async () => {
  const [code, text, , how] = await runExample('open.ts', ['no..such'])
  assert.deepEqual([code, how], ['not open: name-not-found', failed])
  assert.match(text ?? '', /no server by the name no\.\.such/)
})

async function openSecure(certificate: CertificatePair, pin?: string, authority?: string): Promise<readonly string[]> {
  await using server = await startErgo({ tls: certificate })
  const file = join(server.folder, 'ca.pem')
  if (authority !== undefined) writeFileSync(file, authority)
  const env = authority === undefined ? {} : { NODE_EXTRA_CA_CERTS: file }
  return await runExample('open-secure.ts', ['localhost', server.tlsPort, ...(pin === undefined ? [] : [pin])], env)
}

const stages = ['looking-up', 'connecting', 'securing']

test('open-secure: a certificate that an authority signed is trusted', { skip: await skipUnless('ergo') }, async () => {
  const { ca, valid } = await tlsCertificates()
  const output = await openSecure(valid, undefined, ca)
  assert.deepEqual(output, [...stages, 'open', 'TLSv1.3, trusted by ca', well])
})

test('open-secure: what is wrong with a certificate is told by its code', {
  skip: await skipUnless('ergo'),
}, async () => {
  const { ca, selfSigned, wrongName, expired, notYetValid } = await tlsCertificates()
  const cases = [
    { certificate: selfSigned, code: 'tls-untrusted' },
    { certificate: wrongName, code: 'tls-wrong-name' },
    { certificate: expired, code: 'tls-expired' },
    { certificate: notYetValid, code: 'tls-expired' },
  ]
  for (const { certificate, code } of cases) {
    const shown = `the certificate's fingerprint is ${certificate.fingerprint}`
    assert.deepEqual(await openSecure(certificate, undefined, ca), [...stages, `not open: ${code}`, shown, failed])
  }
})

test('open-secure: a pinned certificate is the only one that is accepted', {
  skip: await skipUnless('ergo'),
}, async () => {
  const { selfSigned, valid } = await tlsCertificates()
  const pinned = await openSecure(selfSigned, selfSigned.fingerprint)
  assert.deepEqual(pinned.slice(-2), ['TLSv1.3, trusted by pin', well])
  const another = await openSecure(valid, selfSigned.fingerprint)
  assert.ok(another.includes('not open: tls-pin-mismatch'))
})

test('open-secure: a port without TLS fails as such', { skip: await skipUnless('ergo') }, async () => {
  await using server = await startErgo()
  const output = await runExample('open-secure.ts', ['localhost', server.port])
  assert.deepEqual(output, [...stages, 'not open: tls-failed', failed])
})

test('open-secure: Ctrl+C while it waits cancels the opening', async () => {
  await using silent = await TcpServer.start()
  await using program = await startExample('open-secure.ts', [silent.host, silent.port])
  await program.waitForOutput(/securing/)
  await silent.accept()
  await program.kill('SIGINT')
  assert.equal(await program.ended, failed)
  assert.match(program.output, /not open: cancelled/)
})
