import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { attached, home, shown } from '../test/attached.ts'
import { journey, step } from '../test/journey.ts'

test('over any number of cuts, each message is said once and shown once, in order, and nothing is missing', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.integer({ min: 0, max: 4 }), journey), {
    numRuns: 60,
  })
})

// Source: docs/extensions/id.md
test('what nobody answers is said again with its id, and shown once', async () => {
  const { bouncer, net } = await attached()
  await bouncer.model.actions.send(home, 'into the void')
  const first = await net.wire.expect(/PRIVMSG #home :into the void/)
  // The socket lives, and this one line is lost on it.
  for (let second = 0; second < 36; second++) {
    net.wire.send('@time=2026-11-22T10:00:00.000Z :bob!b@h TAGMSG #home')
    await bouncer.environment.advance(1_000)
  }
  const again = await net.wire.expect(/PRIVMSG #home :into the void/)
  const id = /\+longwire\/id=([^; ]+)/
  assert.equal(id.exec(again)?.[1], id.exec(first)?.[1])
  assert.deepEqual(shown(bouncer), ['into the void (pending)'])
})
