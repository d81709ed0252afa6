import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const withBots = { ...modern, isupport: `${modern.isupport} BOT=B` }

// Source: https://ircv3.net/specs/extensions/bot-mode
test('“Servers publishing the `BOT` ISUPPORT token let clients mark themselves as bots by setting a user mode”: the token and the mode pass', async () => {
  const person = await Person.start()
  const network = await person.connect(withBots, '#wire')
  const screen = person.attach({ network: person.network })
  await person.settle()
  assert.match(screen.take().join('\n'), / 005 ada .*\bBOT=B\b/)
  await screen.send('MODE ada +B')
  await network.expect(/MODE ada \+B/)
})

test('“This tag MUST only be sent to users who have requested the `message-tags` capability.”; it is kept with the message', async () => {
  const person = await Person.start()
  const network = await person.connect(withBots, '#wire')
  const knowing = await person.attachTo('batch', 'draft/chathistory', 'message-tags')
  const other = await person.attachTo('server-time')
  network.send('@bot;msgid=b1 :bob!b@h PRIVMSG #wire :beep')
  await person.settle()
  assert.match(knowing.take().join(), /^@(?=\S*\bbot\b)\S+ :bob!b@h PRIVMSG #wire beep$/)
  assert.doesNotMatch(other.take().join(), /bot/)
  await knowing.send('CHATHISTORY LATEST #wire * 1')
  assert.match(knowing.take().join('\n'), /^@(?=\S*\bbot\b)\S+ :bob!b@h PRIVMSG #wire beep$/m)
})

test('“Servers MUST NOT send this tag with a value”: one that a network gives is left out', async () => {
  const person = await Person.start()
  const network = await person.connect(withBots, '#wire')
  const screen = await person.attachTo('message-tags')
  network.send('@bot=someFutureValueHere :bob!b@h PRIVMSG #wire :beep')
  await person.settle()
  assert.match(screen.take().join(), /[@;]bot[; ]/)
})
