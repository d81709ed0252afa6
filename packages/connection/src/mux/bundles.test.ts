import assert from 'node:assert/strict'
import { test } from 'node:test'
import { VirtualEnvironment } from '@longwire/testing'
import { createFramePair, type MemoryFrames } from './memory-frames.ts'
import { muxLimits } from './limits.ts'
import { MuxPeer } from './peer.ts'
import { MuxServer } from './server.ts'
import type { MuxStream } from './stream.ts'

const description = {
  kind: 'mux',
  host: 'bnc.example',
  port: 443,
  secure: true,
  address: undefined,
  tls: undefined,
  preregistered: true,
} as const

interface Bundled {
  /** The stream as the side that does not read bundles has it. */
  readonly server: MuxStream
  /** What the other side heard on it. */
  readonly heard: readonly string[]
  readonly near: MemoryFrames
  readonly far: MemoryFrames
  readonly settle: () => Promise<void>
}

/** A client that reads bundles, with one stream. */
async function bundled(): Promise<Bundled> {
  const environment = new VirtualEnvironment()
  const [near, far] = createFramePair()
  const opened: MuxStream[] = []
  const server = new MuxServer({
    socket: far,
    environment,
    host: 'phone.example',
    port: 50_000,
    secure: true,
    accept: (stream) => void opened.push(stream),
  })
  const client = new MuxPeer({ socket: near, environment, description, readsBundles: true })
  const heard: string[] = []
  client.open('').listen({
    lines: (lines) => heard.push(...lines.map(({ text }) => text)),
    closed() {},
  })
  await environment.settle()
  const [stream] = opened
  assert.ok(stream)
  assert.equal(server.streams.size, 1)
  assert.equal(near.sent[0], 'BUNDLES 32768')
  return { server: stream, heard, near, far, settle: () => environment.settle() }
}

test('to a side that has said BUNDLES, what is said in one turn goes in one frame', async () => {
  const { server, heard, far, settle } = await bundled()
  const gone: string[] = []
  void server.send(['one', 'two']).done.then(() => gone.push('two'))
  void server.send(['three']).done.then(() => gone.push('three'))
  await settle()
  assert.deepEqual(far.sent, ['1 one\ntwo\nthree'])
  assert.deepEqual(heard, ['one', 'two', 'three'])
  assert.deepEqual(gone, ['two', 'three'])
})

const long = Array.from({ length: 200 }, (_, index) => `PRIVMSG #a :${index} ${'ü'.repeat(500)}`)

test('a bundle is never longer than a side reads, and what is said before the end comes before the end', async () => {
  const { server, heard, far, settle } = await bundled()
  void server.send(long)
  server.closeWith('failed', 'a bug')
  await settle()
  assert.deepEqual(heard, long)
  assert.ok(far.sent.length < 10, `${far.sent.length} frames`)
  for (const frame of far.sent) assert.ok(Buffer.byteLength(frame) <= muxLimits.bundleBytes)
  assert.equal(far.sent.at(-1), 'CLOSE 1 failed :a bug')
})

for (const [said, most] of [
  ['BUNDLES', 16_384],
  ['BUNDLES 1', 16_384],
  ['BUNDLES 20000', 20_000],
  ['BUNDLES 999999999', 32_768],
] as const) {
  test(`to a side that has said ${said} no bundle is longer than ${most} bytes`, async () => {
    const environment = new VirtualEnvironment()
    const [near, far] = createFramePair()
    const accept = (stream: MuxStream): void => void stream.send(long)
    const server = new MuxServer({
      socket: far,
      environment,
      host: 'phone.example',
      port: 50_000,
      secure: true,
      accept,
    })
    near.send(said)
    near.send('OPEN 1')
    await environment.settle()
    assert.equal(server.streams.size, 1)
    const lengths = far.sent.map((frame) => Buffer.byteLength(frame))
    assert.ok(Math.max(...lengths) <= most, lengths.join(' '))
    // As long as the next line has room.
    for (const length of lengths.slice(0, -1)) assert.ok(length > most - 1_100, lengths.join(' '))
  })
}

test('credit is counted for the lines of a bundle, not for what is between them', async () => {
  const { server, heard, settle } = await bundled()
  // More than all the credit there can be at once: it has to be granted again and again, and fits to the byte.
  const lines = Array.from({ length: 2_000 }, (_, index) => `${index} ${'x'.repeat(995)}`)
  void server.send(lines)
  await settle()
  assert.deepEqual(heard, lines)
})

test('a line feed from a side that was not told that it may is a bad-line', async () => {
  const { server, near, settle } = await bundled()
  near.send('1 one\ntwo')
  await settle()
  assert.equal(server.open, false)
})
