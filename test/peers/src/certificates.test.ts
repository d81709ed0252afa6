import assert from 'node:assert/strict'
import { once } from 'node:events'
import { before, test } from 'node:test'
import { connect, createServer } from 'node:tls'
import { type CertificatePair, type TestCertificates, tlsCertificates } from './certificates.ts'
import { loopback } from './ports.ts'

let certificates: TestCertificates

before(async () => {
  certificates = await tlsCertificates()
})

/** What Node says about a server with this certificate: undefined when it trusts it, else the error's code. */
async function verdict(pair: CertificatePair, host: string): Promise<string | undefined> {
  const server = createServer({ cert: pair.cert, key: pair.key }, (socket) => socket.end())
  server.on('tlsClientError', () => {})
  server.listen(0, loopback)
  await once(server, 'listening')
  const address = server.address()
  assert.ok(address !== null && typeof address === 'object')
  const socket = connect({ host: loopback, servername: host, port: address.port, ca: certificates.ca })
  try {
    await once(socket, 'secureConnect')
    assert.equal(socket.getPeerCertificate().fingerprint256.replaceAll(':', '').toLowerCase(), pair.fingerprint)
    return undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code
  } finally {
    socket.destroy()
    server.close()
  }
}

test('a valid certificate is trusted under its name', async () => {
  assert.equal(await verdict(certificates.valid, 'localhost'), undefined)
})

test('each wrong certificate is refused for the reason it was made for', async () => {
  assert.equal(await verdict(certificates.expired, 'localhost'), 'CERT_HAS_EXPIRED')
  assert.equal(await verdict(certificates.notYetValid, 'localhost'), 'CERT_NOT_YET_VALID')
  assert.equal(await verdict(certificates.wrongName, 'localhost'), 'ERR_TLS_CERT_ALTNAME_INVALID')
  assert.equal(await verdict(certificates.selfSigned, 'localhost'), 'DEPTH_ZERO_SELF_SIGNED_CERT')
})
