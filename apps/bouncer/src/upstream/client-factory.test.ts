import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { createFileStsStore, systemEnvironment } from '@longwire/connection/node'
import type { NetworkRecord, NetworkSettings } from '@longwire/store'
import { temporaryFolder, tlsCertificates } from '@longwire/peers'
import { type ScriptedConnection, TcpServer, VirtualEnvironment } from '@longwire/testing'
import { createTcpClients, type TcpClientsInit } from './client-factory.ts'

/** A client of a network that has this one server. */
function clientOf(init: TcpClientsInit, server: NetworkSettings['servers'][number]) {
  const settings = { name: 'net', servers: [server], nickname: 'ada', enabled: true }
  const network: NetworkRecord = { id: 'network', user: 'ada', settings, createdAt: 0 }
  return createTcpClients(init)(network, () => network)
}

describe('connecting', () => {
  test('networks on one host are connected one after the other, half a second apart, whosever they are', async () => {
    await using server = await TcpServer.start()
    const environment = new VirtualEnvironment()
    const makeClient = createTcpClients({ environment })
    for (const user of ['ada', 'bob', 'eve']) {
      const servers = [{ host: '127.0.0.1', port: server.port, tls: false }]
      const settings = { name: 'net', servers, nickname: user, enabled: true }
      const network: NetworkRecord = { id: user, user, settings, createdAt: 0 }
      void makeClient(network, () => network).open()
    }
    for (const nickname of ['ada', 'bob', 'eve']) {
      const connection = await server.accept()
      await connection.expect(/^CAP LS 302$/)
      connection.send(':irc CAP * LS :')
      await connection.expect(new RegExp(`^NICK ${nickname}$`))
      // What connects now is accepted after whatever did before: nobody did.
      const stranger = connect(server.port, '127.0.0.1')
      await once(stranger, 'connect')
      stranger.write('NOBODY ELSE\r\n')
      await (await server.accept()).expect(/^NOBODY ELSE$/)
      stranger.destroy()
      await environment.advance(500)
    }
  })
})

describe('a promise of TLS (STS)', () => {
  async function places() {
    const { ca, valid } = await tlsCertificates()
    const folder = temporaryFolder('sts')
    return { ca, secure: { cert: valid.cert, key: valid.key }, path: join(folder, 'sts.json') }
  }

  /** Registers; the server offers this. */
  const welcome = (connection: ScriptedConnection, sts: string) => connection.register({ capabilities: `sts=${sts}` })

  test('is kept over a restart: the next process does not say a word without TLS', async () => {
    const { ca, path, secure } = await places()
    const environment = systemEnvironment()
    await using encrypted = await TcpServer.start(secure)
    await using plain = await TcpServer.start()
    const server = { host: 'localhost', port: plain.port, tls: false }
    const life = () => clientOf({ environment, ca, sts: createFileStsStore(path) }, server)

    const first = life()
    const opened = first.open()
    const asked = await plain.accept()
    await asked.expect(/^CAP LS/)
    asked.send(`:irc CAP * LS :sts=port=${encrypted.port}`)
    await welcome(await encrypted.accept(), 'duration=3600')
    await opened.done
    assert.deepEqual(asked.received, ['CAP LS 302'])
    assert.equal(
      (JSON.parse(readFileSync(path, 'utf8')) as Record<string, { port: number }>)['localhost']?.port,
      encrypted.port,
    )

    const second = life()
    const again = second.open()
    await welcome(await encrypted.accept(), 'duration=3600')
    await again.done
    const stranger = connect(plain.port, '127.0.0.1')
    await once(stranger, 'connect')
    stranger.write('NOBODY ELSE\r\n')
    await (await plain.accept()).expect(/^NOBODY ELSE$/)
    stranger.destroy()
    for (const client of [first, second]) await client.close().done
  })

  test('is over when its time is: the next process connects as it is told', async () => {
    const { ca, path } = await places()
    writeFileSync(path, JSON.stringify({ localhost: { port: 1, expires: 1 } }))
    await using plain = await TcpServer.start()
    const server = { host: 'localhost', port: plain.port, tls: false }
    const client = clientOf({ environment: systemEnvironment(), ca, sts: createFileStsStore(path) }, server)
    void client.open()
    await (await plain.accept()).expect(/^CAP LS 302$/)
    await client.close().done
  })
})
