import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const AT = 'timestamp=2026-11-22T09:30:00.000Z'

// Source: https://ircv3.net/specs/extensions/read-marker
test('“The last read timestamp of a target SHOULD only ever increase.” “after the last read timestamp of a target changes, the server SHOULD send a `MARKREAD` command for that target to all the clients of the user”', async () => {
  const person = await Person.start()
  await person.connect(modern, '#Wire')
  const one = await person.attachTo('draft/read-marker')
  const two = await person.attachTo('draft/read-marker')
  const without = await person.attachTo()
  await one.send(`MARKREAD #wire ${AT}`)
  assert.deepEqual(one.take(), [`:bouncer.longwire MARKREAD #Wire ${AT}`])
  assert.deepEqual(two.take(), [`:bouncer.longwire MARKREAD #Wire ${AT}`])
  assert.deepEqual(without.take(), [])
  await two.send('MARKREAD #wire timestamp=2026-11-22T09:00:00.000Z')
  assert.deepEqual(
    two.take(),
    [`:bouncer.longwire MARKREAD #Wire ${AT}`],
    "“If the provided timestamp is older than the server's stored value, the server MUST reply to the client with a `MARKREAD` command carrying the server's stored value.”",
  )
  await one.send('MARKREAD #WIRE')
  assert.equal(one.take().at(-1), `:bouncer.longwire MARKREAD #Wire ${AT}`)
})

test('“after the server sends a server `JOIN` command to the client for a corresponding channel, the server MUST send a `MARKREAD` command for that channel”, “before the `RPL_ENDOFNAMES` reply”; also where there are no names', async () => {
  const person = await Person.start()
  await person.connect(modern, '#wire')
  const screen = person.attach({ network: person.network, capabilities: ['draft/read-marker'] })
  await person.settle()
  const commands = screen.take().map((line) => line.split(' ')[1])
  assert.deepEqual(commands.slice(commands.indexOf('JOIN')), ['JOIN', 'MARKREAD', '353', '366'])
  const bare = person.attach({ network: person.network, capabilities: ['draft/read-marker', 'no-implicit-names'] })
  await person.settle()
  const less = bare.take().map((line) => line.split(' ')[1])
  assert.deepEqual(less.slice(less.indexOf('JOIN')), ['JOIN', 'MARKREAD'])
})

test('“it can clamp it between the last read timestamp and the current time”: nobody has read what has not been said yet (pitfall 38)', async () => {
  const person = await Person.start()
  await person.connect(modern, '#wire')
  const screen = await person.attachTo('draft/read-marker')
  await screen.send('MARKREAD #wire timestamp=2099-01-01T00:00:00.000Z')
  assert.deepEqual(screen.take(), [':bouncer.longwire MARKREAD #wire timestamp=2026-11-22T10:00:00.000Z'])
})

test('“with missing parameters, the `NEED_MORE_PARAMS` error code MUST be returned”; “The timestamp MUST NOT be a literal `*`.”', async () => {
  const person = await Person.start()
  await person.connect(modern, '#wire')
  const screen = await person.attachTo('draft/read-marker')
  await screen.send('MARKREAD', 'MARKREAD #wire *', 'MARKREAD #wire timestamp=now', `MARKREAD #nowhere ${AT}`)
  const codes = screen.take().map((line) => line.split(' ')[3])
  assert.deepEqual(codes, ['NEED_MORE_PARAMS', 'INVALID_PARAMS', 'INVALID_PARAMS', 'INVALID_PARAMS'])
})

test('“If there is no known last message read timestamp, the `timestamp` parameter is a literal `*`.”: also of somebody to whom nothing was said', async () => {
  const person = await Person.start()
  await person.connect(modern, '#wire')
  const screen = await person.attachTo('draft/read-marker')
  await screen.send('MARKREAD #wire', 'MARKREAD carol')
  assert.deepEqual(screen.take(), [':bouncer.longwire MARKREAD #wire *', ':bouncer.longwire MARKREAD carol *'])
})

test('without the capability the command does not exist', async () => {
  const person = await Person.start()
  await person.connect(modern, '#wire')
  const screen = await person.attachTo()
  await screen.send('MARKREAD #wire')
  assert.match(screen.take().join(), / 421 ada MARKREAD /)
})
