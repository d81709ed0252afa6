import { test } from 'node:test'
import * as fc from 'fast-check'
import { journey, step } from '../test/journey.ts'

test('over 3,000 long journeys each message is said once and shown once, in order, and nothing is missing', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 120 }), fc.integer({ min: 0, max: 6 }), journey), {
    numRuns: 3_000,
  })
})
