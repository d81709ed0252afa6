import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const withOpers = { ...modern, capabilities: `${modern.capabilities} draft/oper-tag` }

// Source: https://ircv3.net/specs/extensions/oper-tag
test('“causes the server to add a message tag to messages sent by a user who is currently an IRC operator”; “The value of the tag, if specified, MUST identify the operator”: as the network says it, to who asked for it', async () => {
  const person = await Person.start()
  const network = await person.connect(withOpers, '#wire')
  const [knowing, other] = [
    await person.attachTo('draft/oper-tag', 'message-tags'),
    await person.attachTo('message-tags', 'server-time'),
  ]
  network.send(
    '@draft/oper=launchd :bob!b@h PRIVMSG #wire :named',
    '@draft/oper :bob!b@h PRIVMSG #wire :marked',
    '@+draft/oper=forged :bob!b@h PRIVMSG #wire :forged',
  )
  await person.settle()
  const lines = knowing.take().map((line) => line.replace(/msgid=[^; ]+;?/, '').replace(/; /, ' '))
  assert.match(lines[0] ?? '', /[@;]draft\/oper=launchd[; ].*named$/)
  assert.match(lines[1] ?? '', /[@;]draft\/oper[; ].*marked$/)
  assert.doesNotMatch(lines[2] ?? '', /[@;]draft\/oper/)
  assert.doesNotMatch(other.take().join('\n'), /[@;]draft\/oper/)
})

test('history tells who was an operator then', async () => {
  const person = await Person.start()
  const network = await person.connect(withOpers, '#wire')
  const screen = await person.attachTo('draft/oper-tag', 'message-tags', 'batch', 'draft/chathistory')
  network.send('@draft/oper=launchd :bob!b@h PRIVMSG #wire :first', ':bob!b@h PRIVMSG #wire :second')
  await person.settle()
  screen.take()
  await screen.send('CHATHISTORY LATEST #wire * 2')
  const said = screen.take().filter((line) => line.includes('PRIVMSG'))
  assert.deepEqual(
    said.map((line) => /[@;]draft\/oper=launchd/.test(line)),
    [true, false],
  )
})
