import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const whox = { ...modern, isupport: `${modern.isupport} WHOX` }

// Source: https://ircv3.net/specs/extensions/whox
test('“Servers MUST send the fields in the order specified above.” “`0` is used for `[account]` when the user is logged out”: from what is known, with the token; else the network is asked', async () => {
  const person = await Person.start()
  const network = await person.connect(whox, '#wire')
  const screen = await person.attachTo('labeled-response', 'batch', 'multi-prefix')
  const label = /label=([^; ]+)/.exec(await network.expect(/WHO #wire %/))?.[1]
  await screen.send('WHO #wire %nat,7')
  assert.match(await network.expect(/WHO #wire %nat,7/), /WHO #wire %nat,7$/, 'not known yet')
  network.send(
    `@label=${label} :irc.example BATCH +w labeled-response`,
    '@batch=w :irc.example 354 ada 842 #wire ada host.example ada H*@ 0 :Ada',
    '@batch=w :irc.example 354 ada 842 #wire bobby b.example bob G+ robert :Robert',
    '@batch=w :irc.example 315 ada #wire :End',
    ':irc.example BATCH -w',
  )
  await person.settle()
  screen.take()
  const asked = network.received.length
  await screen.send('@label=x WHO #wire %tfnacuhr,42')
  assert.deepEqual(
    screen.take().map((line) => line.replace(/(batch=|BATCH [+-])\w+/, '$1R').replace(':bouncer.longwire ', '')),
    [
      '@label=x BATCH +R labeled-response',
      '@batch=R 354 ada 42 #wire ada host.example ada H*@ 0 Ada',
      '@batch=R 354 ada 42 #wire bobby b.example bob G+ robert Robert',
      '@batch=R 315 ada #wire :End of WHO list',
      'BATCH -R',
    ],
  )
  assert.equal(network.received.length, asked)
  for (const line of ['WHO #wire', 'WHO bob %n', 'WHO #wire %ns', 'WHO #wire o']) {
    await screen.send(line)
    assert.ok((await network.expect(/WHO/)).endsWith(line))
  }
})
