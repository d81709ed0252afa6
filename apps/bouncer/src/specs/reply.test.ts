import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

// Source: https://ircv3.net/specs/client-tags/reply
for (const tag of ['+reply', '+draft/reply']) {
  test(`“its value references the server provided ID of another message”: ${tag} is sent, told and kept`, async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const screen = await person.attachTo('batch', 'draft/chathistory', 'message-tags')
    await screen.send(`@${tag}=m1 PRIVMSG #wire :yes`)
    assert.ok((await network.expect(/PRIVMSG/)).includes(`${tag}=m1`))
    network.send(`@msgid=a1;${tag}=m1 :bob!b@h PRIVMSG #wire :no`)
    await person.settle()
    assert.ok(screen.take().some((line) => line.includes(`${tag}=m1`) && line.endsWith(' no')))
    await screen.send('CHATHISTORY LATEST #wire * 1')
    assert.ok(screen.take().some((line) => line.includes(`${tag}=m1`) && line.endsWith(' no')))
  })
}
