import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const extended = {
  capabilities: `${modern.capabilities} extended-monitor`,
  isupport: `${modern.isupport} MONITOR=100`,
}

// Source: https://ircv3.net/specs/extensions/extended-monitor
test('“If `away-notify` is also enabled, the client will get AWAY notifications for monitored nicks.”, and so for the other three; each needs its own capability', async () => {
  const person = await Person.start()
  const network = await person.connect(extended)
  const all = await person.attachTo('extended-monitor', 'account-notify', 'away-notify', 'chghost', 'setname')
  const away = await person.attachTo('extended-monitor', 'away-notify')
  for (const screen of [all, away]) await screen.send('MONITOR + bob')
  network.send(':irc.example 730 ada bob!b@h')
  await person.settle()
  all.take()
  away.take()
  const lines = [
    ':bob!b@h AWAY gone',
    ':bob!b@h ACCOUNT robert',
    ':bob!b@h CHGHOST b new.host',
    ':bob!b@new.host SETNAME Bob',
  ]
  network.send(...lines)
  await person.settle()
  assert.deepEqual(all.take(), lines)
  assert.deepEqual(away.take(), lines.slice(0, 1))
})

test('who has not asked for it, or watches somebody else, is not told of people with whom no channel is shared', async () => {
  const person = await Person.start()
  const network = await person.connect(extended)
  const watching = await person.attachTo('extended-monitor', 'away-notify')
  const plain = await person.attachTo('away-notify')
  const other = await person.attachTo('extended-monitor', 'away-notify')
  for (const screen of [watching, plain]) await screen.send('MONITOR + bob')
  await other.send('MONITOR + eve')
  network.send(':irc.example 730 ada bob!b@h')
  await person.settle()
  for (const screen of [watching, plain, other]) screen.take()
  network.send(':bob!b@h AWAY gone')
  await person.settle()
  assert.deepEqual([watching.take(), plain.take(), other.take()], [[':bob!b@h AWAY gone'], [], []])
  network.send(':ada!a@h JOIN #c', ':irc.example 353 ada = #c :ada bob', ':irc.example 366 ada #c :End')
  await person.settle()
  for (const screen of [watching, plain, other]) screen.take()
  network.send(':bob!b@h AWAY')
  await person.settle()
  for (const screen of [watching, plain, other]) assert.deepEqual(screen.take(), [':bob!b@h AWAY'])
})

test('it is offered only where the network can: the bouncer passes it on', async () => {
  for (const [welcome, offered] of [
    [extended, true],
    [modern, false],
  ] as const) {
    const person = await Person.start()
    await person.connect(welcome)
    const screen = await person.attachTo()
    await screen.send('CAP LS 302')
    assert.equal(/[ :]extended-monitor( |$)/m.test(screen.take().join('\n')), offered)
  }
})
