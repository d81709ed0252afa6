import { join } from 'node:path'
import { test } from 'node:test'
import {
  RawClient,
  skipUnless,
  startErgo,
  startInspircd,
  startNgircd,
  startWeechat,
  temporaryFolder,
} from '@longwire/peers'
import assert from 'node:assert/strict'
import { MuxScreen } from '../../test/mux-screen.ts'
import { Serving } from '../../test/serving.ts'

const password = 'correct-horse'

/** A bouncer whose user ada has one network. */
async function attached(port: number, name: string): Promise<{ serving: Serving; screen: MuxScreen; network: string }> {
  const serving = await Serving.start(join(temporaryFolder('command'), 'data'))
  const screen = await MuxScreen.open(serving.address, await serving.setUp('ada', password))
  screen.send('OPEN 1 caps=soju.im/bouncer-networks,soju.im/bouncer-networks-notify')
  screen.send(`1 BOUNCER ADDNETWORK name=${name};host=127.0.0.1;port=${port};tls=0;nickname=ada`)
  const added = await screen.waitFor(/BOUNCER ADDNETWORK \S+$/)
  const network = added.slice(added.lastIndexOf(' ') + 1)
  await screen.waitFor(/BOUNCER NETWORK \S+ \S*state=connected/)
  screen.send(`OPEN 2 network=${network};caps=message-tags,server-time,echo-message,labeled-response,batch`)
  await screen.waitFor(/^2 .* (376|422) ada /)
  screen.send('2 JOIN #wire')
  await screen.waitFor(/^2 .* 366 ada #wire /)
  return { serving, screen, network }
}

const needsWeechat = await skipUnless('ergo', 'weechat')

test('WeeChat talks, leaves, and finds what it missed', { skip: needsWeechat }, async () => {
  await using ergo = await startErgo()
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #wire')
  const { serving, screen } = await attached(ergo.port, 'Ergo')
  await using running = serving
  const options = { port: running.ircPort, nickname: 'ada', username: 'ada/Ergo@wee', password }
  const first = await startWeechat(options)
  await first.waitForLog('irc.server.test', /Welcome to ErgoTest/)
  bob.send('PRIVMSG #wire :hello from bob')
  await first.waitForLog('irc.test.#wire', /\t[@~]?bob\thello from bob/)
  first.say('irc.test.#wire', 'hello from WeeChat')
  await bob.waitFor(/ada!\S+ PRIVMSG #wire :hello from WeeChat$/)
  await screen.waitFor(/^2 .*ada!\S+ PRIVMSG #wire :hello from WeeChat$/)
  screen.send('2 PRIVMSG #wire :hello from the screen')
  await first.waitForLog('irc.test.#wire', /\t[@~]?ada\thello from the screen/)
  await first.stop()
  bob.send('PRIVMSG #wire :while you were away')
  await screen.waitFor(/while you were away$/)
  await using second = await startWeechat(options)
  await second.waitForLog('irc.test.#wire', /\t[@~]?bob\twhile you were away/)
  assert.doesNotMatch(second.log('irc.test.#wire'), /hello from bob/, 'what it has been shown already stays away')
})

test('InspIRCd upstream: echoes, its msgids, rfc1459', { skip: await skipUnless('inspircd') }, async () => {
  await using inspircd = await startInspircd()
  await using bob = await RawClient.register({ port: inspircd.port }, 'bob')
  bob.send('JOIN #wire')
  const { serving, screen } = await attached(inspircd.port, 'InspIRCd')
  await using running = serving
  assert.ok(running.ircPort > 0)
  screen.send('2 @label=s PRIVMSG #WIRE :hello')
  await bob.waitFor(/ada!\S+ PRIVMSG #wire :hello$/i)
  const echo = await screen.waitFor(/^2 @\S*label=s\S* :ada!\S+ PRIVMSG #wire :?hello$/i)
  assert.match(echo, /[@;]msgid=/)
  bob.send('PRIVMSG ada :psst', 'TOPIC #wire :wires')
  await screen.waitFor(/^2 .*bob!\S+ PRIVMSG ada :?psst$/)
  screen.send('2 @label=w WHOIS bob')
  await screen.waitFor(/^2 @\S*batch=\S+ \S+ 318 ada bob /)
})

test('ngIRCd upstream: no echoes and no ids, so they are our own', { skip: await skipUnless('ngircd') }, async () => {
  await using ngircd = await startNgircd()
  await using bob = await RawClient.register({ port: ngircd.port }, 'bob')
  bob.send('JOIN #wire')
  const { serving, screen } = await attached(ngircd.port, 'ngIRCd')
  await using running = serving
  assert.ok(running.ircPort > 0)
  screen.send('2 @label=s PRIVMSG #wire :hello')
  const echo = await screen.waitFor(/^2 @\S*label=s\S* :ada!\S+ PRIVMSG #wire :?hello$/)
  assert.match(echo, /[@;]msgid=lw\.[\w-]+/)
  await bob.waitFor(/ada!\S+ PRIVMSG #wire :hello$/)
  screen.send('2 @label=n PRIVMSG nobody :hello')
  await screen.waitFor(/^2 .* 401 ada nobody /)
})
