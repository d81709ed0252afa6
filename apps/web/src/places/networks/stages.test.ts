import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NetworkView } from '@longwire/model'
import { stepsOf } from './stages.ts'

function shape(network: Partial<NetworkView>): string {
  const steps = stepsOf({ tls: true, state: 'connecting', problem: undefined, ...network })
  return steps.map(([step, state]) => `${step} ${state}`).join(', ')
}

const problem = (code: string) => ({ code, text: '', certificate: undefined })

test('what is behind is done, what is ahead comes later', () => {
  assert.equal(
    shape({ stage: 'securing' }),
    'looking-up done, connecting done, securing now, logging-in later, ready later',
  )
})

test('nothing is secured on a way without TLS, and a proxy is shown where there is one', () => {
  assert.equal(
    shape({ tls: false, stage: 'connecting' }),
    'looking-up done, connecting now, logging-in later, ready later',
  )
  assert.match(shape({ stage: 'proxy' }), /connecting done, proxy now, securing later/)
})

test('what went wrong is marked at the step in which it did', () => {
  assert.match(
    shape({ state: 'disconnected', problem: problem('name-not-found') }),
    /^looking-up failed, connecting later/,
  )
  assert.match(shape({ state: 'disconnected', problem: problem('tls-untrusted') }), /connecting done, securing failed/)
  assert.match(shape({ state: 'disconnected', problem: problem('login-refused') }), /logging-in failed, ready later$/)
})

test('another attempt goes through the steps again though it is known what was wrong', () => {
  assert.match(shape({ stage: 'connecting', problem: problem('tls-failed') }), /connecting now, securing later/)
})

test('a connected network has every step behind it', () => {
  assert.doesNotMatch(shape({ state: 'connected' }), /now|later|failed/)
})
