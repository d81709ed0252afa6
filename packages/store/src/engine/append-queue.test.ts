import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StoreError } from '../error.ts'
import { MAX_WAITING } from '../history.ts'
import { said } from '../../test/harness.ts'
import { type AppendOutcome, AppendQueue } from './append-queue.ts'

const channel = { id: 1 }

/** A writer that answers when it is told to. */
function heldWriter() {
  const held: (() => void)[] = []
  const sizes: number[] = []
  const send = (calls: readonly (readonly unknown[])[]): Promise<readonly AppendOutcome[]> => {
    sizes.push(calls.reduce((sum, call) => sum + call.length, 0))
    const { promise, resolve } = Promise.withResolvers<readonly AppendOutcome[]>()
    held.push(() =>
      resolve(
        calls.map((call) => ({
          appended: call.map(() => ({ id: 1, time: 1, fresh: true, cursor: '1.1.0' })),
        })),
      ),
    )
    return promise
  }
  return { held, sizes, queue: new AppendQueue(send) }
}

test('beyond 100,000 waiting messages a call is rejected, and there is room again when half has been written', async () => {
  const { held, queue } = heldWriter()
  const call = Array.from({ length: 2000 }, () => said(channel, 0))
  const waiting = Array.from({ length: MAX_WAITING / 2000 }, () => queue.append(call))
  assert.equal(queue.rows, MAX_WAITING)
  await assert.rejects(
    queue.append([said(channel, 0)]),
    (error) => error instanceof StoreError && error.code === 'queue-full' && error.retry,
  )
  let room = false
  const asked = queue.room().then(() => (room = true))
  for (let done = 0; done < 24; done += 1) await answerOne(held)
  assert.equal(room, false)
  await answerOne(held)
  await asked
  assert.equal(queue.rows, MAX_WAITING / 2)
  while (queue.rows > 0) await answerOne(held)
  assert.equal((await Promise.all(waiting)).length, 50)
})

test('what is appended in one turn travels together, in slices, and no more than a window of it', async () => {
  const { held, sizes, queue } = heldWriter()
  const calls = Array.from({ length: 9000 }, () => queue.append([said(channel, 0)]))
  await Promise.resolve()
  assert.deepEqual(
    sizes,
    Array.from({ length: 8 }, () => 500),
  )
  while (queue.rows > 0) await answerOne(held)
  await Promise.all(calls)
  assert.equal(
    sizes.reduce((sum, size) => sum + size, 0),
    9000,
  )
})

/** Answers the oldest request, once there is one, and lets the queue go on. */
async function answerOne(held: (() => void)[]): Promise<void> {
  held.shift()?.()
  // The answer, the settling of its calls, and the next slice are a few microtasks apart.
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}
