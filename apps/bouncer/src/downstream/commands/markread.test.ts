import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../../test/person.ts'

const AT = 'timestamp=2026-11-22T09:30:00.000Z'

test('read-marker: the marker only grows, and all screens of the network hear of it', async () => {
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
    'an older one is answered with the stored one',
  )
  await one.send('MARKREAD #WIRE')
  assert.equal(one.take().at(-1), `:bouncer.longwire MARKREAD #Wire ${AT}`)
})

test('read-marker: after JOIN it comes before the end of the names, and also where there are no names', async () => {
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

test('read-marker: nobody has read what has not been said yet (pitfall 38)', async () => {
  const person = await Person.start()
  await person.connect(modern, '#wire')
  const screen = await person.attachTo('draft/read-marker')
  await screen.send('MARKREAD #wire timestamp=2099-01-01T00:00:00.000Z')
  assert.deepEqual(screen.take(), [':bouncer.longwire MARKREAD #wire timestamp=2026-11-22T10:00:00.000Z'])
})

test('read-marker: what is wrong is refused', async () => {
  const person = await Person.start()
  await person.connect(modern, '#wire')
  const screen = await person.attachTo('draft/read-marker')
  await screen.send('MARKREAD', 'MARKREAD #wire *', 'MARKREAD #wire timestamp=now', `MARKREAD #nowhere ${AT}`)
  const codes = screen.take().map((line) => line.split(' ')[3])
  assert.deepEqual(codes, ['NEED_MORE_PARAMS', 'INVALID_PARAMS', 'INVALID_PARAMS', 'INVALID_PARAMS'])
})
