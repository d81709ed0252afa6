import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

// Source: https://ircv3.net/specs/extensions/away-notify
test('“clients will be sent an AWAY message when a user sharing a channel with them sets, changes or removes their away state”, when the capability is enabled', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const [knowing, other] = [await person.attachTo('away-notify'), await person.attachTo()]
  const lines = [':bob!b@h AWAY :gone fishing', ':bob!b@h AWAY :still fishing', ':bob!b@h AWAY']
  network.send(...lines)
  await person.settle()
  assert.deepEqual(knowing.take(), lines)
  assert.deepEqual(other.take(), [])
})

test('“as well as when a user joins and has an away message set”: the AWAY follows the JOIN', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo('away-notify')
  network.send(':carol!c@h JOIN #wire * :Carol', ':carol!c@h AWAY :in a meeting')
  await person.settle()
  assert.deepEqual(screen.take(), [':carol!c@h JOIN #wire', ':carol!c@h AWAY :in a meeting'])
})

test('the person is told of others, not of themself', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo('away-notify')
  network.send(':ada!ada@host.example AWAY :lunch')
  await person.settle()
  assert.deepEqual(screen.take(), [])
})
