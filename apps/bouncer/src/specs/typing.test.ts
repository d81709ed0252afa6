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
