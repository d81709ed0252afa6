import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joinReply } from '@longwire/testing'
import { modern, Person } from '../../test/person.ts'

// Source: https://ircv3.net/specs/extensions/multi-prefix
test('“all possible prefixes which apply to a user”, “in order of ‘rank’, from highest to lowest”; without it the highest alone', async () => {
  const person = await Person.start()
  const network = await person.connect(modern)
  network.send(...joinReply('ada', '#wire', ['@+ada', '+bob', 'carol']))
  await person.settle()
  const [all, highest] = [await person.attachTo('multi-prefix'), await person.attachTo()]
  for (const screen of [all, highest]) await screen.send('NAMES #wire')
  assert.match(all.take().join('\n'), / 353 ada = #wire :@\+ada \+bob carol$/m)
  assert.match(highest.take().join('\n'), / 353 ada = #wire :@ada \+bob carol$/m)
  network.send(':irc.example MODE #wire +o bob')
  await person.settle()
  for (const screen of [all, highest]) {
    screen.take()
    await screen.send('NAMES #wire')
  }
  assert.match(all.take().join('\n'), / 353 ada = #wire :@\+ada @\+bob carol$/m)
  assert.match(highest.take().join('\n'), / 353 ada = #wire :@ada @bob carol$/m)
})

test('“in NAMES and WHO output”: what the network answers to WHO is told with the highest alone to who has not enabled it', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  // Of the join itself.
  await network.expect(/WHO #wire$/)
  const [all, highest] = [await person.attachTo('multi-prefix'), await person.attachTo()]
  for (const [screen, flags] of [
    [all, 'H@+'],
    [highest, 'H@'],
  ] as const) {
    await screen.send('WHO #wire')
    const label = /label=([^; ]+)/.exec(await network.expect(/WHO #wire$/))?.[1]
    network.send(
      `@label=${label} :irc.example BATCH +w labeled-response`,
      '@batch=w :irc.example 352 ada #wire ada host.example irc.example ada H@+ :0 Ada',
      '@batch=w :irc.example 315 ada #wire :End',
      ':irc.example BATCH -w',
    )
    await person.settle()
    const lines = screen.take().join('\n')
    assert.ok(lines.includes(` 352 ada #wire ada host.example irc.example ada ${flags} :`), lines)
  }
})
