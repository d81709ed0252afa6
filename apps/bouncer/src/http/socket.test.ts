import assert from 'node:assert/strict'
import { on, once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { test } from 'node:test'
import { type ClientOptions, WebSocket } from 'ws'
import { Installation } from '../../test/installation.ts'

interface Attempt {
  readonly protocols?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
}

function socketTo(installation: Installation, { protocols = ['mux.1.longwire'], headers = {} }: Attempt): WebSocket {
  const url = `${installation.address.replace('http', 'ws')}/api/socket`
  return new WebSocket(url, [...protocols], { headers })
}

/** The HTTP status of a refused upgrade. */
async function refused(socket: WebSocket): Promise<number | undefined> {
  socket.on('error', () => {})
  const { promise, resolve } = Promise.withResolvers<number | undefined>()
  socket.on('unexpected-response', (_, response) => resolve(response.statusCode))
  return promise
}

test('a socket without a login is refused with 401, one of another site with 403', async () => {
  await using installation = await Installation.start()
  const cookie = await installation.setUp()
  assert.equal(await refused(socketTo(installation, {})), 401)
  assert.equal(await refused(socketTo(installation, { headers: { cookie: 'longwire_session=guess' } })), 401)
  const foreign = { cookie, origin: 'https://evil.example' }
  assert.equal(await refused(socketTo(installation, { headers: foreign })), 403)
})

test('a stream on it is a screen: the bouncer greets', async () => {
  await using installation = await Installation.start()
  const cookie = await installation.setUp()
  const socket = socketTo(installation, { headers: { cookie, origin: installation.address } })
  await once(socket, 'open')
  assert.equal(socket.protocol, 'mux.1.longwire')
  socket.send('OPEN 4 caps=batch,no-such-thing')
  const [first] = (await once(socket, 'message')) as [Buffer]
  assert.equal(first.toString(), '4 :bouncer.longwire CAP ada ACK batch')
  socket.close()
})

test('a page on HTTPS under a name is what push services are told of who subscribes there; one on this machine is not', async () => {
  await using installation = await Installation.start()
  const cookie = await installation.setUp()
  const keys = `p256dh=${Buffer.alloc(65, 4).toString('base64url')};auth=${Buffer.alloc(16).toString('base64url')}`
  const history = await installation.store.history((await installation.store.accounts.users.list())[0]?.id ?? '')
  for (const [origin, kept] of [
    ['https://localhost', undefined],
    ['https://chat.example.org', 'https://chat.example.org'],
  ] as const) {
    const headers = { cookie, origin, host: new URL(origin).host }
    const socket = socketTo(installation, { headers })
    await once(socket, 'open')
    const answered = new Promise<void>((resolve) =>
      socket.on('message', (data: Buffer) => {
        if (data.toString().includes('WEBPUSH REGISTER')) resolve()
      }),
    )
    socket.send('OPEN 4 caps=draft/webpush')
    socket.send(`4 WEBPUSH REGISTER https://push.example.org/1 ${keys}`)
    await answered
    assert.equal(await history.preferences.get('push.page'), kept)
    socket.close()
  }
})

test('a stream for a network that is not there is closed with no-network', async () => {
  await using installation = await Installation.start()
  const cookie = await installation.setUp()
  const socket = socketTo(installation, { headers: { cookie } })
  await once(socket, 'open')
  socket.send('OPEN 1 network=nothere')
  const [frame] = (await once(socket, 'message')) as [Buffer]
  assert.match(frame.toString(), /^CLOSE 1 no-network( |$)/)
  socket.close()
})

test('a revoked login closes its sockets with 4401', async () => {
  await using installation = await Installation.start()
  const cookie = await installation.setUp()
  const socket = socketTo(installation, { headers: { cookie } })
  await once(socket, 'open')
  const closed = once(socket, 'close') as Promise<[number]>
  await installation.post('/api/logout', {}, { cookie })
  assert.equal((await closed)[0], 4401)
})

test('a client that offers no subprotocol of ours is not answered with one, and closed', async () => {
  await using installation = await Installation.start()
  const cookie = await installation.setUp()
  const socket = socketTo(installation, { protocols: [], headers: { cookie } })
  const closed = once(socket, 'close') as Promise<[number]>
  await once(socket, 'open')
  assert.equal(socket.protocol, '')
  assert.equal((await closed)[0], 1002)
})

test('a frame longer than 16,384 bytes closes the socket with 1009, a binary one with 1003', async () => {
  await using installation = await Installation.start()
  const cookie = await installation.setUp()
  for (const [frame, code] of [
    ['x'.repeat(16_385), 1009],
    [Buffer.from('OPEN 1'), 1003],
  ] as const) {
    const socket = socketTo(installation, { headers: { cookie } })
    const closed = once(socket, 'close') as Promise<[number]>
    await once(socket, 'open')
    socket.send(frame)
    assert.equal((await closed)[0], code)
  }
})

test('a person has at most 64 sockets', async () => {
  await using installation = await Installation.start()
  const cookie = await installation.setUp()
  const sockets = Array.from({ length: 64 }, () => socketTo(installation, { headers: { cookie } }))
  await Promise.all(sockets.map((socket) => once(socket, 'open')))
  assert.equal(await refused(socketTo(installation, { headers: { cookie } })), 429)
  for (const socket of sockets) socket.terminate()
})

interface Answered {
  /** The frame with the answer. */
  readonly text: string
  /** All that came for it. */
  readonly bytes: number
}

/** Sets a preference over a mux socket, which is answered with it. */
async function answerOfLength(installation: Installation, length: number, options: ClientOptions): Promise<Answered> {
  const url = `${installation.address.replace('http', 'ws')}/api/socket`
  const socket = new WebSocket(url, ['mux.1.longwire'], options)
  // Both come in one turn.
  const opened = once(socket, 'open')
  const [upgrade] = (await once(socket, 'upgrade')) as [IncomingMessage]
  await opened
  socket.send('OPEN 1 caps=longwire/preferences,batch')
  socket.send(`1 PREFERENCE SET screen/words :${'the same '.repeat(length / 9)}`)
  const before = upgrade.socket.bytesRead
  const messages = on(socket, 'message', { close: ['close'] }) as AsyncIterable<[Buffer]>
  let answer: Answered | undefined
  for await (const [data] of messages) {
    const text = data.toString()
    if (!text.includes('PREFERENCE screen/words')) continue
    if (answer !== undefined) {
      socket.terminate()
      return answer
    }
    answer = { text, bytes: upgrade.socket.bytesRead - before }
    // Who comes next is not told of it.
    socket.send('1 PREFERENCE SET screen/words')
  }
  return assert.fail('the socket was closed')
}

test('long frames of a mux socket are compressed for a client that can read it (RFC 7692), short ones are not', async () => {
  await using installation = await Installation.start()
  const headers = { cookie: await installation.setUp() }
  const plain = { headers, perMessageDeflate: false }
  const offering = { headers, perMessageDeflate: true }
  const [short, shortOffered] = [
    await answerOfLength(installation, 90, plain),
    await answerOfLength(installation, 90, offering),
  ]
  assert.deepEqual(shortOffered, short)

  const [long, longOffered] = [
    await answerOfLength(installation, 2_700, plain),
    await answerOfLength(installation, 2_700, offering),
  ]
  assert.equal(longOffered.text, long.text)
  assert.ok(longOffered.bytes < long.bytes / 2, `${longOffered.bytes} of ${long.bytes}`)

  const smaller = { 'sec-websocket-extensions': 'permessage-deflate; server_max_window_bits=9' }
  assert.deepEqual(
    await answerOfLength(installation, 2_700, { ...plain, headers: { ...headers, ...smaller } }),
    long,
    'who wants a smaller window is served without',
  )
})

test('a client over a socket of its own is not compressed: what it asks is short, and it may have to log in inside', async () => {
  await using installation = await Installation.start()
  const cookie = await installation.setUp()
  const socket = socketTo(installation, { protocols: ['text.ircv3.net'], headers: { cookie } })
  await once(socket, 'open')
  assert.equal(socket.extensions, '')
  socket.close()
})
