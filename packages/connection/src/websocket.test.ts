import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import type { Line } from '@longwire/irc'
import { freePorts } from '@longwire/peers'
import { TcpServer } from '@longwire/testing'
import { WebServer } from '../test/web-server.ts'
import type { ConnectError } from './error.ts'
import { systemEnvironment } from './node/system-environment.ts'
import { createWebSocketOpener, type WebSocketTarget } from './websocket.ts'

function open(target: WebSocketTarget) {
  const lines: Line[] = []
  let wake = () => {}
  const { promise: closed, resolve } = Promise.withResolvers<ConnectError | undefined>()
  const listener = {
    lines: (more: readonly Line[]) => {
      lines.push(...more)
      wake()
    },
    closed: resolve,
  }
  const opening = createWebSocketOpener({ environment: systemEnvironment() }).open(target, listener, () => {})
  const seen = async (count: number): Promise<readonly Line[]> => {
    while (lines.length < count) {
      await new Promise<void>((resume) => {
        wake = resume
      })
    }
    return lines
  }
  return { done: opening.done, closed, seen, lines }
}

const textOf = (data: unknown) => (data as Buffer).toString('utf8')

test('“text.ircv3.net”: one line in each text frame, without CR LF', async () => {
  await using server = await WebServer.start('text.ircv3.net', 'binary.ircv3.net')
  const { done, seen } = open({ url: server.url })
  const transport = await done
  assert.equal(transport.description.kind, 'websocket')
  assert.equal(transport.description.secure, false)
  const socket = await server.accept()
  const sent = once(socket, 'message')
  await transport.send(['PRIVMSG #a :grüße']).done
  const [data, binary] = (await sent) as [Buffer, boolean]
  assert.deepEqual([textOf(data), binary], ['PRIVMSG #a :grüße', false])
  socket.send(':irc.example 001 ada :Welcome')
  assert.deepEqual(await seen(1), [{ text: ':irc.example 001 ada :Welcome', damaged: false }])
  transport.close()
})

test('“binary.ircv3.net”: bytes, in the encoding of their target', async () => {
  await using server = await WebServer.start('binary.ircv3.net')
  const encodings = { targets: { '#de': { encoding: 'windows-1252', write: true } } }
  const { done, seen } = open({ url: server.url, encodings })
  const transport = await done
  const socket = await server.accept()
  const sent = once(socket, 'message')
  void transport.send(['PRIVMSG #de :grün'])
  const [data, binary] = (await sent) as [Buffer, boolean]
  assert.deepEqual([data, binary], [Buffer.from('PRIVMSG #de :gr\xfcn', 'latin1'), true])
  socket.send(Buffer.from('PRIVMSG #de :gr\xfcn', 'latin1'))
  assert.equal((await seen(1))[0]?.text, 'PRIVMSG #de :grün')
  transport.close()
})

test('a server that puts several lines, line ends or nothing into a frame is understood', async () => {
  await using server = await WebServer.start('text.ircv3.net')
  const { done, seen } = open({ url: server.url })
  const transport = await done
  const socket = await server.accept()
  socket.send('PING a\r\nPING b\r\n')
  socket.send('\r\n')
  socket.send('')
  socket.send('PING c\r\n')
  socket.send(Buffer.from('PING d\r\nPING e'))
  const lines = await seen(5)
  assert.deepEqual(
    lines.map(({ text }) => text),
    ['PING a', 'PING b', 'PING c', 'PING d', 'PING e'],
  )
  transport.close()
})

test('a frame longer than a line may be is cut and marked as damaged (pitfall 16)', async () => {
  await using server = await WebServer.start('text.ircv3.net')
  const { done, seen } = open({ url: server.url })
  const transport = await done
  const socket = await server.accept()
  socket.send('ü'.repeat(10_000))
  const [line] = await seen(1)
  assert.deepEqual(line, { text: 'ü'.repeat(2_048), damaged: true })
  transport.close()
})

test('a server without a subprotocol is taken as text', async () => {
  await using server = await WebServer.start()
  const { done } = open({ url: server.url, protocols: [] })
  const transport = await done
  const socket = await server.accept()
  const sent = once(socket, 'message')
  void transport.send(['PING a'])
  assert.equal(((await sent) as [Buffer, boolean])[1], false)
  transport.close()
})

test('a server that closes, and one that is cut, are told apart from each other and from us', async () => {
  await using server = await WebServer.start('text.ircv3.net')
  const closing = open({ url: server.url })
  await closing.done
  ;(await server.accept()).close(1000)
  assert.equal(await closing.closed, undefined)
  const own = open({ url: server.url })
  const transport = await own.done
  transport.close()
  assert.equal(await own.closed, undefined)
  await assert.rejects(transport.send(['late']).done, { code: 'not-open' })
})

test('what is no WebSocket, or not there, or silent, is an error with a code', async () => {
  const [port = 0] = await freePorts(1)
  await assert.rejects(open({ url: `ws://127.0.0.1:${port}/` }).done, { code: 'websocket-refused', retry: true })
  await assert.rejects(open({ url: 'nonsense' }).done, { code: 'websocket-refused', retry: false })
  await using server = await TcpServer.start()
  const silent = open({ url: `ws://127.0.0.1:${server.port}/`, timeout: 30 })
  await assert.rejects(silent.done, { code: 'timed-out' })
  const http = open({ url: `ws://127.0.0.1:${server.port}/` })
  await server.accept()
  ;(await server.accept()).send('HTTP/1.1 404 Not Found', 'Content-Length: 0', '')
  await assert.rejects(http.done, { code: 'websocket-refused' })
})

test('lines that come while reading is paused wait', async () => {
  await using server = await WebServer.start('text.ircv3.net')
  const { done, seen, lines } = open({ url: server.url })
  const transport = await done
  transport.pause()
  const socket = await server.accept()
  await new Promise<void>((resolve, reject) => {
    socket.send('PING a', (error) => (error ? reject(error) : resolve()))
  })
  const pong = once(socket, 'pong')
  socket.ping()
  await pong
  assert.deepEqual(lines, [])
  transport.resume()
  assert.equal((await seen(1)).length, 1)
  transport.close()
})

test('sending is done when the bytes have left', async () => {
  await using server = await WebServer.start('text.ircv3.net')
  const { done } = open({ url: server.url })
  const transport = await done
  const socket = await server.accept()
  let count = 0
  const all = new Promise<void>((resolve) => {
    socket.on('message', () => {
      if (++count === 500) resolve()
    })
  })
  await transport.send(Array.from({ length: 500 }, () => 'x'.repeat(400))).done
  await all
  transport.close()
})
