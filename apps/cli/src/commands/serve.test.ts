import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { RawClient, skipUnless, startErgo, temporaryFolder, tlsCertificates } from '@longwire/peers'
import { MuxScreen } from '../../test/mux-screen.ts'
import { Serving } from '../../test/serving.ts'

const skip = await skipUnless('ergo')

const capabilities = [
  'batch',
  'draft/chathistory',
  'draft/read-marker',
  'echo-message',
  'labeled-response',
  'longwire/resume',
  'message-tags',
  'server-time',
].join(',')

const times = (lines: readonly string[], pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length

test('what two screens saw is there, once, after the bouncer was killed', { skip }, async () => {
  const certificates = await tlsCertificates()
  const folder = temporaryFolder('command')
  const ca = join(folder, 'ca.pem')
  writeFileSync(ca, certificates.ca)
  await using ergo = await startErgo({ tls: certificates.valid })
  await using bob = await RawClient.register({ port: ergo.tlsPort, ca: certificates.ca }, 'bob')

  await using first = await Serving.start(join(folder, 'data'), '--tls-ca', ca)
  const cookie = await first.setUp('ada', 'correct horse battery')
  const one = await MuxScreen.open(first.address, cookie)
  one.send('OPEN 1 caps=soju.im/bouncer-networks,soju.im/bouncer-networks-notify')
  one.send(`1 BOUNCER ADDNETWORK name=Ergo;host=127.0.0.1;port=${ergo.tlsPort};tls=1;nickname=ada`)
  const added = await one.waitFor(/BOUNCER ADDNETWORK \S+$/)
  const network = added.slice(added.lastIndexOf(' ') + 1)
  await one.waitFor(/BOUNCER NETWORK \S+ \S*state=connected/)
  const two = await MuxScreen.open(first.address, cookie)
  one.send(`OPEN 2 network=${network};caps=${capabilities}`)
  two.send(`OPEN 7 network=${network};caps=${capabilities}`)
  await one.waitFor(/^2 .* (376|422) ada /)
  await two.waitFor(/^7 .* (376|422) ada /)

  one.send('2 @label=j JOIN #wire')
  await one.waitFor(/^2 .* 366 ada #wire /)
  await two.waitFor(/^7 .* 366 ada #wire /)
  bob.send('JOIN #wire', 'PRIVMSG #wire :hello ada')
  await one.waitFor(/^2 .*bob!\S+ PRIVMSG #wire :hello ada$/)
  await two.waitFor(/^7 .*bob!\S+ PRIVMSG #wire :hello ada$/)
  one.send('2 @label=s;+longwire/id=outbox-1 PRIVMSG #wire :hi bob')
  await bob.waitFor(/ada!\S+ PRIVMSG #wire :hi bob$/)
  const echo = await one.waitFor(/^2 @\S*label=s\S* :ada!\S+ PRIVMSG #wire :hi bob$/)
  await two.waitFor(/^7 .*ada!\S+ PRIVMSG #wire :hi bob$/)
  const [, msgid] = /[@;]msgid=([^; ]+)/.exec(echo) ?? []

  await first.kill()
  await using second = await Serving.start(join(folder, 'data'), '--tls-ca', ca)
  assert.equal(second.setupToken, undefined, 'there is an account already')
  const again = await MuxScreen.open(second.address, cookie)
  again.send(`OPEN 1 network=${network};caps=${capabilities};resume=*`)
  await again.waitFor(/^1 .*RESUME END \S+$/)
  assert.equal(times(again.lines, /bob!\S+ PRIVMSG #wire :hello ada$/), 1)
  assert.equal(times(again.lines, /ada!\S+ PRIVMSG #wire :hi bob$/), 1)
  assert.match(again.lines.find((line) => line.endsWith(':hi bob')) ?? '', new RegExp(`msgid=${msgid}[; ]`))
  again.send('1 @label=r;+longwire/id=outbox-1 PRIVMSG #wire :hi bob')
  await again.waitFor(/^1 @\S*label=r\S* :ada!\S+ PRIVMSG #wire :hi bob$/)
  await bob.waitFor(/ada!\S+ JOIN #wire/)
  again.send('1 @label=r2;+longwire/id=outbox-1 PRIVMSG #wire :hi bob', '1 PRIVMSG #wire :back again')
  const repeat = await again.waitFor(/^1 @\S*label=r2\S* :ada!\S+ PRIVMSG #wire :hi bob$/)
  assert.match(repeat, new RegExp(`msgid=${msgid}[; ]`), 'a repeat is answered with the first echo')
  await bob.waitFor(/ada!\S+ PRIVMSG #wire :back again$/)
  assert.equal(times(bob.lines, /PRIVMSG #wire :hi bob$/), 1, 'and never said twice')

  assert.equal(await second.stop(), 0)
  await again.waitFor(/^\(closed 1001\)$/)
})
