import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { test } from 'node:test'
import { SlowLine } from './slow-line.ts'

// A timer may be a millisecond early by the clock.
const early = 2

test('a slow line takes a round trip to connect and one to answer, and each byte its time; a fast one carries the same', async () => {
  await using server = await echoing()
  await using line = await SlowLine.start(server.url, { down: 800_000, up: 800_000, roundTrip: 40 })
  const text = 'what people say '.repeat(1_000)
  assert.equal((await exchange(line, text)).answer, text)

  line.isSlow = true
  const short = await exchange(line, 'hello')
  assert.equal(short.answer, 'hello')
  assert.ok(short.milliseconds >= 80 - early, `${short.milliseconds} ms`)

  const both = await Promise.all([exchange(line, text), exchange(line, text.toUpperCase())])
  assert.deepEqual(
    both.map(({ answer }) => answer),
    [text, text.toUpperCase()],
  )
  // Two of 16,000 bytes share what is 100 bytes a millisecond.
  const last = Math.max(...both.map(({ milliseconds }) => milliseconds))
  assert.ok(last >= 320 + 80 - early, `${last} ms`)
})

interface Exchange {
  readonly answer: string
  readonly milliseconds: number
}

/** Says something on a connection of its own, ends, and reads until the other side does. */
async function exchange({ url }: SlowLine, text: string): Promise<Exchange> {
  const started = performance.now()
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1' })
  socket.setEncoding('utf8')
  socket.end(text)
  let answer = ''
  for await (const chunk of socket) answer += String(chunk)
  return { answer, milliseconds: performance.now() - started }
}

interface Echoing extends AsyncDisposable {
  readonly url: string
}

async function echoing(): Promise<Echoing> {
  const server = createServer({ allowHalfOpen: true }, (socket: Socket) => socket.pipe(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.close()
      await once(server, 'close')
    },
  }
}
