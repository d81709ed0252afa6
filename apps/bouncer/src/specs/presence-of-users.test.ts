import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

/** Each line of the network, and the capability that it needs. */
const cases: readonly (readonly [spec: string, capability: string, line: string])[] = [
  // https://ircv3.net/specs/extensions/chghost
  ['chghost', 'chghost', ':bob!b@h CHGHOST user new.host'],
  // https://ircv3.net/specs/extensions/setname
  ['setname', 'setname', ':bob!b@h SETNAME :Robert Example'],
  // https://ircv3.net/specs/extensions/invite-notify
  ['invite-notify', 'invite-notify', ':bob!b@h INVITE carol #wire'],
  // https://ircv3.net/specs/extensions/away-notify
  ['away-notify', 'away-notify', ':bob!b@h AWAY :gone fishing'],
  // https://ircv3.net/specs/extensions/account-notify
  ['account-notify', 'account-notify', ':bob!b@h ACCOUNT robert'],
]

for (const [spec, capability, line] of cases) {
  test(`${spec}: told to who has enabled it, as the network said it, and to nobody else`, async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const [knowing, other] = [await person.attachTo(capability), await person.attachTo()]
    network.send(line)
    await person.settle()
    assert.deepEqual(knowing.take(), [line])
    assert.deepEqual(other.take(), [])
  })
}

test('invite-notify: an invitation for the person themself comes to every screen', async () => {
  const person = await Person.start()
  const network = await person.connect(modern)
  const screen = await person.attachTo()
  network.send(':bob!b@h INVITE ada #party')
  await person.settle()
  assert.deepEqual(screen.take(), [':bob!b@h INVITE ada #party'])
})

// As Ergo and InspIRCd have it.
test('setname: the command is there without the capability, and the network decides', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo('standard-replies')
  await screen.send('SETNAME :New Name')
  const label = /label=([^; ]+)/.exec(await network.expect(/SETNAME :New Name/))?.[1]
  network.send(`@label=${label} :irc.example FAIL SETNAME INVALID_REALNAME :No`)
  await person.settle()
  assert.match(screen.take().join(), /FAIL SETNAME INVALID_REALNAME :?No$/)
})

// Source: https://ircv3.net/specs/extensions/bot-mode
test('bot-mode: the tag `bot` is passed to who takes tags and kept with the message; BOT= of the network is told', async () => {
  const person = await Person.start()
  const network = await person.connect({ ...modern, isupport: `${modern.isupport} BOT=B` }, '#wire')
  const screen = person.attach({
    network: person.network,
    capabilities: ['batch', 'draft/chathistory', 'message-tags'],
  })
  await person.settle()
  assert.match(screen.take().join('\n'), / 005 ada .*\bBOT=B\b/)
  network.send('@bot;msgid=b1 :bob!b@h PRIVMSG #wire :beep')
  await person.settle()
  assert.match(screen.take().join(), /^@(?=\S*\bbot\b)\S+ :bob!b@h PRIVMSG #wire beep$/)
  await screen.send('CHATHISTORY LATEST #wire * 1')
  assert.match(screen.take().join('\n'), /^@(?=\S*\bbot\b)\S+ :bob!b@h PRIVMSG #wire beep$/m)
})
