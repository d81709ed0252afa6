import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person, plainOld } from '../../test/person.ts'

// Source: https://ircv3.net/specs/extensions/message-tags
test('“Servers MUST reply with the `ERR_INPUTTOOLONG` (`417`) error numeric if a client sends a message with more tag data than the allowed limit. Servers MUST NOT truncate tags”; counted in bytes', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo('message-tags')
  await screen.send(`@+a=${'é'.repeat(2050)} PRIVMSG #wire :too much`)
  assert.match(screen.take().join('\n'), /^:\S+ 417 ada :/)
  await screen.send(`@+a=${'é'.repeat(2000)} PRIVMSG #wire :enough`)
  assert.match(await network.expect(/PRIVMSG/), /:?enough$/)
})

test('“Client-only tags MUST be relayed on `PRIVMSG` and `NOTICE` messages”, “as-is”; “Any server-initiated tags attached to messages MUST be included before client-only tags”', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo('message-tags', 'server-time', 'account-tag', 'batch', 'draft/chathistory')
  network.send('@msgid=m1;account=robert;+example.com/x=raw+:=,escaped\\:\\s\\\\;+reply=m0 :bob!b@h PRIVMSG #wire :hi')
  await person.settle()
  await screen.send('CHATHISTORY LATEST #wire * 1')
  const lines = screen.take().filter((line) => line.includes('PRIVMSG'))
  assert.equal(lines.length, 2)
  for (const line of lines) {
    const keys = line.slice(1).split(' ', 1)[0]?.split(';') ?? []
    const firstOfClient = keys.findIndex((key) => key.startsWith('+'))
    assert.ok(
      keys.slice(firstOfClient).every((key) => key.startsWith('+')),
      line,
    )
    assert.deepEqual(keys.slice(firstOfClient), ['+example.com/x=raw+:=,escaped\\:\\s\\\\', '+reply=m0'])
  }
})

test('“Tags without the client-only prefix MUST be removed by the server before being relayed with any message to another client.” (pitfall 14)', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const [sender, other] = [await person.attachTo('message-tags'), await person.attachTo('message-tags', 'server-time')]
  await sender.send('@unknown;time=2001-01-01T00:00:00.000Z;account=root;msgid=forged;+ok=1 PRIVMSG #wire :hi')
  const sent = await network.expect(/PRIVMSG/)
  assert.doesNotMatch(sent, /unknown|2001|root|forged/)
  assert.match(sent, /\+ok=1/)
  const label = /label=([^; ]+)/.exec(sent)?.[1]
  network.send(`@label=${label};msgid=real;+ok=1 :ada!ada@host.example PRIVMSG #wire :hi`)
  await person.settle()
  const seen = other.take().join()
  assert.doesNotMatch(seen, /unknown|2001|root|forged/)
  assert.match(seen, /msgid=real/)
})

test('“Servers MUST NOT deliver `TAGMSG` to clients that haven’t negotiated the message tags capability.”', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const [knowing, other] = [await person.attachTo('message-tags'), await person.attachTo('server-time', 'account-tag')]
  network.send('@+typing=active :bob!b@h TAGMSG #wire', '@+draft/react=x;+reply=m :bob!b@h TAGMSG @#wire')
  await person.settle()
  assert.equal(knowing.take().length, 2)
  assert.deepEqual(other.take(), [])
})

test('offered whatever the network has: at one without tags they go no further, and `CLIENTTAGDENY=*` says so, but for what is for the bouncer', async () => {
  const person = await Person.start()
  const network = await person.connect(plainOld, '#wire')
  const screen = person.attach({ network: person.network, capabilities: ['message-tags'] })
  await person.settle()
  assert.match(screen.take().join('\n'), / 005 ada .*\bCLIENTTAGDENY=\*,-longwire\/id /)
  await screen.send('@+x=1 PRIVMSG #wire :plain')
  assert.equal(await network.expect(/PRIVMSG/), 'PRIVMSG #wire plain')
})
