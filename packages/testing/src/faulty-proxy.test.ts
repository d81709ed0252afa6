import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { test } from 'node:test'
import { FaultyProxy, type Faults } from './faulty-proxy.ts'
import { TcpServer } from './tcp-server.ts'
import { VirtualEnvironment } from './virtual-environment.ts'

async function through(faults: Faults, environment?: VirtualEnvironment) {
  const server = await TcpServer.start()
  const proxy = await FaultyProxy.start(server, faults, environment)
  const client = connect(proxy.port, proxy.host)
  client.on('error', () => {})
  await once(client, 'connect')
  const connection = await server.accept()
  return { proxy, client, connection, [Symbol.asyncDispose]: () => end(client, proxy, server) }
}

async function end(client: Socket, ...rest: readonly AsyncDisposable[]): Promise<void> {
  client.destroy()
  for (const one of rest) await one[Symbol.asyncDispose]()
}

test('without faults it carries bytes both ways, and the end', async () => {
  await using link = await through({})
  link.client.write('hello\r\n')
  assert.equal(await link.connection.expect(/./), 'hello')
  link.connection.send('welcome')
  const [chunk] = (await once(link.client, 'data')) as [Buffer]
  assert.equal(chunk.toString(), 'welcome\r\n')
  link.client.end()
  await link.connection.closed
})

test('a cut resets both sides', async () => {
  await using link = await through({})
  const gone = new Promise((resolve) => link.client.once('close', resolve))
  link.proxy.cut()
  await gone
  await link.connection.closed
  assert.equal(link.proxy.connections, 0)
})

test('a delay holds each piece back, by the clock it was given', async () => {
  const environment = new VirtualEnvironment()
  await using link = await through({ delay: 500 }, environment)
  link.client.write('hello\r\n')
  while (environment.timers === 0) await environment.settle()
  assert.deepEqual(link.connection.received, [])
  await environment.advance(500)
  assert.equal(await link.connection.expect(/./), 'hello')
})

test('a throttle lets so many bytes pass each second', async () => {
  const environment = new VirtualEnvironment()
  await using link = await through({ throttle: 1_024 }, environment)
  link.client.write(`${'x'.repeat(2_046)}\r\n`)
  const passed = link.connection.expect(/^x+$/)
  while (environment.timers === 0) await environment.settle()
  await environment.advance(1_000)
  while (environment.timers === 0) await environment.settle()
  await environment.advance(1_000)
  assert.equal((await passed).length, 2_046)
})

test('half open, nothing arrives and nobody is told', async () => {
  await using link = await through({})
  link.client.write('before\r\n')
  await link.connection.expect(/before/)
  link.proxy.faults.halfOpen = true
  link.client.write('lost\r\n')
  link.client.end()
  await once(link.client, 'finish')
  assert.deepEqual(link.connection.received, ['before'])
  assert.equal(link.proxy.connections, 1)
})
