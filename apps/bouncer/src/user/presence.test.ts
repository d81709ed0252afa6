import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ScriptedConnection } from '@longwire/testing'
import { modern, Person } from '../../test/person.ts'

/** What the network was told, without labels. */
const told = (network: ScriptedConnection): readonly string[] =>
  network.received.filter((line) => / ?AWAY( |$)/.test(line)).map((line) => line.replace(/^@\S+ /, ''))

/** Lets time pass on a network that lives. */
async function pass(person: Person, network: ScriptedConnection, seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 10) {
    network.send('PING alive')
    await person.environment.advance(Math.min(left, 10) * 1000)
  }
}

test('a person without a screen is away; a screen that is gone for less than a minute changes nothing', async () => {
  const person = await Person.start()
  const network = await person.connect(modern)
  assert.deepEqual(told(network), ['AWAY :Not at a screen right now'])
  const screen = await person.attachTo()
  assert.deepEqual(told(network).slice(1), ['AWAY'])
  screen.detach()
  await pass(person, network, 59)
  const again = await person.attachTo()
  await pass(person, network, 120)
  assert.equal(told(network).length, 2)
  again.detach()
  await pass(person, network, 60)
  assert.equal(told(network).length, 3)
})

test('what the person says holds until they take it back, on whatever screen', async () => {
  const person = await Person.start()
  const network = await person.connect(modern)
  const [one, two] = [await person.attachTo(), await person.attachTo()]
  await one.send('AWAY :lunch')
  assert.deepEqual(one.take(), [':bouncer.longwire 306 ada :You are marked as away'])
  await person.attachTo()
  assert.equal(told(network).at(-1), 'AWAY lunch')
  await two.send('AWAY')
  assert.deepEqual(two.take(), [':bouncer.longwire 305 ada :You are no longer marked as away'])
  assert.equal(told(network).at(-1), 'AWAY')
})

test('a new connection is told again', async () => {
  const person = await Person.start()
  const network = await person.connect(modern)
  const screen = await person.attachTo()
  await screen.send('AWAY :lunch')
  network.cut()
  await person.environment.advance(5_000)
  const next = await person.connect(modern)
  assert.deepEqual(told(next), ['AWAY lunch'])
})

test('what the person says outlives the bouncer, and so does that they are back', async () => {
  const person = await Person.start()
  await person.connect(modern)
  const screen = await person.attachTo()
  await screen.send('AWAY :lunch')
  await person.restart()
  assert.deepEqual(told(await person.connect(modern)), ['AWAY lunch'])
  const again = await person.attachTo()
  await again.send('AWAY')
  await person.restart()
  const network = await person.connect(modern)
  assert.deepEqual(told(network), ['AWAY :Not at a screen right now'])
  await person.attachTo()
  assert.equal(told(network).at(-1), 'AWAY')
})
