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
