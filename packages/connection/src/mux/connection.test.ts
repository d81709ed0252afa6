import assert from 'node:assert/strict'
import { test } from 'node:test'
import { VirtualEnvironment } from '@longwire/testing'
import { createIrcClient } from '../client/create-client.ts'
import { connectError } from '../connect-errors.ts'
import type { ConnectError } from '../error.ts'
import { beginOperation } from '../operation.ts'
import type { StreamAttributes } from './attributes.ts'
import { MuxConnection, type MuxConnectionOptions, type MuxStatus } from './connection.ts'
import { createFramePair, type MemoryFrames } from './memory-frames.ts'
import { MuxServer } from './server.ts'
import type { MuxStream } from './stream.ts'

/** A bouncer that greets each stream as registered. */
function setUp(options: Partial<MuxConnectionOptions> = {}) {
  const environment = new VirtualEnvironment()
  const refusals: ConnectError[] = []
  const opened: StreamAttributes[] = []
  const servers: { server: MuxServer; socket: MemoryFrames }[] = []
  const accept = (stream: MuxStream, attributes: StreamAttributes) => {
    opened.push(attributes)
    stream.listen({ lines: () => {}, closed: () => {} })
    stream.send([':bnc CAP ada ACK :batch', ':bnc 001 ada :Welcome', ':bnc 422 ada :No MOTD'])
  }
  const mux = new MuxConnection({
    url: 'wss://bnc.example/irc',
    environment,
    openSocket: () => {
      const opening = beginOperation<MemoryFrames>('open')
      const refusal = refusals.shift()
      if (refusal) opening.reject(refusal)
      else {
        const [near, far] = createFramePair()
        const server = new MuxServer({ socket: far, environment, host: 'phone', port: 1, secure: true, accept })
        servers.push({ server, socket: near })
        opening.resolve(near)
      }
      return opening.operation
    },
    ...options,
  })
  const statuses: MuxStatus['kind'][] = []
  mux.onStatus(({ kind }) => statuses.push(kind))
  const client = (network: string, resume?: () => string) =>
    createIrcClient({
      opener: mux,
      targets: [{ network, capabilities: ['batch'], ...(resume && { resume }) }],
      session: { nickname: 'ada' },
      environment,
    })
  return { environment, mux, refusals, opened, servers, statuses, client }
}

test('many networks share one socket, and each stream says what it wants', async () => {
  const { client, opened, servers, mux } = setUp()
  const [a, b] = [client('1'), client('2', () => '*')]
  const results = await Promise.all([a.open().done, b.open().done])
  assert.equal(servers.length, 1)
  assert.deepEqual(opened, [
    { network: '1', capabilities: ['batch'] },
    { network: '2', capabilities: ['batch'], resume: '*' },
  ])
  assert.equal(results[0].transport.kind, 'mux')
  assert.equal(results[0].transport.host, 'bnc.example')
  assert.equal(mux.status.kind, 'open')
  assert.equal(a.state.capabilities.enabled.has('batch'), true)
})

test('a lost socket comes back once, at once, and the streams go on from their newest cursor', async () => {
  const { client, opened, servers, environment, mux } = setUp()
  let cursor = 'first'
  const [a, b] = [client('1', () => cursor), client('2')]
  await Promise.all([a.open().done, b.open().done])
  cursor = 'second'
  servers[0]?.server.shutDown()
  await environment.advance(0)
  await environment.advance(0)
  assert.equal(servers.length, 2)
  assert.equal(a.status.kind, 'registered')
  assert.equal(b.status.kind, 'registered')
  assert.equal(opened[2]?.resume, 'second')
  assert.equal(mux.status.kind, 'open')
})

test('while there is no socket it waits longer and longer, and the streams wait with it', async () => {
  const { client, environment, mux, refusals, servers } = setUp()
  refusals.push(...Array.from({ length: 3 }, () => connectError('websocket-refused')))
  const a = client('1')
  const opening = a.open()
  await environment.settle()
  assert.equal(mux.status.kind, 'waiting')
  assert.equal(a.status.kind, 'opening')
  await environment.advance(2_000)
  await environment.advance(4_000)
  assert.equal(servers.length, 0)
  await environment.advance(8_000)
  await opening.done
  assert.equal(servers.length, 1)
})

test('who wakes does not wait: a waiting socket is tried, an open one is asked', async () => {
  const { client, environment, mux, refusals, servers } = setUp()
  refusals.push(connectError('websocket-refused'))
  const a = client('1')
  const opening = a.open()
  await environment.settle()
  mux.wake()
  await opening.done
  const socket = servers[0]?.socket
  mux.wake()
  assert.match(socket?.sent.at(-1) ?? '', /^PING /)
  await environment.settle()
  socket!.lost = true
  mux.wake()
  await environment.advance(5_000)
  await environment.advance(0)
  assert.equal(servers.length, 2)
})

test('where the device says that it has no network, an open socket is asked and has a second to answer', async () => {
  const { client, environment, mux, servers } = setUp()
  mux.doubt()
  await client('1').open().done
  const socket = servers[0]!.socket
  mux.doubt()
  await environment.advance(60_000)
  assert.equal(mux.status.kind, 'open', 'a bouncer on the same machine is still there')
  socket.lost = true
  // Whoever gave it longer does not any more.
  mux.wake()
  await environment.advance(500)
  mux.doubt()
  await environment.advance(999)
  assert.equal(servers.length, 1)
  await environment.advance(1)
  await environment.advance(0)
  assert.equal(servers.length, 2)
})

// A network that has just come back is not there yet for the first connection, as often as not.
test('who wakes after a long time without a network is soon tried again where the first attempt fails', async () => {
  const { client, environment, mux, refusals } = setUp()
  refusals.push(...Array.from({ length: 9 }, () => connectError('websocket-refused')))
  void client('1').open()
  await environment.settle()
  for (let failed = 1; failed < 8; failed++) {
    assert.equal(mux.status.kind, 'waiting')
    await environment.advance(mux.status.at - environment.now())
  }
  mux.wake()
  await environment.settle()
  assert.equal(mux.status.kind, 'waiting')
  const delay = mux.status.at - environment.now()
  assert.ok(delay <= 2_000, `${delay} ms`)
})

test('a login that was revoked ends the attempts for good', async () => {
  const { client, environment, mux, servers } = setUp()
  const a = client('1')
  await a.open().done
  servers[0]?.server.revoke()
  await environment.advance(600_000)
  assert.equal(a.status.kind, 'failed')
  assert.equal(mux.status.kind, 'failed')
  assert.equal(servers.length, 1)
})

test('where the browser does not say why, the app is asked whether the login is still valid', async () => {
  let valid: boolean | Error = new Error('offline')
  const loginStillValid = () => (valid instanceof Error ? Promise.reject(valid) : Promise.resolve(valid))
  const { client, environment, mux, refusals } = setUp({ loginStillValid })
  refusals.push(...Array.from({ length: 5 }, () => connectError('websocket-refused')))
  const opening = client('1').open()
  await environment.advance(2_000)
  assert.equal(mux.status.kind, 'waiting')
  valid = false
  await environment.advance(10_000)
  await assert.rejects(opening.done, { code: 'login-refused', retry: false })
  assert.equal(mux.status.kind, 'failed')
})

test('closing ends all streams, and a later wish opens the socket again', async () => {
  const { client, mux, servers, environment } = setUp()
  const a = client('1')
  await a.open().done
  const closing = a.close()
  await environment.advance(5_000)
  await closing.done
  mux.close()
  assert.equal(mux.status.kind, 'idle')
  await a.open().done
  assert.equal(servers.length, 2)
})

test('a stream that nobody waits for any more is not opened', async () => {
  const { client, environment, refusals, opened } = setUp()
  refusals.push(connectError('websocket-refused'))
  const opening = client('1').open()
  await environment.settle()
  opening.cancel()
  await environment.advance(600_000)
  assert.deepEqual(opened, [])
  assert.equal(environment.timers, 0)
})
