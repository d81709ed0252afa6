import assert from 'node:assert/strict'
import { test } from 'node:test'
import { VirtualEnvironment } from '@longwire/testing'
import * as fc from 'fast-check'
import type { ConnectError } from '../error.ts'
import type { StreamAttributes } from './attributes.ts'
import { utf8Length } from './credit.ts'
import { createFramePair } from './memory-frames.ts'
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

type End = { readonly error: ConnectError | undefined } | undefined
type Heard = { readonly lines: string[]; ended(): End }

function listenTo(stream: MuxStream): Heard {
  const lines: string[] = []
  let end: End
  stream.listen({
    lines: (heard) => lines.push(...heard.map(({ text }) => text)),
    closed: (error) => {
      end = { error }
    },
  })
  return { lines, ended: () => end }
}

function joined(accept?: (stream: MuxStream, attributes: StreamAttributes) => void) {
  const environment = new VirtualEnvironment()
  const [near, far] = createFramePair()
  const opened: { stream: MuxStream; attributes: StreamAttributes }[] = []
  const codes: number[] = []
  const server = new MuxServer({
    socket: far,
    environment,
    host: 'phone.example',
    port: 50_000,
    secure: true,
    accept: (stream, attributes) => {
      opened.push({ stream, attributes })
      accept?.(stream, attributes)
    },
    closed: (code) => codes.push(code),
  })
  const client = new MuxPeer({ socket: near, environment, description, closed: (code) => codes.push(code) })
  return { environment, near, far, server, client, opened, codes, settle: () => environment.settle() }
}

test('a stream carries lines both ways, and says what it was opened for', async () => {
  const { client, opened, settle } = joined()
  const stream = client.open('network=5;caps=batch,server-time')
  const heard = listenTo(stream)
  await settle()
  assert.ok(opened[0])
  assert.deepEqual(opened[0].attributes, { network: '5', capabilities: ['batch', 'server-time'] })
  const far = listenTo(opened[0].stream)
  await stream.send(['JOIN #a', 'PRIVMSG #a :hi']).done
  opened[0].stream.send([':bnc 001 ada :Welcome'])
  await settle()
  assert.deepEqual(far.lines, ['JOIN #a', 'PRIVMSG #a :hi'])
  assert.deepEqual(heard.lines, [':bnc 001 ada :Welcome'])
  assert.equal(stream.description.preregistered, true)
})

test('a stream that the server refuses ends with a reason that is not tried again', async () => {
  const { client, settle, opened } = joined((stream) => stream.closeWith('no-network', 'there is no network 9'))
  const heard = listenTo(client.open('network=9'))
  await settle()
  assert.equal(heard.ended()?.error?.code, 'closed-by-server')
  assert.equal(heard.ended()?.error?.retry, false)
  assert.equal(heard.ended()?.error?.details.serverText, 'there is no network 9')
  assert.equal(opened.length, 1)
})

test('closing sends what waits, says done, and the other side simply ends', async () => {
  const { client, opened, settle, near } = joined()
  const stream = client.open('')
  const heard = listenTo(stream)
  await settle()
  const far = listenTo(opened[0]!.stream)
  void stream.send(['QUIT :bye'])
  stream.close()
  await settle()
  assert.deepEqual([far.lines, far.ended()], [['QUIT :bye'], { error: undefined }])
  assert.deepEqual(heard.ended(), { error: undefined })
  assert.equal(near.sent.at(-1), 'CLOSE 1 done')
  await assert.rejects(stream.send(['more']).done, { code: 'not-open' })
})

test('a sender without credit waits until the receiver has used up what it has', async () => {
  const { client, opened, settle } = joined()
  const stream = client.open('')
  listenTo(stream)
  await settle()
  const far = opened[0]!.stream
  far.pause()
  const heard = listenTo(far)
  const line = 'x'.repeat(4_096)
  const sending = stream.send(Array.from({ length: 100 }, () => line))
  await settle()
  assert.equal(stream.waitingBytes, 100 * 4_096 - muxLimits.startCredit)
  far.resume()
  await sending.done
  await settle()
  assert.equal(heard.lines.length, 100)
})

test('one stream without credit does not hold up another', async () => {
  const { client, opened, settle } = joined()
  const [slow, quick] = [client.open(''), client.open('')]
  listenTo(slow)
  listenTo(quick)
  await settle()
  opened[0]!.stream.pause()
  listenTo(opened[0]!.stream)
  const heard = listenTo(opened[1]!.stream)
  void slow.send(Array.from({ length: 100 }, () => 'x'.repeat(4_096)))
  await quick.send(['PING now']).done
  await settle()
  assert.deepEqual(heard.lines, ['PING now'])
})

test('streams take turns, a frame each', async () => {
  const { client, near, settle } = joined()
  const [a, b] = [client.open(''), client.open('')]
  near.bufferedAmount = 1_000_000
  void a.send(['a1', 'a2', 'a3'])
  void b.send(['b1', 'b2'])
  near.bufferedAmount = 0
  void a.send(['a4'])
  await settle()
  assert.deepEqual(near.sent.slice(2), ['1 a1', '2 b1', '1 a2', '2 b2', '1 a3', '1 a4'])
})

test('lines wait while the socket is full, and are told as gone when it has emptied', async () => {
  const { client, near, environment } = joined()
  const stream = client.open('')
  near.bufferedAmount = 300_000
  let gone = false
  void stream.send(['PING a']).done.then(() => {
    gone = true
  })
  await environment.advance(100)
  assert.equal(near.sent.length, 1)
  near.bufferedAmount = 10
  await environment.advance(20)
  assert.equal(near.sent.length, 2)
  assert.equal(gone, false)
  near.bufferedAmount = 0
  await environment.advance(20)
  assert.equal(gone, true)
})

test('more than the credit ends the stream as overrun, and only that stream', async () => {
  const { client, near, settle, server, far } = joined()
  listenTo(client.open(''))
  listenTo(client.open(''))
  await settle()
  server.streams.get(1)!.pause()
  for (let count = 0; count < 65; count++) near.send(`1 ${'x'.repeat(4_096)}`)
  await settle()
  assert.ok(far.sent.includes('CLOSE 1 overrun'))
  assert.deepEqual([...server.streams.keys()], [2])
})

test('credit beyond what a stream may have ends it as overrun', async () => {
  const { client, far, near, settle } = joined()
  const heard = listenTo(client.open(''))
  far.send(`CREDIT 1 ${muxLimits.mostCredit - muxLimits.startCredit}`)
  await settle()
  assert.equal(heard.ended(), undefined)
  far.send('CREDIT 1 1')
  await settle()
  assert.match(near.sent.at(-1) ?? '', /^CLOSE 1 overrun/)
})

test('a line with NUL, or one that is too long, ends the stream as bad-line', async () => {
  for (const line of ['PING \0', `@${'t'.repeat(8_191)} PING`, 'x'.repeat(4_097)]) {
    const { near, far, settle } = joined()
    near.send('OPEN 1')
    near.send(`1 ${line}`)
    await settle()
    assert.match(far.sent[0] ?? '', /^CLOSE 1 bad-line/)
  }
})

test('a stream number that is in use, was used, or goes back is a bad-stream; so is a frame for one never opened', async () => {
  const { near, far, settle } = joined()
  for (const frame of ['OPEN 5', 'OPEN 5', 'OPEN 3', '9 PING']) near.send(frame)
  await settle()
  assert.deepEqual(far.sent, ['CLOSE 5 bad-stream', 'CLOSE 3 bad-stream', 'CLOSE 9 bad-stream'])
})

test('frames that crossed a CLOSE are dropped without an answer', async () => {
  const { near, far, server, settle } = joined()
  near.send('OPEN 1')
  await settle()
  server.streams.get(1)!.closeWith('done')
  for (const frame of ['1 PING', 'CREDIT 1 5', 'CLOSE 1 done', 'CLOSE 77 done']) near.send(frame)
  await settle()
  assert.deepEqual(far.sent, ['CLOSE 1 done'])
})

test('the 257th open stream is refused, and there is room again when one closes', async () => {
  const { near, far, settle, server } = joined()
  for (let stream = 1; stream <= muxLimits.streams + 1; stream++) near.send(`OPEN ${stream}`)
  await settle()
  assert.deepEqual(far.sent, ['CLOSE 257 too-many-streams'])
  near.send('CLOSE 1 done')
  near.send('OPEN 258')
  await settle()
  assert.equal(server.streams.size, muxLimits.streams)
})

test('a client does not take an OPEN', async () => {
  const { near, far, settle } = joined()
  far.send('OPEN 1')
  await settle()
  assert.deepEqual(near.sent, ['CLOSE 1 bad-stream'])
})

test('a frame that is too long, or binary, closes the socket', async () => {
  const { near, codes, settle } = joined()
  near.send(`1 ${'x'.repeat(muxLimits.frameBytes)}`)
  await settle()
  assert.deepEqual(codes, [1009, 1009])
})

test('a PING is answered at once with its token', async () => {
  const { near, far, settle } = joined()
  near.send('PING token')
  await settle()
  assert.deepEqual(far.sent, ['PONG token'])
})

test('silence for 30 s is asked about; silence for 60 s is the end', async () => {
  const { client, near, far, environment, codes } = joined()
  const heard = listenTo(client.open(''))
  await environment.advance(30_000)
  assert.ok([...near.sent, ...far.sent].some((frame) => frame.startsWith('PING ')))
  assert.equal(heard.ended(), undefined)
  near.lost = true
  far.lost = true
  await environment.advance(60_000)
  assert.equal(heard.ended()?.error?.code, 'keepalive-timeout')
  assert.equal(heard.ended()?.error?.retry, true)
  assert.equal(codes.length, 2)
})

test('a client that said something asks after 8 s of silence, and gives up after 16 s', async () => {
  const { client, near, far, environment } = joined()
  const stream = client.open('')
  const heard = listenTo(stream)
  await environment.advance(1_000)
  near.lost = true
  far.lost = true
  stream.send(['PRIVMSG #longwire :hello']).done.catch(() => {})
  const said = near.sent.length
  await environment.advance(7_999)
  assert.equal(near.sent.slice(said).filter((frame) => frame.startsWith('PING ')).length, 0)
  await environment.advance(1)
  assert.equal(near.sent.filter((frame) => frame.startsWith('PING ')).length, 1)
  await environment.advance(7_999)
  assert.equal(heard.ended(), undefined)
  await environment.advance(1)
  assert.equal(heard.ended()?.error?.code, 'keepalive-timeout')
})

test('what a server tells needs no answer', async () => {
  const { client, opened, near, far, environment, settle } = joined()
  listenTo(client.open(''))
  await settle()
  const before = far.sent.length + near.sent.length
  opened[0]!.stream.send([':bob PRIVMSG #longwire :hello'])
  await environment.advance(20_000)
  const frames = [...near.sent, ...far.sent]
  assert.equal(frames.length - before, 1, frames.join(' '))
})

test('who woke asks at once and gives 5 s (pitfall 24)', async () => {
  const { client, near, environment } = joined()
  const heard = listenTo(client.open(''))
  client.probe()
  await environment.advance(5_000)
  assert.equal(heard.ended(), undefined)
  assert.equal(client.lag, 0)
  near.lost = true
  client.probe()
  await environment.advance(4_999)
  assert.equal(heard.ended(), undefined)
  await environment.advance(1)
  assert.equal(heard.ended()?.error?.code, 'keepalive-timeout')
})

test('a machine that slept probes before it declares anything dead (pitfall 24)', async () => {
  const { client, environment } = joined()
  const heard = listenTo(client.open(''))
  await environment.sleep(3_600_000)
  await environment.advance(10_000)
  assert.equal(heard.ended(), undefined)
})

test('a receiver that grants nothing for 60 s while more than 4 MiB wait is slow', async () => {
  const { client, opened, environment, settle } = joined()
  const stream = client.open('')
  listenTo(stream)
  await settle()
  const far = opened[0]!.stream
  stream.pause()
  void far.send(Array.from({ length: 1_200 }, () => 'x'.repeat(4_000)))
  await environment.advance(59_000)
  assert.equal(far.open, true)
  await environment.advance(20_000)
  assert.equal(far.open, false)
})

test('more than 8 MiB that wait are too much at once', async () => {
  const { client, settle } = joined()
  const stream = client.open('')
  const heard = listenTo(stream)
  await settle()
  const sending = stream.send(Array.from({ length: 2_200 }, () => 'x'.repeat(4_000)))
  await assert.rejects(sending.done, { code: 'closed-by-server' })
  assert.equal(heard.ended()?.error?.details.serverText, 'too much waited for credit')
})

test('a login that was revoked ends everything, and is not tried again', async () => {
  const { client, server, settle, codes } = joined()
  const heard = listenTo(client.open(''))
  server.revoke()
  await settle()
  assert.equal(heard.ended()?.error?.code, 'login-refused')
  assert.equal(heard.ended()?.error?.retry, false)
  assert.ok(codes.includes(4401))
})

test('a server that stops is a lost connection: it is tried again', async () => {
  const { client, server, settle } = joined()
  const heard = listenTo(client.open(''))
  server.shutDown()
  await settle()
  assert.equal(heard.ended()?.error?.retry, true)
})

test('whatever frames come, the server neither throws nor answers without end', async () => {
  const word = fc.constantFrom(
    'OPEN',
    'CLOSE',
    'CREDIT',
    'PING',
    'PONG',
    '1',
    '2',
    '3',
    'done',
    '9999',
    'network=1',
    ':x',
  )
  const frames = fc.array(
    fc.oneof(
      fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
      fc.string(),
    ),
  )
  await fc.assert(
    fc.asyncProperty(frames, async (all) => {
      const { near, far, server, settle } = joined((stream) => void listenTo(stream))
      for (const frame of all) near.send(frame)
      await settle()
      assert.ok(far.sent.length <= all.length * 2)
      assert.ok(server.streams.size <= muxLimits.streams)
    }),
  )
})

test('the length in UTF-8 is counted without encoding', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) =>
      assert.equal(utf8Length(text), Buffer.byteLength(text, 'utf8')),
    ),
  )
  assert.equal(utf8Length('\ud800x\udc00'), Buffer.byteLength('\ud800x\udc00', 'utf8'))
})
