import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RawClient, skipUnless, startErgo, startInspircd } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { Account, modern } from './account.ts'
import { shownOnce, timesShown } from './shown.ts'

test('two networks of one person are apart: each has its own nickname, channels and conversations', {
  skip: await skipUnless('ergo', 'inspircd'),
}, async () => {
  await using ergo = await startErgo()
  await using inspircd = await startInspircd()
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  await ada.addNetwork({ name: 'home', port: ergo.port })
  await ada.addNetwork({ name: 'work', port: inspircd.port, nickname: 'lovelace' })
  await using home = await ada.attach({ network: 'home', capabilities: modern })
  await using work = await ada.attach({ network: 'work' })
  assert.match(home.lines.find((line) => / 001 /.test(line)) ?? '', / 001 ada :/)
  assert.match(work.lines.find((line) => / 001 /.test(line)) ?? '', / 001 lovelace :/)

  home.send('JOIN #longwire')
  work.send('JOIN #longwire')
  await home.waitFor(/ 366 /)
  await work.waitFor(/ 366 /)
  await using bobAtHome = await RawClient.register({ port: ergo.port }, 'bob')
  await using bobAtWork = await RawClient.register({ port: inspircd.port }, 'bob')
  bobAtHome.send('JOIN #longwire', 'PRIVMSG #longwire :said at home', 'PRIVMSG ada :in private at home')
  bobAtWork.send('JOIN #longwire', 'PRIVMSG #longwire :said at work', 'PRIVMSG lovelace :in private at work')
  await shownOnce([home], ['said at home', 'in private at home'], { by: bobAtHome, in: '#longwire' })
  await shownOnce([work], ['said at work', 'in private at work'], { by: bobAtWork, in: '#longwire' })
  assert.equal(timesShown(home, 'at work'), 0)
  assert.equal(timesShown(work, 'at home'), 0)

  home.send('CHATHISTORY LATEST #longwire * 50')
  await home.waitFor(/BATCH -/)
  assert.equal(timesShown(home, 'at work'), 0)
  assert.equal(timesShown(home, /batch=\S+ \S+ PRIVMSG #longwire :said at home$/), 1)

  await using unnamed = await ada.attach()
  unnamed.send('PING told')
  await unnamed.waitFor(/ PONG .*told/)
  assert.equal(timesShown(unnamed, /NOTICE ada .*ada\/NETWORK.*home.*work/), 1, 'it is told how to get to one')
})

test('two people of one bouncer in the same channel are two people', { skip: await skipUnless('ergo') }, async () => {
  await using ergo = await startErgo()
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  const grace = await Account.add(longwire, 'grace')
  for (const person of [ada, grace]) await person.addNetwork({ name: 'ergo', port: ergo.port })
  await using adasPhone = await ada.attach({ network: 'ergo', client: 'phone', capabilities: modern })
  await using adasDesk = await ada.attach({ network: 'ergo', client: 'desk', capabilities: modern })
  await using graces = await grace.attach({ network: 'ergo', capabilities: modern })
  adasPhone.send('JOIN #longwire')
  await adasPhone.waitFor(/ 366 /)
  graces.send('JOIN #longwire')
  await adasPhone.waitFor(/:grace!\S+ JOIN #longwire/)

  adasPhone.send('PRIVMSG #longwire :from ada')
  await graces.waitFor(/:ada!\S+ PRIVMSG #longwire :from ada$/)
  graces.send('PRIVMSG #longwire :from grace')
  await adasPhone.waitFor(/:grace!\S+ PRIVMSG #longwire :from grace$/)
  graces.send('PRIVMSG ada :between us')
  await adasDesk.waitFor(/:grace!\S+ PRIVMSG ada :between us$/)
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #longwire')
  await shownOnce([adasPhone, adasDesk, graces], ['from ada', 'from grace', 'between us'], {
    by: bob,
    in: '#longwire',
  })
  const ids = [adasPhone, adasDesk, graces].map(
    ({ lines }) => /msgid=([^; ]+)/.exec(lines.find((line) => line.endsWith(':from ada')) ?? '')?.[1],
  )
  assert.equal(new Set(ids).size, 1, 'the network has given it one id')
  assert.ok(ids[0])

  await using stranger = await RawClient.connect({ port: longwire.ircPort })
  stranger.send(`PASS :${ada.password}x`, 'NICK ada', 'USER ada/ergo 0 * :ada')
  await stranger.waitFor(/ 464 /)
  await stranger.waitFor(/^(:\S+ )?ERROR/)
})
