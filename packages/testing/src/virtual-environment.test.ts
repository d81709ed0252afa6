import assert from 'node:assert/strict'
import { test } from 'node:test'
import { VIRTUAL_START, VirtualEnvironment } from './virtual-environment.ts'

test('timers fire at their moments, in order, while the clock is moved', async () => {
  const environment = new VirtualEnvironment()
  const fired: [string, number][] = []
  const note = (name: string) => () => fired.push([name, environment.now() - VIRTUAL_START])
  environment.schedule(VIRTUAL_START + 300, note('late'))
  environment.schedule(VIRTUAL_START + 100, note('early'))
  environment.schedule(VIRTUAL_START + 100, note('second of two at one moment'))
  environment.schedule(VIRTUAL_START + 900, note('not yet'))
  environment.schedule(VIRTUAL_START + 200, note('cleared'))()
  await environment.advance(500)
  assert.deepEqual(fired, [
    ['early', 100],
    ['second of two at one moment', 100],
    ['late', 300],
  ])
  assert.equal(environment.now(), VIRTUAL_START + 500)
  assert.equal(environment.timers, 1)
})

test('a timer that sets another one on the way gets it fired on the way', async () => {
  const environment = new VirtualEnvironment()
  let ticks = 0
  const tick = () => {
    ticks++
    environment.schedule(environment.now() + 10, tick)
  }
  environment.schedule(environment.now() + 10, tick)
  await environment.advance(100)
  assert.equal(ticks, 10)
})

test('after a sleep a timer fires late', async () => {
  const environment = new VirtualEnvironment()
  let at = 0
  environment.schedule(environment.now() + 10, () => {
    at = environment.now()
  })
  await environment.sleep(60_000)
  assert.equal(at, VIRTUAL_START + 60_000)
})

test('the same seed gives the same chance, and another one another', () => {
  const draw = (seed: number) => {
    const environment = new VirtualEnvironment({ seed })
    return [environment.random(), environment.random(), ...environment.randomBytes(4)]
  }
  assert.deepEqual(draw(7), draw(7))
  assert.notDeepEqual(draw(7), draw(8))
  for (const value of draw(7).slice(0, 2)) assert.ok(value >= 0 && value < 1)
})

test('settling runs what was put off to later turns, and what that puts off', async () => {
  const environment = new VirtualEnvironment()
  const seen: number[] = []
  environment.nextTurn(() => {
    seen.push(1)
    environment.nextTurn(() => seen.push(2))
  })
  await environment.settle()
  assert.deepEqual(seen, [1, 2])
})
