import assert from 'node:assert/strict'
import { test } from 'node:test'
import { VirtualEnvironment } from '@longwire/testing'
import { Keepalive } from './keepalive.ts'

function setUp() {
  const environment = new VirtualEnvironment()
  const asked: string[] = []
  const lags: number[] = []
  let dead = 0
  const keepalive = new Keepalive(environment, {
    ping: (token) => asked.push(token),
    dead: () => dead++,
    lagMeasured: (milliseconds) => lags.push(milliseconds),
  })
  return { environment, asked, lags, keepalive, deaths: () => dead }
}

test('it measures at once, and again every two minutes on a busy connection', async () => {
  const { environment, asked, lags, keepalive } = setUp()
  await environment.advance(80)
  assert.equal(keepalive.takes(`:irc.example PONG irc.example :${asked[0]}`), true)
  assert.deepEqual(lags, [80])
  for (let second = 0; second < 130; second++) {
    await environment.advance(1_000)
    keepalive.heard(environment.now())
  }
  assert.equal(asked.length, 2)
})

test('it takes only PONG with a token of its own, in the forms that servers use', () => {
  const { asked, keepalive } = setUp()
  const token = asked[0] ?? ''
  assert.equal(keepalive.takes(`:bob!b@h PRIVMSG #a :PONG x ${token}`), false)
  assert.equal(keepalive.takes(':irc.example PONG irc.example :other'), false)
  assert.equal(keepalive.takes(`:irc.example 421 ada PONG :${token}`), false)
  assert.equal(keepalive.takes(`@time=x :irc.example PONG irc.example :${token}`), true)
  keepalive.probe()
  assert.equal(keepalive.takes(`PONG ${asked[1]}`), true)
})

test('an answer that comes after the next question still is nobody else’s', async () => {
  const { environment, asked, lags, keepalive } = setUp()
  keepalive.probe()
  assert.equal(keepalive.takes(`PONG :${asked[0]}`), true)
  assert.deepEqual(lags, [])
  await environment.advance(30)
  keepalive.takes(`PONG :${asked[1]}`)
  assert.deepEqual(lags, [30])
})

test('a paused connection is not judged by its silence', async () => {
  const { environment, keepalive, deaths } = setUp()
  keepalive.suspend()
  keepalive.said()
  await environment.advance(3_600_000)
  assert.equal(deaths(), 0)
  keepalive.restart()
  await environment.advance(119_000)
  assert.equal(deaths(), 0)
  await environment.advance(1_000)
  assert.equal(deaths(), 1)
})

test('a machine that slept asks once and then waits for the answer (pitfall 24)', async () => {
  const { environment, asked, deaths } = setUp()
  await environment.sleep(3_600_000)
  assert.equal(asked.length, 2)
  await environment.advance(9_999)
  assert.equal(deaths(), 0)
  await environment.advance(1)
  assert.equal(deaths(), 1)
  assert.equal(asked.length, 2)
})

test('stopped, it does nothing more', async () => {
  const { environment, keepalive, asked } = setUp()
  keepalive.stop()
  keepalive.probe()
  await environment.advance(600_000)
  assert.equal(asked.length, 1)
  assert.equal(environment.timers, 0)
})

test('silence after something was said is asked about after 15 s, and is the end after 45 s', async () => {
  const { environment, asked, keepalive, deaths } = setUp()
  keepalive.takes(`PONG ${asked[0]}`)
  await environment.advance(1_000)
  keepalive.said()
  await environment.advance(14_999)
  assert.equal(asked.length, 1)
  await environment.advance(1)
  assert.equal(asked.length, 2)
  await environment.advance(29_999)
  assert.equal(deaths(), 0)
  await environment.advance(1)
  assert.equal(deaths(), 1)
})

test('whatever comes after something was said ends the wait for it', async () => {
  const { environment, asked, keepalive, deaths } = setUp()
  keepalive.takes(`PONG ${asked[0]}`)
  keepalive.said()
  await environment.advance(10_000)
  keepalive.heard(environment.now())
  await environment.advance(40_000)
  assert.equal(asked.length, 1)
  assert.equal(deaths(), 0)
})
