import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

// Source: https://ircv3.net/specs/extensions/invite-notify
test('“allows a client to specify that it would like to be notified when users are invited to channels”: others are not', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const [knowing, other] = [await person.attachTo('invite-notify'), await person.attachTo()]
  network.send(':bob!b@h INVITE carol #wire')
  await person.settle()
  assert.deepEqual(knowing.take(), [':bob!b@h INVITE carol #wire'])
  assert.deepEqual(other.take(), [])
})

test('an invitation for the person themself comes to every screen', async () => {
  const person = await Person.start()
  const network = await person.connect(modern)
  const screen = await person.attachTo()
  network.send(':bob!b@h INVITE ada #party')
  await person.settle()
  assert.deepEqual(screen.take(), [':bob!b@h INVITE ada #party'])
})
