import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RawClient, skipUnless, startErgo, startInspircd, startNgircd, type TestServer } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { Account, modern } from './account.ts'
import { shownOnce, timesShown } from './shown.ts'

/** Two clients of one person, one that knows everything and one that knows nothing, and somebody else on the network. */
async function conversation(server: TestServer): Promise<void> {
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  await ada.addNetwork({ name: 'net', port: server.port })
  await using phone = await ada.attach({ network: 'net', client: 'phone', capabilities: modern })
  await using desk = await ada.attach({ network: 'net', client: 'desk' })
  const both = [phone, desk]
  await using bob = await RawClient.register({ port: server.port }, 'bob')

  phone.send('JOIN #longwire')
  for (const client of both) await client.waitFor(/ 366 ada #longwire /)
  bob.send('JOIN #longwire')
  for (const client of both) await client.waitFor(/:bob!\S+ JOIN /)
  bob.send('PRIVMSG #longwire :hello from the other side')
  for (const client of both) await client.waitFor(/PRIVMSG #longwire :hello from the other side$/)
  phone.send('PRIVMSG #longwire :said on the phone')
  await bob.waitFor(/^:ada!\S+ PRIVMSG #longwire :said on the phone$/)
  desk.send('PRIVMSG #longwire :said at the desk')
  await bob.waitFor(/^:ada!\S+ PRIVMSG #longwire :said at the desk$/)
  phone.send('PRIVMSG bob :a word in private')
  await bob.waitFor(/^:ada!\S+ PRIVMSG bob :a word in private$/)
  bob.send('PRIVMSG ada :a private answer')
  const fence = { by: bob, in: '#longwire' }
  await shownOnce([phone], ['said on the phone', 'said at the desk', 'a word in private', 'a private answer'], fence)
  await shownOnce([desk], ['hello from the other side', 'said on the phone', 'a private answer'], fence)
  await shownOnce([desk], [/:ada!\S+ PRIVMSG bob :a word in private$/], fence)
  assert.equal(timesShown(desk, 'said at the desk'), 0, 'without echo-message it has shown it already')
  assert.equal(timesShown(bob, 'said'), 2)

  phone.send('WHOIS bob')
  await phone.waitFor(/ 318 ada bob /)
  phone.send('TOPIC #longwire :what we talk about')
  for (const client of [...both, bob]) await client.waitFor(/TOPIC #longwire :what we talk about$/)
  phone.send('MODE #longwire +v bob')
  for (const client of [...both, bob]) await client.waitFor(/MODE #longwire \+v :?bob$/)
  desk.send('NICK lovelace')
  for (const client of [...both, bob]) await client.waitFor(/^(@\S+ )?:ada!\S+ NICK :?lovelace$/)
  await shownOnce(both, [/TOPIC #longwire/, / NICK /, /MODE #longwire \+v/], fence)
  assert.equal(timesShown(desk, / 31[0-9] /), 0, 'a WHOIS is answered to the one who asked')

  await bob.quit()
  for (const client of both) await client.waitFor(/:bob!\S+ QUIT/)
}

test('everything said and done through Ergo is on every client once', { skip: await skipUnless('ergo') }, async () => {
  await using server = await startErgo()
  await conversation(server)
})

test('everything said and done through InspIRCd is on every client once', {
  skip: await skipUnless('inspircd'),
}, async () => {
  await using server = await startInspircd()
  await conversation(server)
})

test('everything said and done through ngIRCd is on every client once', {
  skip: await skipUnless('ngircd'),
}, async () => {
  await using server = await startNgircd()
  await conversation(server)
})
