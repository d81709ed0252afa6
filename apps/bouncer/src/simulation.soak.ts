import assert from 'node:assert/strict'
import { test } from 'node:test'
import { simulate } from '../test/simulation/simulate.ts'

test('over 1,000 seeds nothing is lost, shown twice or out of order, and the counts are right', async () => {
  for (let seed = 51; seed <= 1050; seed++) {
    assert.deepEqual(await simulate(seed), [], `LONGWIRE_SEED=${seed}`)
  }
})
