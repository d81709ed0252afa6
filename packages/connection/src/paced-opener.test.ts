import assert from 'node:assert/strict'
import { test } from 'node:test'
import { VirtualEnvironment } from '@longwire/testing'
import { connectError } from './connect-errors.ts'
import type { MemoryTarget } from './memory.ts'
import { beginOperation, type OperationControl } from './operation.ts'
import { createPacedOpener } from './paced-opener.ts'
import type { Opener, Transport } from './transport.ts'

function setUp() {
  const environment = new VirtualEnvironment()
  const under: { host: string; at: number; opening: OperationControl<Transport> }[] = []
  const inner: Opener<MemoryTarget> = {
    open({ host }) {
      const opening = beginOperation<Transport>('open')
      under.push({ host, at: environment.now(), opening })
      return opening.operation
    },
    endpoint: ({ host, port }) => ({ host, port, tls: false }),
  }
  const opener = createPacedOpener({ opener: inner, environment, atOnce: 2, apart: 100 })
  const open = (host: string) => opener.open({ host, port: 1 }, { lines: () => {}, closed: () => {} }, () => {})
  return { environment, under, open }
}

test('a host gets two openings at once, a tenth of a second apart; another host its own (pitfall 20)', async () => {
  const { environment, under, open } = setUp()
  const start = environment.now()
  for (let index = 0; index < 5; index++) open('one.example')
  open('TWO.example')
  await environment.advance(1_000)
  assert.deepEqual(
    under.map(({ host, at }) => [host, at - start]),
    [
      ['one.example', 0],
      ['TWO.example', 0],
      ['one.example', 100],
    ],
  )
  under[0]?.opening.reject(connectError('refused'))
  await environment.advance(1_000)
  assert.equal(under.length, 4)
})

test('an outcome is that of the opening; one that waits can be cancelled and leaves its turn to the next', async () => {
  const { environment, under, open } = setUp()
  const [first, second, third, fourth] = Array.from({ length: 4 }, () => open('one.example'))
  await environment.advance(1_000)
  third?.cancel()
  await assert.rejects(third?.done ?? Promise.resolve(), { code: 'cancelled' })
  under[0]?.opening.reject(connectError('timed-out'))
  await assert.rejects(first?.done ?? Promise.resolve(), { code: 'timed-out' })
  await environment.advance(1_000)
  assert.equal(under.length, 3)
  second?.cancel()
  fourth?.cancel()
  await assert.rejects(fourth?.done ?? Promise.resolve(), { code: 'cancelled' })
  await environment.advance(1_000)
  assert.ok(under.every(({ opening }) => opening.settled))
  assert.equal(environment.timers, 0)
})
