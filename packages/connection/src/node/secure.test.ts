import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import type { TlsOptions, TLSSocket } from 'node:tls'
import { type CertificatePair, tlsCertificates } from '@longwire/peers'
import { TcpServer } from '@longwire/testing'
import { errorOf, openTarget } from '../../test/opening-set-up.ts'
import type { TcpTarget, TlsTrust } from './tcp-target.ts'

const certificates = await tlsCertificates()
const { ca } = certificates

/** A TLS server with this certificate, and a target that leads there. */
async function serve(pair: CertificatePair, trust: TlsTrust = { ca }, options: TlsOptions = {}) {
  const server = await TcpServer.start({ cert: pair.cert, key: pair.key, ...options })
  const target: TcpTarget = { host: 'localhost', port: server.port, tls: true, family: 4, trust }
  return { server, target, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

test('a certificate of a trusted authority, for the right name, today, is accepted', async () => {
  await using valid = await serve(certificates.valid)
  const { done, heard } = openTarget(valid.target)
  const { description } = await done
  assert.equal(description.kind, 'tls')
  assert.equal(description.secure, true)
  assert.equal(description.tls?.trust, 'own-ca')
  assert.equal(description.tls?.certificateFingerprint, certificates.valid.fingerprint)
  assert.match(description.tls?.protocol ?? '', /^TLSv1\.[23]$/)
  assert.deepEqual(heard.stages, ['looking-up', 'connecting', 'securing', 'open'])
  const peer = await valid.server.accept()
  peer.send(':irc.example 001 ada :Welcome')
  await heard.line(({ text }) => text.includes('001'))
})

test('by default, a certificate that no authority of the system signed is not trusted (pitfall 10)', async () => {
  await using valid = await serve(certificates.valid, {})
  const error = await errorOf(valid.target)
  assert.equal(error.code, 'tls-untrusted')
  assert.equal(error.retry, false)
  assert.equal(error.details.certificateFingerprint, certificates.valid.fingerprint)
  assert.match(error.userText, new RegExp(certificates.valid.fingerprint))
})

test('each fault of a certificate has its code, and the fingerprint to decide by', async () => {
  for (const [pair, code] of [
    [certificates.selfSigned, 'tls-untrusted'],
    [certificates.expired, 'tls-expired'],
    [certificates.notYetValid, 'tls-expired'],
    [certificates.wrongName, 'tls-wrong-name'],
  ] as const) {
    await using faulty = await serve(pair)
    const error = await errorOf(faulty.target)
    assert.equal(error.code, code)
    assert.equal(error.details.certificateFingerprint, pair.fingerprint)
    assert.ok(error.details.certificateExpires !== undefined)
    assert.ok(error.details.certificateSubject?.includes('CN='))
  }
})

test('an address is a name too: the certificate must be for it', async () => {
  await using valid = await serve(certificates.valid)
  const { done } = openTarget({ ...valid.target, host: '127.0.0.1' })
  ;(await done).close()
  await using wrong = await serve(certificates.wrongName)
  assert.equal((await errorOf({ ...wrong.target, host: '127.0.0.1' })).code, 'tls-wrong-name')
})

test('a pin replaces the checks of authority, name and date, in any case and with colons (pitfall 10)', async () => {
  for (const pair of [certificates.selfSigned, certificates.expired, certificates.wrongName]) {
    const colons = pair.fingerprint.toUpperCase().replace(/(..)(?!$)/g, '$1:')
    await using pinned = await serve(pair, { pins: ['00'.repeat(32), colons] })
    const transport = await openTarget(pinned.target).done
    assert.equal(transport.description.tls?.trust, 'pin')
    transport.close()
  }
})

test('a certificate that is not the pinned one is refused, even one that an authority signed', async () => {
  await using valid = await serve(certificates.valid, { ca, pins: [certificates.selfSigned.fingerprint] })
  const error = await errorOf(valid.target)
  assert.equal(error.code, 'tls-pin-mismatch')
  assert.equal(error.retry, false)
  assert.equal(error.details.certificateFingerprint, certificates.valid.fingerprint)
})

test('who is refused sees a whole handshake and an orderly end, and not one byte of IRC', async () => {
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    await using server = await TcpServer.start({ ...certificates.selfSigned, maxVersion })
    const target: TcpTarget = { host: 'localhost', port: server.port, tls: true, family: 4, trust: { pins: ['ab'] } }
    const failing = errorOf(target)
    const [connection, socket] = await server.acceptSocket()
    let broken: unknown
    socket.on('error', (error) => {
      broken = error
    })
    await once(socket, 'end')
    await connection.closed
    assert.equal((await failing).code, 'tls-pin-mismatch')
    assert.equal(broken, undefined)
    assert.deepEqual(connection.received, [])
  }
})

test('insecure means what it says, and is told', async () => {
  await using expired = await serve(certificates.expired, { insecure: true })
  const transport = await openTarget(expired.target).done
  assert.equal(transport.description.tls?.trust, 'insecure')
  transport.close()
})

test('a client certificate is shown to the server that asks (CertFP)', async () => {
  const { cert, key, fingerprint } = certificates.client
  await using asking = await serve(certificates.valid, { ca }, { requestCert: true, ca, rejectUnauthorized: true })
  const opening = openTarget({ ...asking.target, clientCertificate: { cert, key } })
  const [, socket] = await asking.server.acceptSocket()
  const shown = (socket as TLSSocket).getPeerX509Certificate()?.fingerprint256
  assert.equal(shown?.replaceAll(':', '').toLowerCase(), fingerprint)
  ;(await opening.done).close()
})

test('a key that cannot be read is a failure that no retry mends', async () => {
  await using valid = await serve(certificates.valid)
  const error = await errorOf({ ...valid.target, clientCertificate: { cert: 'not a certificate', key: 'nor a key' } })
  assert.equal(error.code, 'tls-failed')
  assert.equal(error.retry, false)
})

test('a server that speaks no TLS, or closes on it, or has no version in common is a failed handshake', async () => {
  await using plain = await TcpServer.start()
  const failing = errorOf({ host: '127.0.0.1', port: plain.port, tls: true })
  const [, socket] = await plain.acceptSocket()
  socket.write(':irc.example NOTICE * :*** Looking up your hostname\r\n')
  assert.equal((await failing).code, 'tls-failed')

  const closing = errorOf({ host: '127.0.0.1', port: plain.port, tls: true })
  ;(await plain.acceptSocket())[1].end()
  assert.equal((await closing).code, 'tls-failed')

  await using old = await serve(
    certificates.valid,
    { ca },
    {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT:@SECLEVEL=0',
    },
  )
  assert.equal((await errorOf(old.target)).code, 'tls-failed')
})

test('a server that is silent on the greeting of TLS is given up on', async () => {
  await using silent = await TcpServer.start()
  const error = await errorOf({ host: '127.0.0.1', port: silent.port, tls: true, timeouts: { tls: 30 } })
  assert.equal(error.code, 'timed-out')
})
