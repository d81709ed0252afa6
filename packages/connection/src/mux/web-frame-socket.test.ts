import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import type { WebSocket as ServerSocket } from 'ws'
import { WebServer } from '../../test/web-server.ts'
import { createIrcClient } from '../client/create-client.ts'
import { systemEnvironment } from '../node/system-environment.ts'
import { MuxConnection } from './connection.ts'
import type { FrameSocket } from './frame-socket.ts'
import { muxLimits } from './limits.ts'
import { MuxServer } from './server.ts'
import { webFrameSocketOpener } from './web-frame-socket.ts'

/** The bouncer's end, as a server makes it from its own WebSocket. */
function frameSocket(socket: ServerSocket): FrameSocket {
  return {
    send: (frame) => socket.send(frame),
    close: (code, reason) => socket.close(code, reason),
    get bufferedAmount() {
      return socket.bufferedAmount
    },
    listen(listener) {
      socket.on('message', (data, binary) => {
        if (binary) listener.binary()
        else listener.frame((data as Buffer).toString('utf8'))
      })
      socket.on('close', (code, reason) => listener.closed(code, reason.toString()))
    },
  }
}

test('a network is opened, spoken on and left over a real WebSocket', async () => {
  const environment = systemEnvironment()
  await using web = await WebServer.start(muxLimits.subprotocol)
  const heard: string[] = []
  const { promise: said, resolve } = Promise.withResolvers<void>()
  void web.accept().then((socket) => {
    const server = new MuxServer({
      socket: frameSocket(socket),
      environment,
      host: 'phone.example',
      port: 1,
      secure: true,
      accept: (stream, { capabilities }) => {
        stream.listen({
          lines: (lines) => {
            for (const { text } of lines) heard.push(text)
            if (heard.some((line) => line.startsWith('PRIVMSG'))) resolve()
            if (heard.some((line) => line.startsWith('QUIT'))) stream.closeWith('done')
          },
          closed: () => {},
        })
        stream.send([`:bnc CAP ada ACK :${capabilities.join(' ')}`, ':bnc 001 ada :Welcome', ':bnc 422 ada :No MOTD'])
      },
    })
    return server
  })
  const mux = new MuxConnection({ url: web.url, environment })
  const client = createIrcClient({
    opener: mux,
    targets: [{ network: '1', capabilities: ['batch'] }],
    session: { nickname: 'ada' },
    environment,
  })
  assert.equal((await client.open().done).transport.kind, 'mux')
  await client.say('#a', 'grüße').done
  await said
  assert.ok(heard.includes('PRIVMSG #a grüße'))
  assert.ok(!heard.some((line) => /^(NICK|USER|CAP LS)/.test(line)))
  await client.close().done
  mux.close()
})

test('a server that does not know the subprotocol is left', async () => {
  await using web = await WebServer.start('text.ircv3.net')
  const opening = webFrameSocketOpener()(web.url, systemEnvironment())
  await assert.rejects(opening.done, { code: 'websocket-refused' })
})

test('cancelling an opening closes the socket', async () => {
  await using web = await WebServer.start(muxLimits.subprotocol)
  const opening = webFrameSocketOpener()(web.url, systemEnvironment())
  const socket = await web.accept()
  opening.cancel()
  await assert.rejects(opening.done, { code: 'cancelled' })
  await once(socket, 'close')
})

test('a socket that was opened before is taken as it is', async () => {
  await using web = await WebServer.start(muxLimits.subprotocol)
  const early = new WebSocket(web.url, muxLimits.subprotocol)
  const [server] = await Promise.all([web.accept(), once(early, 'open')])
  const socket = await webFrameSocketOpener(() => early)(web.url, systemEnvironment()).done
  socket.send('BUNDLES')
  const [said] = (await once(server, 'message')) as [Buffer]
  assert.equal(said.toString(), 'BUNDLES')
  socket.close(1000, '')
})

test('what came on it before is heard first, and once', async () => {
  await using web = await WebServer.start(muxLimits.subprotocol)
  const early = new WebSocket(web.url, muxLimits.subprotocol)
  const [server] = await Promise.all([web.accept(), once(early, 'open')])
  const frames = ['NETWORKS 1 2']
  const opening = webFrameSocketOpener(
    () => early,
    () => frames.splice(0),
  )
  const socket = await opening(web.url, systemEnvironment()).done
  const heard: string[] = []
  const { promise: all, resolve } = Promise.withResolvers<void>()
  socket.listen({
    frame: (frame) => {
      heard.push(frame)
      if (frame === 'PING now') resolve()
    },
    binary() {},
    closed() {},
  })
  server.send('PING now')
  await all
  assert.deepEqual(heard, ['NETWORKS 1 2', 'PING now'])
  socket.close(1000, '')
})
