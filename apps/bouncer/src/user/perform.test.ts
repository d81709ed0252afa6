import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joinReply } from '@longwire/testing'
import { modern, Person } from '../../test/person.ts'

test('what is to be performed is said after each login and before channels are joined', async () => {
  const person = await Person.start()
  const first = await person.connect(modern, '#wire')
  await person.settle()
  const { networks } = person.store.accounts
  const [record] = await networks.list(person.user.id)
  assert.ok(record !== undefined)
  await person.actor.request(async (user) => {
    const network = user.networks.find(record.id)
    const perform = ['/msg NickServ identify geheim', 'MODE $nick +x']
    if (network !== undefined) await user.networks.change(network, { ...record.settings, perform })
  })
  first.send(...joinReply('ada', '#other', ['@ada']))
  await person.settle()
  assert.ok(!first.received.some((line) => line.includes('NickServ')), 'not before the next login')
  await person.restart()
  const second = await person.connect(modern)
  const said = second.received.filter((line) => /^(PRIVMSG|MODE ada|JOIN)/.test(line.replace(/^@\S+ /, '')))
  const plain = said.map((line) => line.replace(/^@\S+ /, ''))
  assert.equal(plain[0], 'PRIVMSG NickServ :identify geheim')
  assert.equal(plain[1], 'MODE ada +x')
  assert.match(plain[2] ?? '', /^JOIN #/)
})

/** The commands that a network got, without their labels. */
const plain = (received: readonly string[]) => received.map((line) => line.replace(/^@\S+ /, ''))

test('channels are joined when the network has hidden the host, where the person wants it so', async () => {
  const person = await Person.start()
  await person.connect(modern, '#wire', '#other')
  const [record] = await person.store.accounts.networks.list(person.user.id)
  assert.ok(record !== undefined)
  await person.store.accounts.networks.update(record.id, {
    ...record.settings,
    perform: ['MODE $nick +x'],
    joinAfter: ['host-hidden'],
  })
  await person.restart()
  const network = await person.connect(modern)
  assert.ok(plain(network.received).includes('MODE ada +x'))
  assert.ok(!plain(network.received).some((line) => line.startsWith('JOIN')))
  network.send(':irc.example 396 ada hidden.example :is now your hidden host')
  await person.settle()
  assert.deepEqual(
    plain(network.received).filter((line) => line.startsWith('JOIN')),
    ['JOIN #wire', 'JOIN #other'],
  )
})

test('a connection that is made anew after settings changed joins what the one before was in', async () => {
  const person = await Person.start()
  await person.connect(modern, '#wire')
  const [record] = await person.store.accounts.networks.list(person.user.id)
  assert.ok(record !== undefined)
  await person.actor.request(async (user) => {
    const network = user.networks.find(record.id)
    if (network !== undefined) await user.networks.change(network, { ...record.settings, username: 'lovelace' })
  })
  const network = await person.connect(modern)
  assert.ok(plain(network.received).includes('JOIN #wire'))
})
