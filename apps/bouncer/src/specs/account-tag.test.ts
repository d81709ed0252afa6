import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

// Source: https://ircv3.net/specs/extensions/account-tag
test('“The tag MUST be named `account`, and contain the sender’s current services username. (If the user is not identified to any services account, the tag MUST NOT be sent.)”', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const [knowing, other] = [await person.attachTo('account-tag'), await person.attachTo('server-time')]
  network.send(
    ':bob!b@h PRIVMSG #wire :before',
    '@account=hax0r :bob!b@h PRIVMSG #wire :after',
    '@account=hax0r :bob!b@h TOPIC #wire :mine',
  )
  await person.settle()
  assert.deepEqual(knowing.take(), [
    ':bob!b@h PRIVMSG #wire before',
    '@account=hax0r :bob!b@h PRIVMSG #wire after',
    '@account=hax0r :bob!b@h TOPIC #wire mine',
  ])
  assert.doesNotMatch(other.take().join('\n'), /account/)
})

test('history tells the account that the sender had then', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo('account-tag', 'batch', 'draft/chathistory')
  network.send('@account=one :bob!b@h PRIVMSG #wire :first', '@account=two :bob!b@h PRIVMSG #wire :second')
  await person.settle()
  screen.take()
  await screen.send('CHATHISTORY LATEST #wire * 2')
  const accounts = screen.take().flatMap((line) => /account=([^; ]+)/.exec(line)?.[1] ?? [])
  assert.deepEqual(accounts, ['one', 'two'])
})
