import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const caps = ['batch', 'draft/chathistory', 'message-tags', 'server-time']

// Source: https://ircv3.net/specs/client-tags/react
test('“lightweight annotations, displayed adjacent to a parent message”: a reaction reaches who takes tags, with its reply, is kept with event-playback, and is no line of text', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const [taking, plain] = [await person.attachTo(...caps), await person.attachTo()]
  network.send('@msgid=r1;+draft/reply=m1;+draft/react=🎉 :bob!b@h TAGMSG #wire')
  await person.settle()
  assert.match(
    taking.take().join(),
    /^@(?=\S*\+draft\/react=🎉)(?=\S*\+draft\/reply=m1)(?=\S*msgid=r1)\S+ :bob!b@h TAGMSG #wire$/,
  )
  assert.deepEqual(plain.take(), [])
  await taking.send('CHATHISTORY LATEST #wire * 10')
  assert.doesNotMatch(taking.take().join('\n'), /TAGMSG/)
  const playing = await person.attachTo(...caps, 'draft/event-playback')
  await playing.send('CHATHISTORY LATEST #wire * 10')
  assert.match(playing.take().join('\n'), /\+draft\/react=🎉\S* :bob!b@h TAGMSG #wire$/m)
})

test('a reaction of one screen is sent on with its tags, and seen by the others', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const [sender, other] = [await person.attachTo(...caps), await person.attachTo(...caps)]
  await sender.send('@+draft/reply=m1;+draft/react=ok;unprefixed=x TAGMSG #wire')
  const sent = await network.expect(/TAGMSG/)
  assert.match(sent, /\+draft\/react=ok/)
  assert.doesNotMatch(sent, /unprefixed/, 'tags that are not client-only go no further (pitfall 14)')
  network.send(`@${sent.slice(1).split(' ', 1)[0]};msgid=r1 :ada!ada@host.example TAGMSG #wire`)
  await person.settle()
  assert.match(other.take().join(), /\+draft\/react=ok\S* :ada!ada@host.example TAGMSG #wire$/)
})
