import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person, plainOld } from '../../test/person.ts'

// Source: https://ircv3.net/specs/extensions/extended-join
test('“When enabled, the JOIN message will designate the account name of the user when they join a channel.”; who has not enabled it gets the channel alone', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const [knowing, other] = [await person.attachTo('extended-join'), await person.attachTo()]
  network.send(':carol!c@h JOIN #wire carol :Carol C', ':dan!d@h JOIN #wire * :Dan D')
  await person.settle()
  assert.deepEqual(knowing.take(), [':carol!c@h JOIN #wire carol :Carol C', ':dan!d@h JOIN #wire * :Dan D'])
  assert.deepEqual(other.take(), [':carol!c@h JOIN #wire', ':dan!d@h JOIN #wire'])
})

test('a network without it: the form is kept, with what is not known as “a placeholder”', async () => {
  const person = await Person.start()
  const network = await person.connect(plainOld, '#wire')
  const screen = await person.attachTo('extended-join')
  network.send(':carol!c@h JOIN #wire')
  await person.settle()
  assert.deepEqual(screen.take(), [':carol!c@h JOIN #wire * :'])
})
