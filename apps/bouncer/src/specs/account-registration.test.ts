import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const registering = {
  ...modern,
  capabilities: `${modern.capabilities} draft/account-registration=before-connect,custom-account-name,email-required`,
}

// Source: https://ircv3.net/specs/extensions/account-registration
test('“informs the server of a request to register an account”: passed on, answered to who asked alone; the password is in no record', async () => {
  const person = await Person.start()
  const network = await person.connect(registering)
  const caps = [
    'batch',
    'draft/account-registration',
    'draft/chathistory',
    'labeled-response',
    'soju.im/search',
    'standard-replies',
  ]
  const [asking, other] = [await person.attachTo(...caps), await person.attachTo(...caps)]
  await asking.send('@label=r REGISTER * ada@example.org hunter2')
  const sent = await network.expect(/REGISTER/)
  assert.match(sent, /REGISTER \* ada@example\.org hunter2$/)
  const label = /label=([^; ]+)/.exec(sent)?.[1]
  network.send(`@label=${label} :irc.example REGISTER VERIFICATION_REQUIRED ada :Check your mail`)
  await person.settle()
  assert.match(asking.take().join(), /label=r\S* :irc\.example REGISTER VERIFICATION_REQUIRED ada :Check your mail$/)
  await asking.send('VERIFY ada 39gvcdg4myn')
  const verify = /label=([^; ]+)/.exec(await network.expect(/VERIFY ada 39gvcdg4myn/))?.[1]
  network.send(`@label=${verify} :irc.example FAIL VERIFY INVALID_CODE ada :Wrong code`)
  await person.settle()
  assert.match(asking.take().join(), /FAIL VERIFY INVALID_CODE ada :Wrong code$/)
  assert.deepEqual(other.take(), [])
  await asking.send('SEARCH text=hunter2')
  assert.doesNotMatch(asking.take().join('\n'), /hunter2/)
})

test('“before-connect” is about a connection that is being made, and is not told; the other keys are', async () => {
  const person = await Person.start()
  await person.connect(registering)
  const screen = await person.attachTo()
  await screen.send('CAP LS 302')
  const list = screen.take().join(' ')
  assert.match(list, /[ :]draft\/account-registration=custom-account-name,email-required( |$)/m)
})

test('a network without it: the command does not exist, so no password goes astray', async () => {
  const person = await Person.start()
  const network = await person.connect(modern)
  const screen = await person.attachTo()
  await screen.send('REGISTER * * hunter2')
  assert.match(screen.take().join(), / 421 ada REGISTER :/)
  assert.ok(!network.received.some((line) => line.includes('hunter2')))
})
