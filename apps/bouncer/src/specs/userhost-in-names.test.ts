import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joinReply } from '@longwire/testing'
import { modern, Person } from '../../test/person.ts'

// Source: https://ircv3.net/specs/extensions/userhost-in-names
test('“extends the NAMES reply messages (`RPL_NAMREPLY`) to contain the full hostmask (nick!user@host) of every user listed”; without it nicknames alone', async () => {
  const person = await Person.start()
  const network = await person.connect(modern)
  network.send(...joinReply('ada', '#wire', ['@ada!ada@host.example', '+bob!b@h']))
  await person.settle()
  const [full, bare] = [await person.attachTo('userhost-in-names'), await person.attachTo()]
  for (const screen of [full, bare]) await screen.send('NAMES #wire')
  assert.match(full.take().join('\n'), / 353 ada = #wire :@ada!ada@host\.example \+bob!b@h$/m)
  assert.match(bare.take().join('\n'), / 353 ada = #wire :@ada \+bob$/m)
})
