import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

/** A person who is on a second network as well. */
async function onTwoNetworks() {
  const person = await Person.start()
  const first = await person.connect(modern, '#wire')
  const settings = {
    name: 'Other',
    servers: [{ host: 'irc.other.example', port: 6667, tls: false }],
    nickname: 'ada',
    enabled: true,
  }
  const added = person.actor.request(({ networks }) => networks.add(settings))
  const second = await person.connect(modern, '#other')
  const { id: other } = await added
  const remove = () =>
    person.actor.request(async ({ networks }) => {
      const network = networks.find(person.network)
      if (network !== undefined) await networks.remove(network)
    })
  const history = await person.store.history(person.user.id)
  return { person, first, second, other, remove, history }
}

test('what a network says while it is removed leaves nothing behind, and takes no line of another one with it', async () => {
  const { person, first, second, other, remove, history } = await onTwoNetworks()
  const screen = person.attach({ network: other, capabilities: [] })
  await person.settle()
  screen.take()
  first.send(':bob!b@h PRIVMSG #not-joined-yet :early')
  await person.settle()
  const removed = remove()
  first.send(':bob!b@h PRIVMSG #wire :late', ':bob!b@h PRIVMSG ada :late')
  second.send(':carol!c@h PRIVMSG #other :kept')
  await removed
  await person.environment.advance(10_000)
  assert.deepEqual(await history.buffers.list(person.network), [])
  assert.deepEqual(screen.take(), [':carol!c@h PRIVMSG #other kept'])
})

test('nothing that was said on a removed network, or was about to be, is kept for a later one', async () => {
  const { person, first, remove, history } = await onTwoNetworks()
  const parts = await person.actor.request(async (all) => all)
  const network = parts.networks.find(person.network)
  assert.ok(network)
  const channel = network.buffers.find('#wire')
  assert.ok(channel)
  first.send(':bob!b@h PRIVMSG #wire :one')
  await person.settle()
  parts.drafts.change(network, channel, 'half a word')
  parts.formerNames.add(channel, '#wired')
  await parts.unsettled.begin(network.id, 'id1', { at: person.environment.now(), target: '#wire', text: 'perhaps' })
  const inList = () =>
    parts.latestTalk.inOrder(network, [{ name: '#quiet' }, { name: '#wire' }]).map(({ name }) => name)
  assert.deepEqual(inList(), ['#wire', '#quiet'])
  await remove()
  await person.environment.advance(10_000)
  assert.deepEqual(inList(), ['#quiet', '#wire'])
  assert.deepEqual([parts.drafts.lines(network), parts.formerNames.lines(network)], [[], []])
  assert.deepEqual(await history.preferences.all('said/'), {})
})
