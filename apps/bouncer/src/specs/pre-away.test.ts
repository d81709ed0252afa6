import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Installation } from '../../test/installation.ts'
import { TestIrcClient } from '../../test/irc-client.ts'
import { modern, Person } from '../../test/person.ts'

// Source: https://ircv3.net/specs/extensions/pre-away
test('“If the capability has been negotiated, servers MUST accept the `AWAY` command before connection registration has completed.”', async () => {
  await using installation = await Installation.start()
  await installation.setUp()
  const client = await TestIrcClient.connect(installation.bouncer.ircPorts[0] ?? 0)
  client.send('CAP REQ draft/pre-away', 'NICK ada', 'USER ada 0 * :Ada', 'PASS :correct horse')
  client.send('AWAY :Gone to lunch.  Back in 5')
  await client.waitFor(/ 306 ada /)
  client.send('AWAY')
  await client.waitFor(/ 305 ada /)
  client.send('AWAY *', 'CAP END')
  await client.waitFor(/ 306 ada /)
  await client.waitFor(/ 001 ada /)
})

test('“an away message of `*` should be treated as though the connection did not exist at all”: before the registration, after it, and beside a message that a person gave', async () => {
  const person = await Person.start()
  const network = await person.connect(modern)
  const told = (): readonly string[] =>
    network.received.filter((line) => / ?AWAY( |$)/.test(line)).map((line) => line.replace(/^@\S+ /, ''))
  const pushed = await person.attachTo('draft/pre-away')
  await pushed.send('AWAY *')
  for (let i = 0; i < 6; i++) {
    network.send('PING alive')
    await person.environment.advance(10_000)
  }
  assert.equal(told().at(-1), 'AWAY :Not at a screen right now')
  const screen = await person.attachTo()
  assert.equal(told().at(-1), 'AWAY')
  await screen.send('AWAY :Gone to lunch')
  await pushed.send('AWAY *')
  assert.equal(told().at(-1), 'AWAY :Gone to lunch')
  assert.ok(!told().includes('AWAY *'), '“Servers MAY substitute a human-readable message for the `*`”')
})
