import assert from 'node:assert/strict'
import { createServer as createHttpServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { IrcEvent } from '@longwire/irc'
import { freePorts, tlsCertificates } from '@longwire/peers'
import { FaultyProxy, TcpServer, VirtualEnvironment } from '@longwire/testing'
import type { ClientStatus, IrcClient } from '../client.ts'
import { createIrcClient } from '../client/create-client.ts'
import { createTcpOpener } from './tcp-opener.ts'
import type { TcpTarget } from './tcp-target.ts'

// Real sockets and servers; only the clock is the test's, so that nothing waits.

function clientOf(target: TcpTarget) {
  const environment = new VirtualEnvironment()
  const client = createIrcClient({
    opener: createTcpOpener({ environment }),
    targets: [target],
    session: { nickname: 'ada' },
    environment,
  })
  return { client, environment }
}

function statusOf<Kind extends ClientStatus['kind']>(
  client: IrcClient,
  kind: Kind,
): Promise<ClientStatus & { kind: Kind }> {
  const { promise, resolve } = Promise.withResolvers<ClientStatus & { kind: Kind }>()
  const look = (status: ClientStatus) => {
    if (status.kind === kind) resolve(status as ClientStatus & { kind: Kind })
  }
  client.onStatus(look)
  look(client.status)
  return promise
}

function eventOf(client: IrcClient, wanted: (event: IrcEvent) => boolean): Promise<IrcEvent> {
  const { promise, resolve } = Promise.withResolvers<IrcEvent>()
  client.onEvent((event) => {
    if (wanted(event)) resolve(event)
  })
  return promise
}

async function registered(server: TcpServer, target: TcpTarget = { host: server.host, port: server.port }) {
  const { client, environment } = clientOf(target)
  const opening = client.open()
  const connection = await server.accept()
  await connection.register({ capabilities: '' })
  await opening.done
  return { client, environment, connection }
}

async function closeAtOnce(client: IrcClient, environment: VirtualEnvironment): Promise<void> {
  const closing = client.close()
  await environment.advance(10_000)
  await closing.done
}

test('a name that nobody has', async () => {
  const { client, environment } = clientOf({ host: 'no-such-host.invalid' })
  void client.open()
  const { error } = await statusOf(client, 'waiting')
  // Without a network the resolver cannot know.
  assert.ok(error.code === 'name-not-found' || error.code === 'name-lookup-failed', error.code)
  await closeAtOnce(client, environment)
})

test('a closed port: refused, tried again, and there as soon as the server is', async () => {
  const [port = 0] = await freePorts(1)
  const { client, environment } = clientOf({ host: '127.0.0.1', port })
  const opening = client.open()
  const { error } = await statusOf(client, 'waiting')
  assert.equal(error.code, 'refused')
  await using server = await TcpServer.start(undefined, port)
  await environment.advance(2_000)
  await (await server.accept()).register({ capabilities: '' })
  assert.equal((await opening.done).nickname, 'ada')
  await closeAtOnce(client, environment)
})

test('a silent server: given up on after a minute, and tried again', async () => {
  await using server = await TcpServer.start()
  const { client, environment } = clientOf({ host: server.host, port: server.port })
  void client.open()
  const connection = await server.accept()
  await connection.expect(/^CAP LS/)
  await environment.advance(60_000)
  const { error } = await statusOf(client, 'waiting')
  assert.equal(error.code, 'registration-timeout')
  await environment.advance(2_000)
  await server.accept()
  await closeAtOnce(client, environment)
})

test('a server that speaks HTTP: not IRC, and not tried again', async () => {
  const web = createHttpServer((_, response) => response.end('hello'))
  web.listen(0, '127.0.0.1')
  await once(web, 'listening')
  const { client } = clientOf({ host: '127.0.0.1', port: (web.address() as AddressInfo).port })
  await assert.rejects(client.open().done, { code: 'not-irc', retry: false })
  assert.equal(client.status.kind, 'failed')
  web.close()
  await once(web, 'close')
})

test('a TLS port greeted in plain text: never in, and told apart where the server says so', async () => {
  const { valid } = await tlsCertificates()
  await using server = await TcpServer.start({ cert: valid.cert, key: valid.key })
  const { client, environment } = clientOf({ host: server.host, port: server.port })
  void client.open().done.catch(() => {})
  const status = await Promise.race([statusOf(client, 'waiting'), statusOf(client, 'failed')])
  assert.ok(['not-irc', 'closed-by-server', 'reset'].includes(status.error.code), status.error.code)
  await closeAtOnce(client, environment)
})

test('an expired certificate, and one for another name: each with its code and fingerprint', async () => {
  const { ca, expired, wrongName } = await tlsCertificates()
  for (const [pair, code] of [
    [expired, 'tls-expired'],
    [wrongName, 'tls-wrong-name'],
  ] as const) {
    await using server = await TcpServer.start({ cert: pair.cert, key: pair.key })
    const { client, environment } = clientOf({ host: '127.0.0.1', port: server.port, tls: true, trust: { ca } })
    void client.open().done.catch(() => {})
    const status = await Promise.race([statusOf(client, 'waiting'), statusOf(client, 'failed')])
    assert.equal(status.error.code, code)
    assert.equal(status.error.details.certificateFingerprint, pair.fingerprint)
    await closeAtOnce(client, environment)
  }
})

test('a server that closes with ERROR: its words are told', async () => {
  await using server = await TcpServer.start()
  const { client, environment, connection } = await registered(server)
  connection.send('ERROR :Closing Link: ada (Server shutting down)')
  connection.close()
  const { error } = await statusOf(client, 'waiting')
  assert.equal(error.code, 'closed-by-server')
  assert.match(error.details.serverText ?? '', /Server shutting down/)
  await closeAtOnce(client, environment)
})

test('a server that says ERROR and leaves the socket open: it is back within two seconds', async () => {
  await using server = await TcpServer.start()
  const { client, environment, connection } = await registered(server)
  connection.send('ERROR :Closing Link: ada (Ping timeout)')
  await statusOf(client, 'waiting')
  await environment.advance(2_000)
  await (await server.accept()).register({ capabilities: '' })
  await statusOf(client, 'registered')
  await closeAtOnce(client, environment)
})

test('a half-open connection: noticed in two minutes, and replaced', async () => {
  await using server = await TcpServer.start()
  await using proxy = await FaultyProxy.start(server)
  const { client, environment } = await registered(server, { host: proxy.host, port: proxy.port })
  proxy.faults.halfOpen = true
  await environment.advance(120_000)
  const { error } = await statusOf(client, 'waiting')
  assert.equal(error.code, 'keepalive-timeout')
  proxy.faults.halfOpen = false
  await environment.advance(2_000)
  await (await server.accept()).register({ capabilities: '' })
  await statusOf(client, 'registered')
  await closeAtOnce(client, environment)
})

test('a connection that is cut: reset, and replaced', async () => {
  await using server = await TcpServer.start()
  await using proxy = await FaultyProxy.start(server)
  const { client, environment } = await registered(server, { host: proxy.host, port: proxy.port })
  proxy.cut()
  assert.equal((await statusOf(client, 'waiting')).error.code, 'reset')
  await environment.advance(2_000)
  await (await server.accept()).register({ capabilities: '' })
  await closeAtOnce(client, environment)
})

test('an endless line: memory stays bounded, the next line is read', async () => {
  await using server = await TcpServer.start()
  const { client, environment } = clientOf({ host: server.host, port: server.port })
  const opening = client.open()
  const [connection, socket] = await server.acceptSocket()
  await connection.register({ capabilities: '' })
  await opening.done
  const before = process.memoryUsage()
  const chunk = Buffer.alloc(1_048_576, 'x')
  for (let count = 0; count < 64; count++) if (!socket.write(chunk)) await once(socket, 'drain')
  const after = process.memoryUsage()
  const heard = eventOf(client, (event) => event.type === 'message-received' && event.text === 'still here')
  connection.send('', ':bob!b@h PRIVMSG ada :still here')
  await heard
  assert.ok(after.heapUsed - before.heapUsed < 32_000_000, `${after.heapUsed - before.heapUsed} bytes more`)
  await closeAtOnce(client, environment)
})

test('invalid UTF-8: the text is read in the legacy encoding, line by line', async () => {
  await using server = await TcpServer.start()
  const { client, environment } = clientOf({ host: server.host, port: server.port })
  const opening = client.open()
  const [connection, socket] = await server.acceptSocket()
  await connection.register({ capabilities: '' })
  await opening.done
  const texts: string[] = []
  client.onEvent((event) => {
    if (event.type === 'message-received') texts.push(event.text)
  })
  const last = eventOf(client, (event) => event.type === 'message-received' && event.text === 'end')
  socket.write(Buffer.from(':bob!b@h PRIVMSG ada :gr\xfc\xdfe \x80\r\n', 'latin1'))
  connection.send(':bob!b@h PRIVMSG ada :grüße', ':bob!b@h PRIVMSG ada :end')
  await last
  assert.deepEqual(texts, ['grüße €', 'grüße', 'end'])
  await closeAtOnce(client, environment)
})
