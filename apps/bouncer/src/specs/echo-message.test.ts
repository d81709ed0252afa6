import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { modern, Person, plainOld } from '../../test/person.ts'

const commands: readonly (readonly [sent: string, echoed: RegExp])[] = [
  ['PRIVMSG #wire :hi there', /:ada!ada@host\.example PRIVMSG #wire :hi there$/],
  ['NOTICE bob :hi there', /:ada!ada@host\.example NOTICE bob :hi there$/],
]

// Source: https://ircv3.net/specs/extensions/echo-message
describe('echo-message', () => {
  for (const [sent, echoed] of commands) {
    test(`“servers MUST send ${sent.split(' ', 1)[0]} messages back to the client that sent them”, once; others of the person see it in any case`, async () => {
      for (const welcome of [modern, plainOld]) {
        const person = await Person.start()
        const network = await person.connect(welcome, '#wire')
        const sender = await person.attachTo('echo-message', 'message-tags', 'server-time')
        const silent = await person.attachTo()
        await sender.send(sent)
        const line = await network.expect(/hi there/)
        const label = /label=([^; ]+)/.exec(line)?.[1]
        if (label !== undefined) network.send(`@label=${label};msgid=e1 :ada!ada@host.example ${sent}`)
        await person.settle()
        const echoes = sender.take()
        assert.equal(echoes.length, 1)
        assert.match(echoes[0] ?? '', echoed)
        assert.match(echoes[0] ?? '', /^@(?=\S*time=)(?=\S*msgid=)/)
        const seen = silent.take()
        assert.equal(seen.length, 1)
        assert.match(seen[0] ?? '', echoed)
        await silent.send(sent.replace('hi there', 'from the other'))
        await person.settle()
        assert.ok(!silent.take().some((each) => each.includes('from the other')), 'who has not enabled it has no echo')
      }
    })
  }

  test('“they MUST send the final version of the message back to the originating client”', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const screen = await person.attachTo('echo-message')
    await screen.send('PRIVMSG #wire :back from \x02lunch')
    const label = /label=([^; ]+)/.exec(await network.expect(/lunch/))?.[1]
    network.send(`@label=${label} :ada!ada@host.example PRIVMSG #wire :back from lunch`)
    await person.settle()
    assert.deepEqual(screen.take(), [':ada!ada@host.example PRIVMSG #wire :back from lunch'])
  })

  test('“When the `message-tags` capability has been enabled, the same rules apply to `TAGMSG` messages.”', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const [sender, other] = [
      await person.attachTo('echo-message', 'message-tags', 'labeled-response'),
      await person.attachTo('message-tags'),
    ]
    await sender.send('@label=t;+draft/react=ok;+draft/reply=m1 TAGMSG #wire')
    const label = /label=([^; ]+)/.exec(await network.expect(/TAGMSG/))?.[1]
    network.send(`@label=${label};msgid=t1;+draft/react=ok;+draft/reply=m1 :ada!ada@host.example TAGMSG #wire`)
    await person.settle()
    const echoes = sender.take().filter((line) => line.includes('TAGMSG'))
    assert.equal(echoes.length, 1)
    assert.match(echoes[0] ?? '', /label=t\b/)
    assert.equal(other.take().filter((line) => line.includes('TAGMSG')).length, 1)
  })

  test('a message to oneself: one echo, one delivery on the other screens, in any form of the network’s answer', async () => {
    for (const delivered of [true, false]) {
      const person = await Person.start()
      const network = await person.connect(modern)
      const [sender, other] = [
        await person.attachTo('echo-message', 'message-tags'),
        await person.attachTo('message-tags'),
      ]
      await sender.send('PRIVMSG ada :note to self')
      const label = /label=([^; ]+)/.exec(await network.expect(/PRIVMSG ada/))?.[1]
      network.send(`@label=${label};msgid=s1 :ada!ada@host.example PRIVMSG ada :note to self`)
      if (delivered) network.send('@msgid=s1 :ada!ada@host.example PRIVMSG ada :note to self')
      await person.settle()
      assert.equal(other.take().length, 1)
      assert.ok(sender.take().length >= 1)
    }
  })
})
