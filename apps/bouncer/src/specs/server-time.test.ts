import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person, plainOld } from '../../test/person.ts'

const stamp = /^@(?:\S*;)?time=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)[; ]/

// Source: https://ircv3.net/specs/extensions/server-time
test('“YYYY-MM-DDThh:mm:ss.sssZ” on every line of who has enabled it, and on none of who has not', async () => {
  const person = await Person.start()
  const network = await person.connect(plainOld, '#wire')
  const [knowing, other] = [
    person.attach({ network: person.network, capabilities: ['server-time'] }),
    person.attach({ network: person.network, capabilities: ['message-tags'] }),
  ]
  await person.settle()
  network.send(':bob!b@h PRIVMSG #wire :hi', ':bob!b@h PART #wire', ':irc.example NOTICE ada :hello')
  await person.settle()
  await knowing.send('NAMES #wire', 'PING x', 'FROB')
  for (const line of knowing.take()) assert.match(line, stamp)
  for (const line of other.take()) assert.doesNotMatch(line, /time=/)
})

test('“a client SHOULD treat the message as having occurred at the given time”: the network’s own time is told, live and from history', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo('server-time', 'batch', 'draft/chathistory')
  network.send('@time=2026-11-22T09:12:13.456Z :bob!b@h PRIVMSG #wire :earlier')
  await person.settle()
  assert.deepEqual(screen.take(), ['@time=2026-11-22T09:12:13.456Z :bob!b@h PRIVMSG #wire earlier'])
  await person.environment.advance(60_000)
  await screen.send('CHATHISTORY LATEST #wire * 1')
  assert.equal(stamp.exec(screen.take()[1] ?? '')?.[1], '2026-11-22T09:12:13.456Z')
})

test('“the leap second” (:60) of a network is understood; a time far ahead is not believed (pitfall 33)', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo('server-time')
  network.send('@time=2016-12-31T23:59:60.419Z :bob!b@h PRIVMSG #wire :leap')
  network.send('@time=2099-01-01T00:00:00.000Z :bob!b@h PRIVMSG #wire :ahead')
  await person.settle()
  const [leap, ahead] = screen.take().map((line) => stamp.exec(line)?.[1])
  assert.match(leap ?? '', /^(2016-12-31T23:59:59|2017-01-01T00:00:00)\.\d{3}Z$/)
  assert.equal(ahead, new Date(person.environment.now()).toISOString())
})
