import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

// Source: https://ircv3.net/specs/client-tags/channel-context
for (const tag of ['+channel-context', '+draft/channel-context']) {
  test(`“indicate the channel a private PRIVMSG or NOTICE should be displayed in”: ${tag} passes both ways and is kept`, async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#chan')
    const screen = await person.attachTo('batch', 'draft/chathistory', 'message-tags')
    network.send(`@${tag}=#chan :bot!b@h NOTICE ada :I'm helping.`)
    await person.settle()
    assert.ok(screen.take().some((line) => line.includes(`${tag}=#chan`) && line.includes('NOTICE ada')))
    await screen.send('CHATHISTORY LATEST bot * 5')
    assert.ok(screen.take().some((line) => line.includes(`${tag}=#chan`)))
    await screen.send(`@${tag}=#chan NOTICE bot :thanks`)
    assert.ok((await network.expect(/NOTICE bot/)).includes(`${tag}=#chan`))
  })
}
