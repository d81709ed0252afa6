import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { RawClient, skipUnless, startErgo, temporaryFolder, tlsCertificates } from '@longwire/peers'
import { Connecting } from '../../test/connecting.ts'

const skip = await skipUnless('ergo')
const { valid, ca, client: own } = await tlsCertificates()
const tls = { cert: valid.cert, key: valid.key }
const folder = temporaryFolder('command')
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

test('over TLS, logged in, joined, heard and answered, and gone with status 0', { skip }, async () => {
  await using ergo = await startErgo({ tls, accounts: { ada: 'correct-horse' } })
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #wire')
  const secret = file('secret', 'correct-horse\n')
  const login = ['--sasl-mechanism', 'SCRAM-SHA-256,PLAIN', '--sasl-user', 'ada', '--sasl-pass-file', secret]
  await using cli = Connecting.to(ergo.tlsPort, '--tls', '--tls-ca', file('ca.pem', ca), ...login, '--join', '#wire')
  await cli.waitFor(/logged in as ada/)
  cli.type('good morning, grüße 🌱')
  await bob.waitFor(/ada!\S+ PRIVMSG #wire :good morning, grüße 🌱$/)
  bob.send('PRIVMSG #wire :good morning ada')
  await cli.waitFor(/^#wire <bob> good morning ada$/)
  cli.signal('SIGTERM')
  await bob.waitFor(/ada!\S+ QUIT/)
  assert.equal(await cli.exit, 0)
  assert.ok(!cli.lines.join('\n').includes('correct-horse'))
})

test('a wrong password is status 4', { skip }, async () => {
  await using ergo = await startErgo({ tls, accounts: { ada: 'correct-horse' } })
  const login = ['--sasl-mechanism', 'PLAIN', '--sasl-user', 'ada', '--sasl-pass', 'wrong']
  await using cli = Connecting.to(ergo.tlsPort, '--tls', '--tls-fingerprint', valid.fingerprint, ...login)
  await cli.waitFor(/login to .* was refused/)
  assert.equal(await cli.exit, 4)
})

test('a certificate logs in (CertFP), once the account knows it', { skip }, async () => {
  await using ergo = await startErgo({ tls, accounts: { ada: 'correct-horse' } })
  const certificate = ['--tls-cert', file('own.pem', own.cert), '--tls-key', file('own.key', own.key)]
  const secure = ['--tls', '--tls-fingerprint', valid.fingerprint, ...certificate]
  const login = ['--sasl-mechanism', 'PLAIN', '--sasl-user', 'ada', '--sasl-pass', 'correct-horse']
  {
    await using cli = Connecting.to(ergo.tlsPort, ...secure, ...login)
    await cli.waitFor(/-- registered/)
    cli.type('/msg NickServ CERT ADD', '/quit')
    assert.equal(await cli.exit, 0)
  }
  await using cli = Connecting.to(ergo.tlsPort, ...secure, '--sasl-mechanism', 'EXTERNAL')
  await cli.waitFor(/logged in as ada/)
})

test('killed and started again, the server finds the client there, in its channel', { skip }, async () => {
  await using ergo = await startErgo()
  await using cli = Connecting.to(ergo.port, '--join', '#wire', '--reconnect-delay', '0.1')
  await cli.waitFor(/ada joined #wire/)
  await ergo.kill()
  await cli.waitFor(/Trying again/)
  await ergo.restart()
  await cli.waitFor(/ada joined #wire/)
})

test('asked for TLS by STS it goes there by itself, and next time at once', { skip }, async () => {
  await using ergo = await startErgo({ tls, sts: { duration: 3_600 } })
  const trusting = ['--tls-ca', file('ca.pem', ca)]
  await using cli = Connecting.to(ergo.port, ...trusting)
  await cli.waitFor(/promises TLS for 3600 s/)
  await cli.waitFor(/-- registered/)
  await using later = Connecting.to(ergo.port, '--state-dir', cli.stateFolder, '--no-reconnect')
  // Without trust in its authority, a promise kept on the disk keeps it from plaintext.
  await later.waitFor(/promised to be reachable securely/)
  assert.equal(await later.exit, 3)
})
