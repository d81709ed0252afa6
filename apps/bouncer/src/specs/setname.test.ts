import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

// Source: https://ircv3.net/specs/extensions/setname
test('“The `SETNAME` message MUST NOT be sent to clients which do not have the capability negotiated.”', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const [knowing, other] = [await person.attachTo('setname'), await person.attachTo()]
  network.send(':bob!b@h SETNAME :Robert Example')
  await person.settle()
  assert.deepEqual(knowing.take(), [':bob!b@h SETNAME :Robert Example'])
  assert.deepEqual(other.take(), [])
})

test('“If a client sends a `SETNAME` command without having negotiated the capability, the server SHOULD handle it silently”; “If they accept the realname change, they MUST send” it “to the client from which it originated”', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const [knowing, other] = [await person.attachTo('setname'), await person.attachTo()]
  for (const screen of [knowing, other]) {
    await screen.send('SETNAME :Countess Ada')
    const label = /label=([^; ]+)/.exec(await network.expect(/SETNAME :Countess Ada/))?.[1]
    network.send(`@label=${label} :ada!ada@host.example SETNAME :Countess Ada`)
    await person.settle()
  }
  assert.equal(knowing.take().filter((line) => line.endsWith(':ada!ada@host.example SETNAME :Countess Ada')).length, 2)
  assert.deepEqual(other.take(), [])
})

test('“The server MUST use the FAIL spec to notify the client of failed `SETNAME` commands.”: as the network said it', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo('standard-replies')
  await screen.send('SETNAME :New Name')
  const label = /label=([^; ]+)/.exec(await network.expect(/SETNAME :New Name/))?.[1]
  network.send(`@label=${label} :irc.example FAIL SETNAME INVALID_REALNAME :Realname is not valid`)
  await person.settle()
  assert.match(screen.take().join(), /FAIL SETNAME INVALID_REALNAME :Realname is not valid$/)
})

test('what the network took is written down for the connections to come, without a new one now', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo('setname')
  await screen.send('SETNAME :Countess Ada')
  const label = /label=([^; ]+)/.exec(await network.expect(/SETNAME :Countess Ada/))?.[1]
  network.send(`@label=${label} :ada!ada@host.example SETNAME :Countess Ada`)
  await person.settle()
  const [record] = await person.store.accounts.networks.list(person.user.id)
  assert.equal(record?.settings.realname, 'Countess Ada')
  screen.take()
  network.send(':bob!b@h SETNAME :Robert Example')
  await person.settle()
  assert.deepEqual(screen.take(), [':bob!b@h SETNAME :Robert Example'])
})
