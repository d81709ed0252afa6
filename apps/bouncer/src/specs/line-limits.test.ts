import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

// “Servers MUST NOT truncate tags”: https://ircv3.net/specs/extensions/message-tags#size-limit
test('417: tags of more than 4094 bytes, counted in bytes, are refused with the line; nothing of it is sent on', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo('message-tags')
  await screen.send(`@+a=${'é'.repeat(2050)} PRIVMSG #wire :too much`)
  assert.match(screen.take().join('\n'), /^:\S+ 417 ada :/)
  await screen.send(`@+a=${'é'.repeat(2000)} PRIVMSG #wire :enough`)
  assert.match(await network.expect(/PRIVMSG/), /:?enough$/)
})
