import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { test } from 'node:test'
import { freePorts, tlsCertificates } from '@longwire/peers'
import { TcpServer } from '@longwire/testing'
import { errorOf, openTarget } from '../../../test/opening-set-up.ts'
import type { ProxyTarget } from './proxy-target.ts'

type Answer = (socket: Socket, next: (count: number) => Promise<Buffer>) => Promise<void>

/** A proxy on loopback that a test plays byte by byte. */
async function playProxy(kind: ProxyTarget['kind'], answer: Answer) {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    // The outcome of the opening is what the test looks at; a proxy that is left alone has nothing to say.
    answer(socket, reader(socket)).catch(() => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const proxy: ProxyTarget = { kind, host: '127.0.0.1', port: (server.address() as AddressInfo).port }
  const end = async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  }
  return { proxy, [Symbol.asyncDispose]: end }
}

function reader(socket: Socket): (count: number) => Promise<Buffer> {
  return async (count) => {
    for (;;) {
      const bytes = socket.read(count) as Buffer | null
      if (bytes) return bytes
      await once(socket, 'readable')
    }
  }
}

function join(a: Socket, b: Socket): void {
  a.pipe(b)
  b.pipe(a)
}

async function greetings(next: (count: number) => Promise<Buffer>): Promise<Buffer> {
  const [, count = 0] = await next(2)
  return next(count)
}

const target = (proxy: ProxyTarget, port = 6667) => ({ host: 'irc.example', port, proxy })

test('SOCKS5 gets the name, not an address: nothing is looked up here', async () => {
  await using server = await TcpServer.start()
  let asked: Buffer = Buffer.alloc(0)
  await using played = await playProxy('socks5', async (socket, next) => {
    assert.deepEqual([...(await greetings(next))], [0])
    socket.write(Buffer.from([5, 0]))
    asked = await next(4 + 1 + 'irc.example'.length + 2)
    const far = connect(server.port, server.host)
    await once(far, 'connect')
    // The first words of the server arrive in one piece with the proxy's answer.
    socket.write(
      Buffer.concat([Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]), Buffer.from(':irc.example NOTICE * :hi\r\n')]),
    )
    join(socket, far)
  })
  const lookup = (host: string) => {
    assert.equal(host, '127.0.0.1')
    return Promise.resolve([{ address: host, family: 4 as const }])
  }
  const { done, heard } = openTarget(target(played.proxy, 7_000), lookup)
  const transport = await done
  assert.deepEqual([...asked.subarray(0, 5)], [5, 1, 0, 3, 11])
  assert.equal(asked.subarray(5, 16).toString(), 'irc.example')
  assert.equal(asked.readUInt16BE(16), 7_000)
  assert.deepEqual(heard.stages, ['looking-up', 'connecting', 'proxy', 'open'])
  await heard.line(({ text }) => text === ':irc.example NOTICE * :hi')
  const peer = await server.accept()
  await transport.send(['NICK ada']).done
  await peer.expect(/^NICK/)
  transport.close()
})

test('SOCKS5 gets an address as an address', async () => {
  for (const [host, bytes] of [
    ['192.0.2.7', [1, 192, 0, 2, 7]],
    ['2001:db8::7:0:1', [4, 0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 1]],
    ['::1', [4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['::ffff:192.0.2.7', [4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 192, 0, 2, 7]],
  ] as const) {
    let asked: number[] = []
    await using played = await playProxy('socks5', async (socket, next) => {
      await greetings(next)
      socket.write(Buffer.from([5, 0]))
      asked = [...(await next(3 + bytes.length + 2))]
      socket.write(Buffer.from([5, 1, 0, 1, 0, 0, 0, 0, 0, 0]))
    })
    await errorOf({ ...target(played.proxy), host })
    assert.deepEqual(asked.slice(3, -2), bytes, host)
  }
})

test('SOCKS5 with a login (RFC 1929)', async () => {
  for (const right of [true, false]) {
    let login = ''
    await using played = await playProxy('socks5', async (socket, next) => {
      assert.deepEqual([...(await greetings(next))], [0, 2])
      socket.write(Buffer.from([5, 2]))
      login = (await next(1 + 1 + 3 + 1 + 7)).toString('latin1')
      socket.write(Buffer.from([1, right ? 0 : 1]))
      if (!right) return
      await next(18)
      socket.write(Buffer.from([5, 0, 0, 3, 4, ...Buffer.from('host'), 0, 0]))
    })
    const opening = openTarget(target({ ...played.proxy, username: 'ada', password: 'hunter2' }))
    if (right) (await opening.done).close()
    else await assert.rejects(opening.done, { code: 'proxy-login', retry: false })
    assert.equal(login, '\x01\x03ada\x07hunter2')
  }
})

test('what a SOCKS5 proxy refuses, it says why', async () => {
  for (const [reply, text] of [
    [2, 'not allowed by its rules'],
    [4, 'host unreachable'],
    [5, 'connection refused'],
    [99, 'code 99'],
  ] as const) {
    await using played = await playProxy('socks5', async (socket, next) => {
      await greetings(next)
      socket.write(Buffer.from([5, 0]))
      await next(18)
      socket.write(Buffer.from([5, reply, 0, 1, 0, 0, 0, 0, 0, 0]))
    })
    const error = await errorOf(target(played.proxy))
    assert.equal(error.code, 'proxy-refused')
    assert.equal(error.details.serverText, text)
  }
})

test('a proxy that wants a login and gets none says so', async () => {
  await using played = await playProxy('socks5', async (socket, next) => {
    await greetings(next)
    socket.write(Buffer.from([5, 0xff]))
  })
  assert.equal((await errorOf(target(played.proxy))).code, 'proxy-login')
})

test('HTTP CONNECT names the server, logs in, and keeps what follows its answer', async () => {
  await using server = await TcpServer.start()
  let asked = ''
  await using played = await playProxy('http', async (socket, next) => {
    while (!asked.endsWith('\r\n\r\n')) asked += (await next(1)).toString('latin1')
    const far = connect(server.port, server.host)
    await once(far, 'connect')
    socket.write('HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n:irc.example NOTICE * :hi\r\n')
    join(socket, far)
  })
  const { done, heard } = openTarget(target({ ...played.proxy, username: 'ada', password: 'hunter2' }))
  const transport = await done
  assert.equal(
    asked,
    'CONNECT irc.example:6667 HTTP/1.1\r\nHost: irc.example:6667\r\n' +
      `Proxy-Authorization: Basic ${Buffer.from('ada:hunter2').toString('base64')}\r\n\r\n`,
  )
  await heard.line(({ text }) => text === ':irc.example NOTICE * :hi')
  transport.close()
})

test('what an HTTP proxy refuses is told apart from a login it wants, and from what is no HTTP', async () => {
  for (const [answer, code] of [
    ['HTTP/1.1 403 Forbidden\r\n\r\n', 'proxy-refused'],
    ['HTTP/1.0 502 Bad Gateway\r\nX: y\r\n\r\n', 'proxy-refused'],
    ['HTTP/1.1 407 Proxy Authentication Required\r\n\r\n', 'proxy-login'],
    ['SSH-2.0-OpenSSH\r\n\r\n', 'proxy-failed'],
    [`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(20_000)}`, 'proxy-failed'],
  ] as const) {
    await using played = await playProxy('http', async (socket) => void socket.write(answer))
    const error = await errorOf(target(played.proxy))
    assert.equal(error.code, code)
    if (code === 'proxy-refused') assert.match(error.details.serverText ?? '', /^(403 Forbidden|502 Bad Gateway)$/)
  }
})

test('a proxy that is not there, hangs up, or is silent is the proxy that failed, not the server', async () => {
  const [port = 0] = await freePorts(1)
  for (const kind of ['socks5', 'http'] as const) {
    assert.equal((await errorOf(target({ kind, host: '127.0.0.1', port }))).code, 'proxy-failed')
    await using hanging = await playProxy(kind, async (socket) => void socket.end())
    assert.equal((await errorOf(target(hanging.proxy))).code, 'proxy-failed')
    await using silent = await playProxy(kind, () => new Promise(() => {}))
    const error = await errorOf({ ...target(silent.proxy), timeouts: { proxy: 30 } })
    assert.equal(error.code, 'proxy-failed')
    assert.match(error.userText, /127\.0\.0\.1/)
  }
})

test('TLS to the server goes through the proxy, and its certificate is judged by the server’s name', async () => {
  const certificates = await tlsCertificates()
  await using server = await TcpServer.start(certificates.valid)
  const answer: Answer = async (socket, next) => {
    await greetings(next)
    socket.write(Buffer.from([5, 0]))
    const [, , , , length = 0] = await next(5)
    await next(length + 2)
    const far = connect(server.port, server.host)
    await once(far, 'connect')
    socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
    join(socket, far)
  }
  for (const [host, code] of [
    ['localhost', undefined],
    ['irc.example', 'tls-wrong-name'],
  ] as const) {
    await using played = await playProxy('socks5', answer)
    const { done } = openTarget({ host, port: 6697, tls: true, trust: { ca: certificates.ca }, proxy: played.proxy })
    if (code === undefined) (await done).close()
    else await assert.rejects(done, { code })
  }
})

test('cancelling in the midst of a proxy’s answer closes the socket to it', async () => {
  let gone: Promise<unknown> = Promise.resolve()
  await using played = await playProxy('socks5', async (socket, next) => {
    gone = once(socket, 'close')
    await greetings(next)
    opening.cancel()
    await new Promise(() => {})
  })
  const opening = openTarget(target(played.proxy))
  await assert.rejects(opening.done, { code: 'cancelled' })
  await gone
})
