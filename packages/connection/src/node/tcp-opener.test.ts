import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:net'
import { once } from 'node:events'
import { test } from 'node:test'
import { freePorts } from '@longwire/peers'
import { TcpServer } from '@longwire/testing'
import { connectError } from '../connect-errors.ts'
import type { Address } from './lookup.ts'
import { errorOf, openTarget } from '../../test/opening-set-up.ts'

test('a connection says where it leads and how, and carries lines both ways', async () => {
  await using server = await TcpServer.start()
  const { done, heard } = openTarget({ host: 'localhost', port: server.port, family: 4 })
  const transport = await done
  const peer = await server.accept()
  assert.deepEqual(transport.description, {
    kind: 'tcp',
    host: 'localhost',
    port: server.port,
    secure: false,
    address: '127.0.0.1',
    tls: undefined,
    preregistered: false,
  })
  assert.deepEqual(heard.stages, ['looking-up', 'connecting', 'open'])
  await transport.send(['NICK ada', 'USER ada 0 * :Ada']).done
  await peer.expect(/^USER/)
  peer.send(':irc.example 001 ada :Welcome')
  await heard.line(({ text }) => text.includes('001'))
  transport.close()
  assert.equal(await heard.closed, undefined)
  await peer.closed
})

test('a closed port is refused', async () => {
  const [port = 0] = await freePorts(1)
  const error = await errorOf({ host: '127.0.0.1', port })
  assert.equal(error.code, 'refused')
  assert.equal(error.retry, true)
  assert.deepEqual([error.details.host, error.details.port], ['127.0.0.1', port])
})

test('a port that there cannot be is a failed opening like others, and no crash', async () => {
  for (const port of [70_000, -1, Number.NaN]) {
    assert.equal((await errorOf({ host: '127.0.0.1', port })).code, 'unreachable', String(port))
  }
})

test('a name that does not exist is not found', async () => {
  const missing = () => Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }))
  assert.equal((await errorOf({ host: 'irc.invalid' }, missing)).code, 'name-not-found')
})

test('a resolver that cannot answer is told apart from a name that does not exist', async () => {
  const offline = () => Promise.reject(Object.assign(new Error('again'), { code: 'EAI_AGAIN' }))
  assert.equal((await errorOf({ host: 'irc.example' }, offline)).code, 'name-lookup-failed')
  const silent = () => new Promise<never>(() => {})
  const error = await errorOf({ host: 'irc.example', timeouts: { lookup: 20 } }, silent)
  assert.equal(error.code, 'timed-out')
})

test('a local address that is not ours cannot be bound to', async () => {
  await using server = await TcpServer.start()
  const error = await errorOf({ host: '127.0.0.1', port: server.port, bind: '192.0.2.1' })
  assert.equal(error.code, 'bind-failed')
  assert.equal(error.retry, false)
})

test('it connects from the address that it is told to', async () => {
  await using server = await TcpServer.start()
  const { done } = openTarget({ host: '127.0.0.1', port: server.port, bind: '127.0.0.2' })
  const [, socket] = await server.acceptSocket()
  assert.equal(socket.remoteAddress, '127.0.0.2')
  ;(await done).close()
})

test('an address of the other family is not an answer to the chosen one', async () => {
  assert.equal((await errorOf({ host: '127.0.0.1', family: 6 })).code, 'unreachable')
})

test('a name with other letters than ASCII is looked up in its encoded form', async () => {
  await using server = await TcpServer.start()
  let asked = ''
  const lookup = (host: string): Promise<readonly Address[]> => {
    asked = host
    return Promise.resolve([{ address: '127.0.0.1', family: 4 }])
  }
  const transport = await openTarget({ host: 'Bücher.example', port: server.port }, lookup).done
  assert.equal(asked, 'xn--bcher-kva.example')
  assert.equal(transport.description.host, 'Bücher.example')
  transport.close()
})

test('who is bound to an address reaches only its family', async () => {
  await using server = await TcpServer.start()
  const lookup = (): Promise<readonly Address[]> =>
    Promise.resolve([
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ])
  const transport = await openTarget({ host: 'irc.example', port: server.port, bind: '127.0.0.1' }, lookup).done
  assert.equal(transport.description.address, '127.0.0.1')
  transport.close()
})

test('cancelling ends an opening at once, and the socket with it', async () => {
  await using server = await TcpServer.start()
  // TLS to a server that never answers the greeting.
  const { done, cancel } = openTarget({ host: '127.0.0.1', port: server.port, tls: true })
  const peer = await server.accept()
  cancel()
  await assert.rejects(done, { code: 'cancelled' })
  await peer.closed
})

test('a peer that resets is told apart from one that closes', async () => {
  await using server = await TcpServer.start()
  const [first, second] = [1, 2].map(() => openTarget({ host: '127.0.0.1', port: server.port }))
  await Promise.all([first!.done, second!.done])
  const peers = [await server.accept(), await server.accept()]
  peers[0]!.cut()
  peers[1]!.close()
  const ends = await Promise.all([first!.heard.closed, second!.heard.closed])
  assert.deepEqual(new Set(ends.map((error) => error?.code)), new Set(['reset', undefined]))
})

test('closing flushes first, and does not wait for ever for a peer that keeps its side open', async () => {
  const server = createServer({ allowHalfOpen: true })
  const port = await listen(server, '127.0.0.1')
  const { done, heard } = openTarget({ host: '127.0.0.1', port })
  const [peer] = (await once(server, 'connection')) as [import('node:net').Socket]
  let received = ''
  peer.on('data', (chunk: Buffer) => {
    received += chunk.toString()
  })
  const transport = await done
  void transport.send(['QUIT :bye'])
  transport.close()
  assert.equal(await heard.closed, undefined)
  assert.equal(received, 'QUIT :bye\r\n')
  await assert.rejects(transport.send(['late']).done, { code: 'not-open' })
  peer.destroy()
  server.close()
})

test('an abort closes at once, with the error that it is given', async () => {
  await using server = await TcpServer.start()
  const { done, heard } = openTarget({ host: '127.0.0.1', port: server.port })
  ;(await done).abort(connectError('keepalive-timeout'))
  assert.equal((await heard.closed)?.code, 'keepalive-timeout')
})

test('a paused transport holds its peer back', async () => {
  await using server = await TcpServer.start()
  const { done, heard } = openTarget({ host: '127.0.0.1', port: server.port })
  const transport = await done
  const [, socket] = await server.acceptSocket()
  transport.pause()
  const line = `${'x'.repeat(1_000)}\r\n`
  let written = 0
  while (socket.write(line)) written++
  for (; socket.writableLength < 10_000_000; written++) socket.write(line)
  const count = heard.lines.length
  transport.resume()
  socket.write('END\r\n')
  await heard.line(({ text }) => text === 'END')
  assert.ok(count < written, 'not all of it was read while paused')
  transport.abort(connectError('closed'))
})

test('a peer that does not read makes sending fail instead of filling memory', async () => {
  await using server = await TcpServer.start()
  const { done } = openTarget({ host: '127.0.0.1', port: server.port })
  const transport = await done
  const [, socket] = await server.acceptSocket()
  socket.pause()
  const lines = Array.from({ length: 1_000 }, () => 'x'.repeat(500))
  const refused = await Promise.race(
    Array.from({ length: 100 }, () => transport.send(lines).done.then(() => new Promise<never>(() => {}), String)),
  )
  assert.match(refused, /queue-full/)
  transport.abort(connectError('closed'))
})

test('families are raced: a dead address of one does not hold up the other (RFC 8305)', async () => {
  await using server = await TcpServer.start()
  // Packets to this address of the documentation's block go nowhere, or are refused by the kernel at once.
  const lookup = (): Promise<readonly Address[]> =>
    Promise.resolve([
      { address: '2001:db8::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ])
  const { done } = openTarget({ host: 'irc.example', port: server.port }, lookup)
  const transport = await done
  assert.equal(transport.description.address, '127.0.0.1')
  assert.equal(transport.description.host, 'irc.example')
  transport.close()
})

test('when every address fails, the error that says most is told', async () => {
  const [port = 0] = await freePorts(1)
  const lookup = (): Promise<readonly Address[]> =>
    Promise.resolve([
      { address: '127.0.0.2', family: 4 },
      { address: '::1', family: 6 },
      { address: '127.0.0.3', family: 4 },
    ])
  assert.equal((await errorOf({ host: 'irc.example', port }, lookup)).code, 'refused')
})

test('lines are written in the encoding of their channel', async () => {
  await using server = await TcpServer.start()
  const encodings = { targets: { '#de': { encoding: 'windows-1252', write: true } } }
  const { done, heard } = openTarget({ host: '127.0.0.1', port: server.port, encodings })
  const transport = await done
  const [, socket] = await server.acceptSocket()
  void transport.send(['PRIVMSG #de :grün'])
  const [chunk] = (await once(socket, 'data')) as [Buffer]
  assert.deepEqual(chunk, Buffer.from('PRIVMSG #de :gr\xfcn\r\n', 'latin1'))
  socket.write(Buffer.from(':a!b@c PRIVMSG #de :gr\xfcn\r\n', 'latin1'))
  assert.equal((await heard.line(() => true)).text, ':a!b@c PRIVMSG #de :grün')
  transport.close()
})

test('an encoding that nobody knows is a mistake of the caller', () => {
  assert.throws(() => openTarget({ host: '127.0.0.1', encodings: { fallback: 'klingon' } }), RangeError)
})

async function listen(server: Server, host: string): Promise<number> {
  server.listen(0, host)
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
