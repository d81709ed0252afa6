import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { openMemoryStore } from '../src/memory/memory-store.ts'
import { newRowId } from '../src/new-ids.ts'
import { type MakeHarness, TestEnvironment, withStore } from './harness.ts'
import { comparable, life, worldOf } from './model-commands.ts'

async function compare(make: MakeHarness, kind: 'crowded' | 'lossy', runs: number): Promise<void> {
  await withStore(make, async ({ store }) => {
    const environment = new TestEnvironment()
    const memory = openMemoryStore({ environment })
    const sameLife = fc.asyncProperty(life(kind), async (steps) => {
      const user = newRowId(environment)
      const real = await worldOf(await store.history(user))
      const model = await worldOf(await memory.history(user))
      for (const { name, step } of steps) {
        const [mine, plain] = [await step(real), await step(model)]
        assert.deepEqual(comparable(mine, real, kind), comparable(plain, model, kind), name)
      }
      await real.history.close()
    })
    await fc.assert(sameLife, { numRuns: runs })
  })
}

/** Any life of a history goes the same way as in the plain one in memory. */
export function modelContract(make: MakeHarness, runs: number): void {
  test('any sequence of appends, late fills, facts and questions is answered as by the plain model', () =>
    compare(make, 'crowded', runs))

  test('so it is where buffers are removed and messages are forgotten', () => compare(make, 'lossy', runs))
}
