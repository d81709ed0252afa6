import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

// Source: https://ircv3.net/specs/extensions/utf8-only
test('“servers can include [UTF8ONLY] in their ISUPPORT”: where the network does, the bouncer tells it on', async () => {
  for (const told of [true, false]) {
    const person = await Person.start()
    await person.connect({ ...modern, isupport: `${modern.isupport}${told ? ' UTF8ONLY' : ''}` })
    const screen = person.attach({ network: person.network })
    await person.settle()
    assert.equal(/ 005 ada .*\bUTF8ONLY\b/.test(screen.take().join('\n')), told)
  }
})

test('“it indicates that the client’s message was rejected because it contained invalid UTF-8 data”: INVALID_UTF8, and nothing goes to the network', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo('standard-replies')
  screen.sendDamaged('PRIVMSG #wire :caf\u{FFFD}')
  await person.settle()
  assert.match(screen.take().join(), / FAIL \* INVALID_UTF8 :/)
  assert.ok(!network.received.some((line) => line.includes('caf')))
})
