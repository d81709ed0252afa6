import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

// Source: https://ircv3.net/specs/extensions/chghost
test('“servers MUST send the `CHGHOST` message to other clients who share channels with the target client and who have enabled the `chghost` capability”', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const [knowing, other] = [await person.attachTo('chghost'), await person.attachTo()]
  network.send(':bob!~old@old.host CHGHOST ~new new.host')
  await person.settle()
  assert.deepEqual(knowing.take(), [':bob!~old@old.host CHGHOST ~new new.host'], 'the tilde is part of the username')
  assert.deepEqual(other.take(), [], 'nobody left: the QUIT and JOIN that a server may act out are not')
  network.send(':bob!~new@new.host PRIVMSG #wire :hello')
  await person.settle()
  assert.deepEqual(other.take(), [':bob!~new@new.host PRIVMSG #wire hello'])
})

test('“Servers SHOULD also send the `CHGHOST` message to the client whose own username or host changed”', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo('chghost')
  network.send(':ada!ada@host.example CHGHOST ada hidden.example')
  await person.settle()
  assert.deepEqual(screen.take(), [':ada!ada@host.example CHGHOST ada hidden.example'])
  const later = person.attach({ network: person.network })
  await person.settle()
  assert.ok(later.take().includes(':ada!ada@hidden.example JOIN #wire'))
})
