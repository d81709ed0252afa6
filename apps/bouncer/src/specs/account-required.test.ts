import { test } from 'node:test'
import { Installation } from '../../test/installation.ts'
import { TestIrcClient } from '../../test/irc-client.ts'

// Source: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/account-required.md
test('“it indicates that the connection to the server cannot be completed unless the clients authenticates”; “servers MUST reject any CAP REQ command including this capability”', async () => {
  await using installation = await Installation.start()
  await installation.setUp()
  const client = await TestIrcClient.connect(installation.bouncer.ircPorts[0] ?? 0)
  client.send('CAP LS 302')
  await client.waitFor(/ CAP \* LS (?:\* )?:.*\bsoju\.im\/account-required( |$)/)
  client.send('CAP REQ :soju.im/account-required', 'CAP REQ :server-time soju.im/account-required')
  await client.waitFor(/ CAP \* NAK :?soju\.im\/account-required$/)
  await client.waitFor(/ CAP \* NAK :server-time soju\.im\/account-required$/)
  client.send('CAP REQ standard-replies', 'NICK ada', 'USER ada 0 * :Ada', 'CAP END')
  // “which will be indicated instead by FAIL * ACCOUNT_REQUIRED”
  await client.waitFor(/ FAIL \* ACCOUNT_REQUIRED :/)
  await client.waitFor(/ ERROR /)
  await client.end()
})
