import assert from 'node:assert/strict'
import { test } from 'node:test'
import { historyRequest, knownCapabilities, redactMessage, type SaslMechanism, whoRequest } from '@longwire/irc'
import { external } from '@longwire/irc/sasl/external'
import { plain } from '@longwire/irc/sasl/plain'
import { scramSha256 } from '@longwire/irc/sasl/scram'
import { type ErgoServer, RawClient, skipUnless, startErgo, tlsCertificates } from '@longwire/peers'
import { LiveClient } from './live-client.ts'

const skip = await skipUnless('ergo')
const certificates = await tlsCertificates()
const { valid, ca, client: own } = certificates
const password = 'correct-horse'

const overTls = (server: ErgoServer, ...mechanisms: readonly SaslMechanism[]) => ({
  target: {
    host: 'localhost',
    family: 4 as const,
    port: server.tlsPort,
    tls: true,
    trust: { ca },
    clientCertificate: { cert: own.cert, key: own.key },
  },
  nickname: 'ada',
  secrets: { mechanisms },
})

async function open(server: ErgoServer, nickname = 'ada'): Promise<LiveClient> {
  return LiveClient.open({ target: { host: server.host, port: server.port }, nickname })
}

test('each SASL mechanism that it offers lets us in, and a wrong password does not', { skip }, async () => {
  const login = { username: 'ada', password }
  await using server = await startErgo({ tls: { cert: valid.cert, key: valid.key }, accounts: { ada: password } })
  for (const mechanism of [plain(login), scramSha256(login)]) {
    await using live = await LiveClient.open(overTls(server, mechanism))
    assert.equal(live.client.state.identity.account, 'ada', mechanism.name)
  }
  {
    await using live = await LiveClient.open(overTls(server, plain(login)))
    void live.client.say('NickServ', 'CERT ADD')
    await live.event('message-received', ({ text }) => /certificate/i.test(text))
  }
  await using byCertificate = await LiveClient.open(overTls(server, external()))
  assert.equal(byCertificate.client.state.identity.account, 'ada')

  for (const wrong of [plain({ ...login, password: 'x' }), scramSha256({ ...login, password: 'x' })]) {
    const live = new LiveClient(overTls(server, wrong, plain(login)))
    await assert.rejects(live.client.open().done, { code: 'login-refused', retry: false }, wrong.name)
    assert.equal(
      live.lines.filter((line) => line.startsWith('out AUTHENTICATE PLAIN')).length,
      wrong.name === 'PLAIN' ? 1 : 0,
    )
    assert.ok(!live.lines.some((line) => line.startsWith('out CAP END')))
  }
})

test('every capability that it offers and we know is on, and none that would hurt', { skip }, async () => {
  await using server = await startErgo()
  await using live = await open(server)
  const { offered, enabled } = live.client.state.capabilities
  const known = new Set(knownCapabilities)
  assert.ok(offered.has('ergo.chat/nope'))
  assert.ok(!live.lines.some((line) => line.startsWith('out') && /nope|\bsts\b/.test(line)))
  // These are asked for by who wants them; the rest of what is left off is another name of what is on.
  const onDemand = new Set(['sasl', 'draft/no-implicit-names', 'znc.in/playback'])
  const off = [...offered.keys()].filter((name) => known.has(name) && !enabled.has(name) && !onDemand.has(name))
  for (const name of off) {
    const bare = name.replace(/^.*\//, '')
    assert.ok(
      [...enabled].some((other) => other.replace(/^.*\//, '') === bare),
      `${name} is off`,
    )
  }
  assert.ok(enabled.size >= 20, [...enabled].join(' '))
})

test('what is said comes back with its msgid and label, once', { skip }, async () => {
  await using server = await startErgo()
  await using live = await open(server)
  await live.client.join('#wire').done
  const outcome = await live.client.say('#wire', 'echo?').done
  assert.ok(outcome.kind === 'ok' && outcome.msgid !== undefined)
  const echoes = live.events.filter((event) => event.type === 'message-received' && event.text === 'echo?')
  assert.equal(echoes.length, 1)
  assert.ok(live.lines.some((line) => line.startsWith('in @') && line.includes('label=') && line.endsWith('echo?')))
})

test('history is given back as it was said, replayed, and in order', { skip }, async () => {
  await using server = await startErgo()
  await using live = await open(server)
  const { client } = live
  await client.join('#wire').done
  for (let index = 0; index < 5; index++) await client.say('#wire', `line ${index}`).done
  const before = live.events.length
  const message = historyRequest(client.state.isupport, '#wire', { kind: 'latest' }, 3)
  assert.equal((await client.request({ kind: 'query', message }).done).kind, 'ok')
  const replayed = live.events
    .slice(before)
    .flatMap((event) => (event.type === 'message-received' && event.replayed ? [event.text] : []))
  assert.deepEqual(replayed, ['line 2', 'line 3', 'line 4'])
})

test('several lines are one message, there and back', { skip }, async () => {
  await using server = await startErgo()
  await using live = await open(server)
  await using other = await open(server, 'bob')
  await live.client.join('#wire').done
  await other.client.join('#wire').done
  const text = 'one\n\ntwo is a line\nthree'
  assert.equal((await live.client.say('#wire', text).done).kind, 'ok')
  const heard = await other.event('message-received', (event) => event.target === '#wire')
  assert.equal(heard.text, text)
})

test('a message is redacted, and everybody is told', { skip }, async () => {
  await using server = await startErgo()
  await using live = await open(server)
  await using other = await open(server, 'bob')
  await live.client.join('#wire').done
  await other.client.join('#wire').done
  const said = await live.client.say('#wire', 'oops').done
  const msgid = said.kind === 'ok' ? (said.msgid ?? '') : ''
  const message = redactMessage('#wire', msgid, 'a slip')
  await live.client.request({ kind: 'query', message }).done
  const redacted = await other.event('message-redacted')
  assert.equal(redacted.message.params[1], msgid)
})

test('people are watched, asked about with WHOX, and their coming and going is told', { skip }, async () => {
  await using server = await startErgo()
  await using live = await open(server)
  const { client } = live
  await client.request({ kind: 'watch', nicknames: ['bob'] }).done
  {
    await using bob = await RawClient.register({ port: server.port }, 'bob')
    await live.event('presence-changed', (event) => event.online)
    bob.send('JOIN #wire')
    await bob.waitFor(/ 366 /)
    const who = await client.request({ kind: 'query', message: whoRequest(client.state.isupport, 'bob') }).done
    assert.ok(who.kind === 'ok' && who.replies.some(({ command }) => command === '354'))
  }
  await live.event('presence-changed', (event) => !event.online)
})

test('it asks for TLS by STS and is followed, without a word in plain text', { skip }, async () => {
  const tls = { cert: valid.cert, key: valid.key }
  await using server = await startErgo({ tls, sts: { duration: 3_600 } })
  const target = { host: 'localhost', family: 4 as const, port: server.port, trust: { ca } }
  await using live = await LiveClient.open({ target, nickname: 'ada' })
  const opened = await live.client.open().done
  assert.equal(opened.transport.secure, true)
  assert.equal(opened.transport.port, server.tlsPort)
  const ls = live.lines.findIndex((line) => line.includes(' CAP * LS '))
  const words = live.lines.slice(0, ls).filter((line) => line.startsWith('out'))
  assert.deepEqual(words, ['out CAP LS 302'])
})
