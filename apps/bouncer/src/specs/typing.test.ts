import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person, plainOld } from '../../test/person.ts'

const caps = ['batch', 'draft/chathistory', 'draft/event-playback', 'message-tags']

// Source: https://ircv3.net/specs/client-tags/typing
test('“Clients wishing to use this tag MUST negotiate the `message-tags` capability”: typing is told to who did, and is in no history', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const [taking, plain] = [await person.attachTo(...caps), await person.attachTo()]
  network.send('@+typing=active :bob!b@h TAGMSG #wire')
  await person.settle()
  assert.match(taking.take().join(), /\+typing=active\S* :bob!b@h TAGMSG #wire$/)
  assert.deepEqual(plain.take(), [])
  await taking.send('CHATHISTORY LATEST #wire * 10')
  assert.doesNotMatch(taking.take().join('\n'), /TAGMSG/)
})

test('typing is passed on to a network with tags, and goes no further at one without', async () => {
  for (const [welcome, sent] of [
    [modern, 1],
    [plainOld, 0],
  ] as const) {
    const person = await Person.start()
    const network = await person.connect(welcome, '#wire')
    const screen = await person.attachTo(...caps)
    await screen.send('@+typing=active TAGMSG #wire')
    assert.equal(network.received.filter((line) => line.includes('TAGMSG')).length, sent)
  }
})

test('where it is refused nobody is told so who did not ask: what is written then will be refused with its cause', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo(...caps, 'labeled-response')
  const refuse = async (sent: RegExp) => {
    const [, label] = /label=([^; ]+)/.exec(await network.expect(sent)) ?? []
    network.send(`@label=${label} :irc.example 404 ada #wire :Cannot send to channel (+m)`)
    await person.settle()
    return screen.take()
  }
  await screen.send('@+typing=active TAGMSG #wire')
  assert.deepEqual(await refuse(/typing=active/), [])
  await screen.send('@label=t;+typing=paused TAGMSG #wire')
  assert.match((await refuse(/typing=paused/)).join(), /label=t\S* :bouncer.longwire 404 ada #wire /)
  await screen.send('@+draft/react=x;+draft/reply=m1;+typing=done TAGMSG #wire')
  assert.match((await refuse(/typing=done/)).join(), / 404 ada #wire /)
})
