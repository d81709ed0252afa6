import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

/** The tokens of 005 that a client at a network is told. */
async function tokensAt(isupport: string): Promise<readonly string[]> {
  const person = await Person.start()
  await person.connect({ ...modern, isupport: `${modern.isupport} ${isupport}` })
  const screen = person.attach({ network: person.network })
  await person.settle()
  const lines = screen.take().filter((line) => / 005 ada /.test(line))
  return lines.flatMap((line) => line.slice(line.indexOf(' 005 ada ') + 9, line.indexOf(' :are')).split(' '))
}

// Source: https://modern.ircdocs.horse/#rplisupport-005
test('what the network supports reaches a client where it holds here too', async () => {
  const passed = [
    'EXTBAN=~,qjncrR',
    'ACCOUNTEXTBAN=R',
    'BOT=B',
    'draft/ICON=https://irc.example/icon.svg',
    'TARGMAX=WHOIS:1',
  ]
  const tokens = await tokensAt(passed.join(' '))
  for (const token of passed) assert.ok(tokens.includes(token), token)
})

test('what the network says of its history, of watching, uploads and floods is not told on: it is the bouncer that is asked', async () => {
  const theirs = [
    'CHATHISTORY=50',
    'MSGREFTYPES=timestamp',
    'MONITOR=7',
    'SAFERATE',
    'soju.im/FILEHOST=https://irc.example/up',
  ]
  const tokens = await tokensAt([...theirs, 'VAPID=theirs', 'BOUNCER_NETID=9'].join(' '))
  for (const token of [...theirs, 'VAPID=theirs', 'BOUNCER_NETID=9']) assert.ok(!tokens.includes(token), token)
  for (const token of ['CHATHISTORY=1000', 'MSGREFTYPES=msgid,timestamp', 'MONITOR=100']) {
    assert.ok(tokens.includes(token), token)
  }
})

// Where a screen takes its own id for denied, it repeats without it what was said already. Source: docs/extensions/id.md
test('tags that the network denies are denied, but for the one that is for the bouncer', async () => {
  const told = async (isupport: string) =>
    (await tokensAt(isupport)).filter((token) => token.startsWith('CLIENTTAGDENY'))
  assert.deepEqual(await told('CLIENTTAGDENY=*,-typing'), ['CLIENTTAGDENY=*,-typing,-longwire/id'])
  assert.deepEqual(await told('CLIENTTAGDENY=typing,longwire/id'), ['CLIENTTAGDENY=typing'])
  assert.deepEqual(await told(''), [])
})
