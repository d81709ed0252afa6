import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ScriptedConnection } from '@longwire/testing'
import { modern, Person } from '../../test/person.ts'

const withHistory = {
  ...modern,
  capabilities: `${modern.capabilities} draft/chathistory`,
  isupport: `${modern.isupport} CHATHISTORY=100 MSGREFTYPES=msgid,timestamp`,
}

const stamp = (second: number): string => `2026-11-22T09:00:${String(second).padStart(2, '0')}.000Z`

/** The next request for history, answered with these lines. */
async function answer(
  network: ScriptedConnection,
  pattern: RegExp,
  target: string,
  lines: readonly string[],
): Promise<string> {
  const asked = await network.expect(pattern)
  const [, label] = /label=([^; ]+)/.exec(asked) ?? []
  network.send(`@label=${label} :irc.example BATCH +h chathistory ${target}`)
  for (const line of lines) network.send(`@batch=h;${line.slice(1)}`)
  network.send(':irc.example BATCH -h')
  return asked
}

const said = (id: string, second: number, to = '#wire', by = 'bob'): string =>
  `@msgid=${id};time=${stamp(second)} :${by}!b@h PRIVMSG ${to} :${id}`

test('what was said while the network was away is fetched, recorded once, and shown', async () => {
  const person = await Person.start()
  const first = await person.connect(modern, '#wire')
  first.send(said('m1', 1), said('m2', 2))
  await person.settle()
  await person.restart()
  const connecting = person.connect(withHistory, '#wire')
  const second = await connecting
  const screen = await person.attachTo('message-tags', 'server-time')
  const asked = await answer(second, /CHATHISTORY AFTER/, '#wire', [said('m2', 2), said('m3', 3), said('m4', 4)])
  assert.match(asked, /CHATHISTORY AFTER #wire timestamp=2026-11-22T09:00:01.999Z 100$/)
  await person.settle()
  const shown = screen.take().filter((line) => line.includes('PRIVMSG'))
  assert.deepEqual(shown, [
    `@time=${stamp(3)};msgid=m3 :bob!b@h PRIVMSG #wire m3`,
    `@time=${stamp(4)};msgid=m4 :bob!b@h PRIVMSG #wire m4`,
  ])
  const history = await person.store.history(person.user.id)
  const [buffer] = (await history.buffers.list(person.network)).filter(({ name }) => name === '#wire')
  assert.ok(buffer)
  const { messages } = await history.page({ kind: 'latest', buffer: buffer.id, limit: 10, events: false })
  assert.deepEqual(
    messages.map(({ msgid }) => msgid),
    ['m1', 'm2', 'm3', 'm4'],
  )
  const [unread] = await history.unread([buffer.id])
  assert.equal(unread?.unread, 4, 'what was said meanwhile is unread')
})

// Pitfall 35.
test('lines that share a millisecond at the edge of a page are all fetched', async () => {
  for (const kinds of ['msgid,timestamp', 'timestamp']) {
    const person = await Person.start()
    const first = await person.connect(modern, '#wire')
    first.send(said('m1', 1))
    await person.settle()
    await person.restart()
    const isupport = `${modern.isupport} CHATHISTORY=3 MSGREFTYPES=${kinds}`
    const second = await person.connect({ ...withHistory, isupport }, '#wire')
    await answer(second, /CHATHISTORY AFTER/, '#wire', [said('m1', 1), said('m2', 2), said('m3', 3)])
    const next = kinds.startsWith('msgid') ? [said('m4', 3)] : [said('m3', 3), said('m4', 3)]
    const asked = await answer(second, /CHATHISTORY AFTER/, '#wire', next)
    assert.match(asked, kinds.startsWith('msgid') ? /AFTER #wire msgid=m3 3$/ : /timestamp=2026-11-22T09:00:02.999Z 3$/)
    await person.settle()
    const screen = await person.attachTo('draft/chathistory', 'batch', 'message-tags')
    await screen.send('CHATHISTORY LATEST #wire * 10')
    const kept = screen.take().flatMap((line) => / PRIVMSG #wire (\S+)$/.exec(line)?.[1] ?? [])
    assert.deepEqual(kept, ['m1', 'm2', 'm3', 'm4'])
  }
})

test('a page that lies within one millisecond is passed by time', async () => {
  const person = await Person.start()
  const first = await person.connect(modern, '#wire')
  first.send(said('m1', 1))
  await person.settle()
  await person.restart()
  const isupport = `${modern.isupport} CHATHISTORY=2 MSGREFTYPES=timestamp`
  const second = await person.connect({ ...withHistory, isupport }, '#wire')
  await answer(second, /CHATHISTORY AFTER/, '#wire', [said('m1', 1), said('m2', 1)])
  assert.match(await answer(second, /CHATHISTORY/, '#wire', [said('m3', 2)]), /timestamp=2026-11-22T09:00:01.000Z 2$/)
})

test('a channel that is joined for the first time brings its latest lines, which are nothing new', async () => {
  const person = await Person.start()
  const network = await person.connect(withHistory, '#wire')
  const asked = await answer(network, /CHATHISTORY LATEST/, '#wire', [said('m1', 1), said('m2', 2)])
  assert.match(asked, /CHATHISTORY LATEST #wire \* 100$/)
  await person.settle()
  const history = await person.store.history(person.user.id)
  const [buffer] = (await history.buffers.list(person.network)).filter(({ name }) => name === '#wire')
  const [unread] = await history.unread([buffer?.id ?? 0])
  assert.equal(unread?.unread, 0)
})

// Quirk(ergo).
test('notes about joins in the history of a network are no messages', async () => {
  const person = await Person.start()
  const network = await person.connect(withHistory, '#wire')
  const screen = await person.attachTo('message-tags')
  const note = `@msgid=_j1;time=${stamp(1)} :HistServ!HistServ@localhost PRIVMSG #wire :bob joined the channel`
  await answer(network, /CHATHISTORY/, '#wire', [note, said('m1', 2)])
  await person.settle()
  assert.deepEqual(
    screen.take().filter((line) => line.includes('PRIVMSG')),
    ['@msgid=m1 :bob!b@h PRIVMSG #wire m1'],
  )
})

test('conversations of two are asked for by the time of the latest line', async () => {
  const person = await Person.start()
  const first = await person.connect(modern)
  first.send(said('m1', 1, 'ada'))
  await person.settle()
  await person.restart()
  const second = await person.connect(withHistory)
  const asked = await second.expect(/CHATHISTORY TARGETS/)
  assert.match(asked, /TARGETS timestamp=2026-11-22T09:00:01.000Z timestamp=2026-11-22T10:00:30.000Z 50$/)
  const [, label] = /label=([^; ]+)/.exec(asked) ?? []
  second.send(
    `@label=${label} :irc.example BATCH +t draft/chathistory-targets`,
    `@batch=t :irc.example CHATHISTORY TARGETS carol ${stamp(5)}`,
    ':irc.example BATCH -t',
  )
  const after = await answer(second, /CHATHISTORY \w+ carol/, 'carol', [said('c1', 5, 'ada', 'carol')])
  assert.match(after, /AFTER carol timestamp=2026-11-22T09:00:00.999Z 100$/)
  await person.settle()
  const screen = await person.attachTo('draft/chathistory', 'batch')
  await screen.send('CHATHISTORY LATEST carol * 10')
  assert.ok(screen.take().some((line) => line.endsWith(':carol!b@h PRIVMSG ada c1')))
})

test('a network without history is asked for none', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  await person.settle()
  assert.ok(!network.received.some((line) => line.includes('CHATHISTORY')))
})
