import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownCapabilities } from '@longwire/irc'
import { RawClient, skipUnless, startInspircd } from '@longwire/peers'
import { LiveClient } from './live-client.ts'

const skip = await skipUnless('inspircd')

test('every capability that it offers and we know is on, and its poison is not asked for', { skip }, async () => {
  await using server = await startInspircd()
  await using live = await LiveClient.open({ target: { host: server.host, port: server.port }, nickname: 'ada' })
  const { offered, enabled } = live.client.state.capabilities
  const known = new Set(knownCapabilities)
  assert.ok(!live.lines.some((line) => line.startsWith('out') && line.includes('poison')))
  const off = [...offered.keys()].filter((name) => known.has(name) && !enabled.has(name) && name !== 'sasl')
  for (const name of off) {
    const bare = name.replace(/^.*\//, '')
    assert.ok(
      [...enabled].some((other) => other.replace(/^.*\//, '') === bare),
      `${name} is off`,
    )
  }
  assert.ok(enabled.size >= 10, [...enabled].join(' '))
})

test('rfc1459: names that differ in its own way are the same (pitfall 27)', { skip }, async () => {
  await using server = await startInspircd()
  await using live = await LiveClient.open({ target: { host: server.host, port: server.port }, nickname: 'ada' })
  const { client } = live
  assert.equal(client.state.isupport.casemapping, 'rfc1459')
  assert.equal((await client.join('#[Wire]').done).kind, 'ok')
  assert.ok(client.state.channels.has('#{wire}'))
  assert.equal((await client.say('#{WIRE}', 'same place').done).kind, 'ok')
  assert.equal((await client.part('#{wire}').done).kind, 'ok')
  assert.equal(client.state.channels.size, 0)
})

test('a labeled request is answered by its label; people are watched by MONITOR', { skip }, async () => {
  await using server = await startInspircd()
  await using live = await LiveClient.open({ target: { host: server.host, port: server.port }, nickname: 'ada' })
  const { client } = live
  const message = { command: 'WHOIS', params: ['ada'] }
  const [first, second] = await Promise.all([
    client.request({ kind: 'query', message }).done,
    client.request({ kind: 'query', message: { command: 'WHOIS', params: ['nobody'] } }).done,
  ])
  assert.equal(first.kind, 'ok')
  assert.equal(second.kind, 'refused')
  await client.request({ kind: 'watch', nicknames: ['bob'] }).done
  await using bob = await RawClient.register({ port: server.port }, 'bob')
  await live.event('presence-changed', (event) => event.online)
  assert.ok(bob.lines.length > 0)
})
