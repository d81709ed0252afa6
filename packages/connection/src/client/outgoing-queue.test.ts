import assert from 'node:assert/strict'
import { test } from 'node:test'
import { VirtualEnvironment } from '@longwire/testing'
import * as fc from 'fast-check'
import type { FloodControl } from '../client.ts'
import { connectError } from '../connect-errors.ts'
import { beginOperation } from '../operation.ts'
import { OutgoingQueue, QUEUE_LINES } from './outgoing-queue.ts'

function setUp(flood: FloodControl | 'off') {
  const environment = new VirtualEnvironment()
  const written: { line: string; at: number }[] = []
  const write = (lines: readonly string[]) => {
    for (const line of lines) written.push({ line, at: environment.now() })
    const done = beginOperation<void>('send')
    done.resolve()
    return done.operation
  }
  return { environment, written, queue: new OutgoingQueue({ environment, flood, write }) }
}

test('the bucket never fills past its size (pitfall 21)', async () => {
  const { environment, written, queue } = setUp({ burst: 3, interval: 1_000 })
  await environment.advance(3_600_000)
  for (let index = 0; index < 10; index++) queue.send(`${index}`)
  assert.equal(written.length, 3)
})

test('in any span of time no more lines leave than the burst and one for each interval', async () => {
  const step = fc.record({ wait: fc.nat({ max: 5_000 }), lines: fc.nat({ max: 8 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const flood = { burst: 4, interval: 1_000 }
      const { environment, written, queue } = setUp(flood)
      let sent = 0
      for (const { wait, lines } of steps) {
        for (let index = 0; index < lines; index++) queue.send(`${sent++}`)
        await environment.advance(wait)
      }
      await environment.advance(1_000_000)
      assert.deepEqual(
        written.map(({ line }) => line),
        Array.from({ length: sent }, (_, index) => `${index}`),
      )
      written.forEach((first, from) => {
        for (const last of written.slice(from + flood.burst)) {
          const count = written.indexOf(last) - from + 1
          assert.ok(count <= flood.burst + (last.at - first.at) / flood.interval + 1e-6)
        }
      })
    }),
    { numRuns: 30 },
  )
})

test('a long line counts for more, at most for the whole bucket', async () => {
  const { environment, written, queue } = setUp({ burst: 4, interval: 1_000, characters: 100 })
  queue.send('x'.repeat(200))
  queue.send('y')
  assert.equal(written.length, 1)
  await environment.advance(20)
  assert.equal(written.length, 2)
  queue.send('z'.repeat(2_000))
  await environment.advance(3_980)
  assert.equal(written.length, 2)
  await environment.advance(20)
  assert.equal(written.length, 3)
})

test('lines that belong together leave at once, with nothing between them, and count each', async () => {
  const { environment, written, queue } = setUp({ burst: 2, interval: 1_000 })
  queue.send('first')
  queue.sendTogether(['a', 'b', 'c', 'd'])
  queue.send('last')
  assert.equal(queue.length, 5)
  queue.send('PING x', true)
  await environment.advance(60_000)
  assert.deepEqual(
    written.map(({ line }) => line),
    ['first', 'PING x', 'a', 'b', 'c', 'd', 'last'],
  )
  const together = written[2]?.at ?? 0
  assert.deepEqual(
    written.slice(2).map(({ at }) => at - together),
    [0, 0, 0, 0, 3_000],
    'two lines were lent, and one more waits for its own',
  )
  assert.equal(queue.length, 0)
})

test('a cancel takes all that belongs together out of the queue', async () => {
  const { written, queue } = setUp({ burst: 1, interval: 1_000 })
  queue.send('first')
  const together = queue.sendTogether(['a', 'b'])
  together.cancel()
  await assert.rejects(together.done, { code: 'cancelled' })
  assert.equal(queue.length, 0)
  assert.equal(written.length, 1)
})

test('switched off, everything leaves at once, also what waited', () => {
  const { written, queue } = setUp({ burst: 1, interval: 1_000 })
  queue.send('a')
  queue.send('b')
  assert.equal(written.length, 1)
  queue.setFlood('off')
  assert.equal(written.length, 2)
})

test('a full queue refuses more, and urgent lines all the same pass', async () => {
  const { written, queue } = setUp({ burst: 0, interval: 1_000 })
  for (let index = 0; index < QUEUE_LINES; index++) queue.send('x')
  await assert.rejects(queue.send('too much').done, { code: 'queue-full' })
  await queue.send('PONG x', true).done
  assert.deepEqual(
    written.map(({ line }) => line),
    ['PONG x'],
  )
  assert.equal(queue.clear(connectError('cancelled')), QUEUE_LINES)
  assert.equal(queue.length, 0)
})

test('an interval of 0 means no waiting', () => {
  const { written, queue } = setUp({ burst: 5, interval: 0 })
  for (let index = 0; index < 20; index++) queue.send(`${index}`)
  assert.equal(written.length, 20)
})
