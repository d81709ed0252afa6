import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

// Source: https://ircv3.net/specs/extensions/account-notify
test('“When enabled, clients will get the ACCOUNT message to designate the account name changes for clients on common channels with them, including themselves.”', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const [knowing, other] = [await person.attachTo('account-notify'), await person.attachTo()]
  const lines = [':bob!b@h ACCOUNT robert', ':bob!b@h ACCOUNT *', ':ada!ada@host.example ACCOUNT countess']
  network.send(...lines)
  await person.settle()
  assert.deepEqual(knowing.take(), lines)
  assert.deepEqual(other.take(), [])
})

test('an account that was told is in the JOIN of the burst of whoever comes later', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  network.send(':ada!ada@host.example ACCOUNT countess')
  await person.settle()
  const screen = person.attach({ network: person.network, capabilities: ['extended-join'] })
  await person.settle()
  assert.ok(screen.take().some((line) => line.includes(' JOIN #wire countess ')))
})
