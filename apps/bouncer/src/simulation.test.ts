import assert from 'node:assert/strict'
import { test } from 'node:test'
import { simulate } from '../test/simulation/simulate.ts'

/** Another seed replays what failed: `LONGWIRE_SEED=7`. */
const given = process.env['LONGWIRE_SEED']
const seeds = given === undefined ? Array.from({ length: 50 }, (_, i) => i + 1) : [Number(given)]

test('whatever happens, nothing is lost, shown twice or out of order, and the counts are right', async () => {
  for (const seed of seeds) {
    assert.deepEqual(await simulate(seed), [], `LONGWIRE_SEED=${seed}`)
  }
})
