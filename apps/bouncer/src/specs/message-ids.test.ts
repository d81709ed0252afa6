import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person, plainOld } from '../../test/person.ts'

const caps = ['batch', 'draft/chathistory', 'echo-message', 'message-tags', 'soju.im/search']
const idOf = (line: string | undefined): string | undefined => /msgid=([^; ]+)/.exec(line ?? '')?.[1]

// Source: https://ircv3.net/specs/extensions/message-ids
test('“if a message is re-transmitted as-is … the ID SHOULD be reused”: the same for every screen, in the history and in a search; “a case sensitive opaque identifier”', async () => {
  for (const [welcome, given] of [
    [modern, 'Ab,c=D'],
    [plainOld, undefined],
  ] as const) {
    const person = await Person.start()
    const network = await person.connect(welcome, '#wire')
    const [one, two] = [await person.attachTo(...caps), await person.attachTo(...caps)]
    const tags = given === undefined ? '' : `@msgid=${given} `
    network.send(`${tags}:bob!b@h PRIVMSG #wire :hello`)
    await person.settle()
    const id = idOf(one.take()[0])
    assert.ok(id !== undefined)
    if (given !== undefined) assert.equal(id, given)
    assert.equal(idOf(two.take()[0]), id)
    await two.send('CHATHISTORY LATEST #wire * 1', 'SEARCH text=hello', `CHATHISTORY AROUND #wire msgid=${id} 1`)
    const found = two.take().flatMap((line) => idOf(line) ?? [])
    assert.deepEqual(found, [id, id, id])
    await two.send(`CHATHISTORY AROUND #wire msgid=${id.toUpperCase()}x 1`)
    assert.match(two.take().join(), /FAIL CHATHISTORY MESSAGE_ERROR/)
  }
})

test('“clients need to know the IDs for their own messages as well”: an echo has one, also where the network gives none', async () => {
  const person = await Person.start()
  await person.connect(plainOld, '#wire')
  const [sender, other] = [await person.attachTo(...caps), await person.attachTo(...caps)]
  await sender.send('PRIVMSG #wire :mine')
  await person.settle()
  const id = idOf(sender.take()[0])
  assert.ok(id !== undefined)
  assert.equal(idOf(other.take()[0]), id)
})

test('“MUST be unique”: two lines that are alike have two ids', async () => {
  const person = await Person.start()
  const network = await person.connect(plainOld, '#wire')
  const screen = await person.attachTo(...caps)
  network.send(':bob!b@h PRIVMSG #wire :yes', ':bob!b@h PRIVMSG #wire :yes')
  await person.settle()
  assert.equal(new Set(screen.take().map(idOf)).size, 2)
})
