import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../../test/person.ts'

const withMonitor = { ...modern, isupport: `${modern.isupport} MONITOR=100` }

test('MONITOR: the network is asked for the sum of all lists, each client is told of its own', async () => {
  const person = await Person.start()
  const network = await person.connect(withMonitor)
  const [one, two] = [await person.attachTo(), await person.attachTo()]
  await one.send('MONITOR + bob,carol')
  await network.expect(/MONITOR \+ bob,carol/)
  await two.send('MONITOR + bob')
  network.send(':irc.example 730 ada bob!b@h', ':irc.example 731 ada carol')
  await person.settle()
  assert.deepEqual(one.take(), [':bouncer.longwire 730 ada bob!b@h', ':bouncer.longwire 731 ada carol'])
  assert.deepEqual(two.take(), [':bouncer.longwire 730 ada bob!b@h'])
  await two.send('MONITOR C', 'MONITOR L')
  assert.deepEqual(two.take(), [':bouncer.longwire 733 ada :End of MONITOR list'])
  await one.send('MONITOR L')
  assert.deepEqual(one.take(), [
    ':bouncer.longwire 732 ada bob,carol',
    ':bouncer.longwire 733 ada :End of MONITOR list',
  ])
  assert.ok(
    !network.received.some((line) => line.includes('MONITOR -')),
    'one client’s C does not clear the other’s list',
  )
})

test('MONITOR: what is known already is told at once; the list has an end', async () => {
  const person = await Person.start()
  const network = await person.connect(withMonitor)
  const [one, two] = [await person.attachTo(), await person.attachTo()]
  await one.send('MONITOR + bob')
  network.send(':irc.example 730 ada bob!b@h')
  await person.settle()
  await two.send('MONITOR + BOB')
  assert.deepEqual(two.take(), [':bouncer.longwire 730 ada bob!b@h'])
  await two.send(`MONITOR + ${Array.from({ length: 100 }, (_, i) => `n${i}`).join(',')}`)
  assert.deepEqual(two.take(), [':bouncer.longwire 734 ada 100 n99 :The list of those who are watched is full'])
})

test('MONITOR: who left takes their list along', async () => {
  const person = await Person.start()
  const network = await person.connect(withMonitor)
  const screen = await person.attachTo()
  await screen.send('MONITOR + bob')
  await network.expect(/MONITOR \+ bob/)
  screen.detach()
  await network.expect(/MONITOR - bob/)
})
