import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

// Source: https://ircv3.net/specs/extensions/extended-isupport
test('“The server MUST NOT send any unbatched `RPL_ISUPPORT` message while both of these capabilities are enabled”; ISUPPORT asks for them again', async () => {
  const person = await Person.start()
  await person.connect(modern)
  const both = person.attach({ network: person.network, capabilities: ['batch', 'draft/extended-isupport'] })
  const alone = person.attach({ network: person.network, capabilities: ['draft/extended-isupport'] })
  const none = await person.attachTo('batch')
  await person.settle()
  const unbatched = (lines: readonly string[]): number =>
    lines.filter((line) => / 005 /.test(line) && !line.startsWith('@batch=')).length
  const first = both.take()
  assert.equal(unbatched(first), 0)
  assert.match(first.join('\n'), /BATCH \+(\w+) draft\/isupport\n(?:@batch=\1 :\S+ 005 .*\n)+:\S+ BATCH -\1/)
  await both.send('ISUPPORT')
  assert.match(
    both.take().join('\n'),
    /^:\S+ BATCH \+(\w+) draft\/isupport\n(?:@batch=\1 :\S+ 005 .*\n)+:\S+ BATCH -\1$/,
  )
  alone.take()
  await alone.send('ISUPPORT')
  assert.ok(unbatched(alone.take()) > 0)
  await none.send('ISUPPORT')
  assert.match(none.take().join(), / 421 ada ISUPPORT :/)
})

// Source: https://modern.ircdocs.horse/#rplisupport-005
test('a screen that was there before the network learns what the network supports', async () => {
  const person = await Person.start()
  const plain = await person.attachTo()
  const batched = await person.attachTo('batch', 'draft/extended-isupport')
  await person.connect({ ...modern, isupport: 'NETWORK=Example CASEMAPPING=rfc1459 CHANTYPES=# CHANMODES=Ibe,k,l,imn' })
  const told = plain.take().filter((line) => / 005 ada /.test(line))
  assert.match(told.join('\n'), / CASEMAPPING=rfc1459 .*CHANMODES=Ibe,k,l,imn /)
  assert.doesNotMatch(told.join('\n'), /BOUNCER_NETID/, 'what has not changed is not told again')
  const lines = batched.take()
  assert.match(lines.join('\n'), /BATCH \+(\w+) draft\/isupport\n@batch=\1 :\S+ 005 .*CHANMODES=Ibe/)
  assert.ok(lines.every((line) => !/ 005 /.test(line) || line.startsWith('@batch=')))
})

// Source: https://modern.ircdocs.horse/#rplisupport-005
test('what the network no longer supports is taken back, with a “-” before its name', async () => {
  const person = await Person.start()
  const connection = await person.connect({ ...modern, isupport: 'NETWORK=Example CHANTYPES=# SAFELIST' })
  const screen = await person.attachTo()
  connection.send(':irc.example 005 ada -SAFELIST TOPICLEN=99 :are supported by this server')
  await person.settle()
  assert.deepEqual(
    screen.take().filter((line) => / 005 /.test(line)),
    [':bouncer.longwire 005 ada TOPICLEN=99 -SAFELIST :are supported by this server'],
  )
})
