import assert from 'node:assert/strict'
import { test } from 'node:test'
import { historyRequest, knownCapabilities, metadataOf, metadataRequest, whoRequest } from '@longwire/irc'
import { plain } from '@longwire/irc/sasl/plain'
import { RawClient, skipUnless, startErgo, startSoju, tlsCertificates } from '@longwire/peers'
import { LiveClient } from './live-client.ts'

const skip = await skipUnless('soju', 'ergo')
const password = 'hunter2'

const certificates = await tlsCertificates()
const { cert, key } = certificates.valid

async function bouncer() {
  const ergo = await startErgo()
  const soju = await startSoju({ users: { ada: password }, tls: { cert, key } })
  await soju.addNetwork({ user: 'ada', password, name: 'net', port: ergo.port })
  const end = async () => {
    await soju.stop()
    await ergo.stop()
  }
  return { ergo, soju, [Symbol.asyncDispose]: end }
}

const login = (username: string) => ({ mechanisms: [plain({ username, password })] })

test('by way of a bouncer: log in, join, talk, and find the history', { skip }, async () => {
  await using all = await bouncer()
  const { ergo, soju } = all
  const target = { host: soju.host, port: soju.port }
  await using live = await LiveClient.open({ target, nickname: 'ada', secrets: login('ada/net') })
  const { client } = live
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  assert.equal((await client.join('#wire').done).kind, 'ok')
  bob.send('JOIN #wire')
  await live.event('user-joined', ({ nickname }) => nickname === 'bob')
  assert.equal((await client.say('#wire', 'hello').done).kind, 'ok')
  await bob.waitFor(/ada!\S+ PRIVMSG #wire :?hello$/)
  bob.send('PRIVMSG #wire :hi ada')
  await live.event('message-received', ({ text }) => text === 'hi ada')
  const before = live.events.length
  const message = historyRequest(client.state.isupport, '#wire', { kind: 'latest' }, 10)
  assert.equal((await client.request({ kind: 'query', message }).done).kind, 'ok')
  const texts = live.events
    .slice(before)
    .flatMap((event) => (event.type === 'message-received' && event.replayed ? [event.text] : []))
  assert.deepEqual(texts, ['hello', 'hi ada'])
})

test('a wrong password is a login refused, and ends it', { skip }, async () => {
  await using all = await bouncer()
  const target = { host: all.soju.host, port: all.soju.port }
  const mechanisms = [plain({ username: 'ada/net', password: 'wrong' })]
  const live = new LiveClient({ target, nickname: 'ada', secrets: { mechanisms } })
  await assert.rejects(live.client.open().done, { code: 'login-refused', retry: false })
})

test('a bouncer that is killed and comes back finds us there', { skip }, async () => {
  await using all = await bouncer()
  const { soju } = all
  const target = { host: soju.host, port: soju.port }
  await using live = await LiveClient.open({ target, nickname: 'ada', secrets: login('ada/net') })
  await soju.kill()
  await live.status('waiting')
  await soju.restart()
  await live.status('registered')
})

test('over TLS, with the one mechanism that it offers: all of its capabilities that we know are on', {
  skip,
}, async () => {
  await using all = await bouncer()
  const target = {
    host: 'localhost',
    family: 4 as const,
    port: all.soju.tlsPort,
    tls: true,
    trust: { ca: certificates.ca },
  }
  await using live = await LiveClient.open({ target, nickname: 'ada', secrets: login('ada/net') })
  const { offered, enabled } = live.client.state.capabilities
  assert.match(offered.get('sasl') ?? '', /^PLAIN\b/)
  assert.ok(offered.has('soju.im/account-required'))
  assert.ok(!live.lines.some((line) => line.startsWith('out CAP REQ') && line.includes('account-required')))
  // These are asked for by who wants them; soju.im/read is the older name of draft/read-marker.
  const onDemand = new Set(['sasl', 'draft/no-implicit-names', 'soju.im/no-implicit-names', 'soju.im/read'])
  const bare = (name: string) => name.replace(/^.*\//, '')
  const on = (name: string) => [...enabled].some((other) => bare(other) === bare(name))
  // Some are offered only once soju knows its network (CAP NEW).
  await live.until(
    () =>
      offered.has('draft/event-playback') &&
      [...offered.keys()].every((name) => !knownCapabilities.includes(name) || on(name) || onDemand.has(name)),
  )
  assert.ok(enabled.size >= 20, [...enabled].join(' '))
})

test('what is kept of a conversation (metadata) is set, told to the other screen, and can be read', {
  skip,
}, async () => {
  await using all = await bouncer()
  const target = { host: all.soju.host, port: all.soju.port }
  await using live = await LiveClient.open({ target, nickname: 'ada', secrets: login('ada/net') })
  await using other = await LiveClient.open({ target, nickname: 'ada', secrets: login('ada/net@phone') })
  const ask = (at: LiveClient, query: Parameters<typeof metadataRequest>[0]) =>
    at.client.request({ kind: 'query', message: metadataRequest(query) }).done
  assert.equal((await live.client.join('#wire').done).kind, 'ok')
  assert.equal((await ask(other, { kind: 'sub', keys: ['soju.im/pinned'] })).kind, 'ok')
  assert.equal((await ask(live, { kind: 'set', target: '#wire', key: 'soju.im/pinned', value: '1' })).kind, 'ok')
  await other.event(
    'metadata-changed',
    ({ target: channel, key: name }) => channel === '#wire' && name === 'soju.im/pinned',
  )
  assert.equal(metadataOf(other.client.state, '#WIRE').get('soju.im/pinned')?.value, '1')
  assert.equal((await ask(live, { kind: 'get', target: '#wire', keys: ['soju.im/pinned'] })).kind, 'ok')
  assert.equal(metadataOf(live.client.state, '#wire').get('soju.im/pinned')?.value, '1')
})

test('through it too people are watched by MONITOR and asked about by WHOX', { skip }, async () => {
  await using all = await bouncer()
  const target = { host: all.soju.host, port: all.soju.port }
  await using live = await LiveClient.open({ target, nickname: 'ada', secrets: login('ada/net') })
  const { client } = live
  await client.request({ kind: 'watch', nicknames: ['bob'] }).done
  {
    await using bob = await RawClient.register({ port: all.ergo.port }, 'bob')
    await live.event('presence-changed', ({ online }) => online)
    bob.send('JOIN #wire')
    await bob.waitFor(/ 366 /)
    const who = await client.request({ kind: 'query', message: whoRequest(client.state.isupport, 'bob') }).done
    assert.ok(who.kind === 'ok' && who.replies.some(({ command }) => command === '354'))
  }
  await live.event('presence-changed', ({ online }) => !online)
})
