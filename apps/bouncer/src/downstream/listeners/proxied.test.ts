import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { request } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { connect as connectTls } from 'node:tls'
import { skipUnless, startHaproxy, temporaryFolder, tlsCertificates } from '@longwire/peers'
import { HeardLog } from '../../../test/heard-log.ts'
import { Installation, standingClock } from '../../../test/installation.ts'
import { TestIrcClient } from '../../../test/irc-client.ts'
import { AddressSet, loopbackAddresses } from '../../configuration/address-set.ts'
import { silentLog } from '../../log/log.ts'
import { ServerCertificate } from './server-certificate.ts'

const login = ['PASS :correct horse', 'NICK ada', 'USER ada 0 * :Ada']
const elsewhere = AddressSet.of(['192.0.2.1'], (text) => assert.fail(text))

describe('behind HAProxy, which ends TLS,', { skip: await skipUnless('haproxy') }, () => {
  for (const proxyVersion of [1, 2] as const) {
    test(`IRC clients come from where they come from (PROXY ${proxyVersion})`, async () => {
      const log = new HeardLog()
      const { ca, valid } = await tlsCertificates()
      await using installation = await Installation.start({ proxyProtocol: loopbackAddresses, log })
      await installation.setUp()
      const [ircPort = 0] = installation.bouncer.ircPorts
      const httpPort = Number(new URL(installation.address).port)
      await using haproxy = await startHaproxy({ ircPort, httpPort, proxyVersion, certificate: valid })
      const client = await TestIrcClient.connect(haproxy.ircPort, ca, { localAddress: '127.0.0.9' })
      client.send(...login)
      await client.waitFor(/ 001 ada /)
      assert.equal((await log.waitFor('client-attached'))['address'], '127.0.0.9')
      client.send('QUIT')
      await client.end()
    })
  }

  test('browsers get a cookie for HTTPS alone, and are told apart by X-Forwarded-For', async () => {
    const { ca, valid } = await tlsCertificates()
    await using installation = await Installation.start({ environment: standingClock() })
    await installation.setUp()
    const [ircPort = 0] = installation.bouncer.ircPorts
    const httpPort = Number(new URL(installation.address).port)
    await using haproxy = await startHaproxy({ ircPort, httpPort, proxyVersion: 2, certificate: valid })
    const logIn = async (name: string, password: string, localAddress: string): Promise<IncomingMessage> => {
      const asked = request({
        host: '127.0.0.1',
        port: haproxy.httpsPort,
        servername: 'localhost',
        ca,
        localAddress,
        method: 'POST',
        path: '/api/login',
        headers: { 'content-type': 'application/json' },
      })
      asked.end(JSON.stringify({ name, password }))
      const [answer] = (await once(asked, 'response')) as [IncomingMessage]
      return answer.resume()
    }
    for (let i = 0; i < 20; i++) await logIn(`nobody${i}`, 'wrong password', '127.0.0.9')
    assert.equal((await logIn('ada', 'correct horse', '127.0.0.9')).statusCode, 429)
    const other = await logIn('ada', 'correct horse', '127.0.0.10')
    assert.equal(other.statusCode, 200)
    assert.match(other.headers['set-cookie']?.[0] ?? '', /; Secure/)
  })
})

describe('a PROXY header', () => {
  test('before TLS leaves the handshake, and the certificate of the client, as they are', async () => {
    const log = new HeardLog()
    const { ca, valid } = await tlsCertificates()
    const { client: own } = await tlsCertificates()
    const folder = temporaryFolder('tls')
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
    writeFileSync(cert, valid.cert)
    writeFileSync(key, valid.key)
    const certificate = await ServerCertificate.load(cert, key, silentLog)
    await using installation = await Installation.start({ certificate, proxyProtocol: loopbackAddresses, log })
    const cookie = await installation.setUp()
    const { fingerprint } = own
    await installation.post('/api/certificates', { fingerprint, label: 'laptop' }, { cookie })
    const raw = connect(installation.bouncer.ircPorts[1] ?? 0, '127.0.0.1')
    await once(raw, 'connect')
    // In pieces, as networks do.
    raw.write('PROXY TCP4 198.51.1')
    raw.write('00.7 127.0.0.1 5000 6697\r\n')
    const socket = connectTls({ socket: raw, servername: 'localhost', ca, cert: own.cert, key: own.key })
    await once(socket, 'secureConnect')
    socket.write(
      'CAP REQ sasl\r\nNICK ada\r\nUSER ada 0 * :Ada\r\nAUTHENTICATE EXTERNAL\r\nAUTHENTICATE +\r\nCAP END\r\n',
    )
    assert.equal((await log.waitFor('client-attached'))['address'], '198.51.100.7')
    socket.destroy()
  })

  test('is needed from where it is expected', async () => {
    await using installation = await Installation.start({ proxyProtocol: loopbackAddresses })
    await installation.setUp()
    const client = await TestIrcClient.connect(installation.bouncer.ircPorts[0] ?? 0)
    client.send(...login)
    await client.end()
    assert.deepEqual(client.lines, [])
  })

  test('is no more than a line from anywhere else: nobody can say where they come from', async () => {
    const log = new HeardLog()
    await using installation = await Installation.start({ proxyProtocol: elsewhere, log })
    await installation.setUp()
    const client = await TestIrcClient.connect(installation.bouncer.ircPorts[0] ?? 0)
    client.send('PROXY TCP4 198.51.100.7 127.0.0.1 5000 6667')
    await client.waitFor(/ 451 \* /)
    client.send(...login)
    await client.waitFor(/ 001 ada /)
    assert.equal((await log.waitFor('client-attached'))['address'], '127.0.0.1')
  })
})
