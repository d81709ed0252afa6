import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { TcpTarget } from '@longwire/connection/node'
import {
  RawClient,
  skipUnless,
  startErgo,
  startInspircd,
  startIrcu,
  startNgircd,
  type TestServer,
  tlsCertificates,
} from '@longwire/peers'
import { LiveClient } from './live-client.ts'

const certificates = await tlsCertificates()
const tls = { cert: certificates.valid.cert, key: certificates.valid.key }
const trust = { ca: certificates.ca }

interface Place {
  readonly name: string
  readonly skip: string | false
  readonly start: () => Promise<TestServer>
  readonly target: (server: TestServer) => TcpTarget
}

const plain = ({ host, port }: TestServer): TcpTarget => ({ host, port })
const secure = (server: TestServer): TcpTarget => ({
  host: 'localhost',
  family: 4,
  port: 'tlsPort' in server ? (server.tlsPort as number) : 0,
  tls: true,
  trust,
})

const places: readonly Place[] = [
  { name: 'ircu over TCP', skip: await skipUnless('ircu'), start: startIrcu, target: plain },
  { name: 'Ergo over TCP', skip: await skipUnless('ergo'), start: () => startErgo(), target: plain },
  { name: 'Ergo over TLS', skip: await skipUnless('ergo'), start: () => startErgo({ tls }), target: secure },
  { name: 'InspIRCd over TCP', skip: await skipUnless('inspircd'), start: () => startInspircd(), target: plain },
  {
    name: 'InspIRCd over TLS',
    skip: await skipUnless('inspircd'),
    start: () => startInspircd({ tls }),
    target: secure,
  },
  { name: 'ngIRCd over TCP', skip: await skipUnless('ngircd'), start: () => startNgircd(), target: plain },
  { name: 'ngIRCd over TLS', skip: await skipUnless('ngircd'), start: () => startNgircd({ tls }), target: secure },
]

/** A raw client answers PING by itself and knows nothing else. */
function neighbour(server: TestServer, nickname: string): Promise<RawClient> {
  return RawClient.register({ port: server.port }, nickname)
}

// Most of it is waiting for servers that take their time with a stranger.
describe('every server', { concurrency: 3 }, () => {
  for (const { name, skip, start, target } of places) {
    describe(name, { skip, concurrency: true }, () => {
      test('register, join, talk, hear, ask, leave', async () => {
        await using server = await start()
        await using live = await LiveClient.open({ target: target(server), nickname: 'ada' })
        const { client } = live
        await using bob = await neighbour(server, 'bob')
        assert.equal(client.state.identity.nickname, 'ada')
        assert.ok(client.state.isupport.tokens.size > 0)

        assert.equal((await client.join('#wire').done).kind, 'ok')
        bob.send('JOIN #wire')
        await live.event('user-joined', ({ nickname }) => nickname === 'bob')
        const channel = [...client.state.channels.values()][0]
        assert.equal(channel?.name, '#wire')
        assert.equal(channel.members.get('ada'), '@')

        assert.equal((await client.say('#wire', 'hello, grüße 🌱').done).kind, 'ok')
        await bob.waitFor(/ada!\S+ PRIVMSG #wire :hello, grüße 🌱$/)
        bob.send('PRIVMSG #wire :hi ada', 'PRIVMSG ada :psst')
        const heard = await live.event('message-received', ({ text }) => text === 'hi ada')
        assert.equal(heard.target, '#wire')
        assert.equal(typeof heard.source === 'object' && heard.source.nickname, 'bob')
        assert.equal(heard.own, false)
        await live.event('message-received', ({ text, target: to }) => text === 'psst' && to === 'ada')

        const topic = await client.request({ kind: 'set-topic', channel: '#wire', topic: 'wires' }).done
        assert.equal(topic.kind, 'ok')
        const whois = await client.request({ kind: 'query', message: { command: 'WHOIS', params: ['bob'] } }).done
        assert.equal(whois.kind, 'ok')
        assert.ok(whois.kind === 'ok' && whois.replies.some(({ command }) => command === '311'))
        const nobody = await client.request({ kind: 'query', message: { command: 'WHOIS', params: ['nobody'] } }).done
        assert.equal(nobody.kind, 'refused')
        assert.equal(nobody.kind === 'refused' && nobody.refusal.code, 'ERR_NOSUCHNICK')

        assert.equal((await client.request({ kind: 'change-nickname', nickname: 'ada2' }).done).kind, 'ok')
        assert.equal(client.state.identity.nickname, 'ada2')
        assert.equal((await client.part('#wire', 'bye').done).kind, 'ok')
        assert.equal(client.state.channels.size, 0)
        await live.until(() => client.lag !== undefined)
      })

      test('a nickname that is taken leads to another one, and the wanted one is kept in mind (pitfall 23)', async () => {
        await using server = await start()
        await using bob = await neighbour(server, 'ada')
        await using live = await LiveClient.open({ target: target(server), nickname: 'ada' })
        assert.notEqual(live.client.state.identity.nickname, 'ada')
        assert.equal(live.client.state.identity.wantedNickname, 'ada')
        assert.ok(bob.lines.length > 0)
      })

      test('a server that is killed and comes back: the client does too, and is in its channels', async () => {
        await using server = await start()
        await using live = await LiveClient.open({ target: target(server), nickname: 'ada' })
        await live.client.join('#wire').done
        const before = live.events.length
        await server.kill()
        await live.status('waiting')
        await server.restart()
        await live.status('registered')
        await live.event('user-joined', ({ own, channel }) => own && channel === '#wire', before)
        assert.equal((await live.client.say('#wire', 'back').done).kind, 'ok')
      })

      test('a text longer than a line arrives whole, in parts', async () => {
        await using server = await start()
        await using live = await LiveClient.open({ target: target(server), nickname: 'ada' })
        await using bob = await neighbour(server, 'bob')
        const words = Array.from({ length: 150 }, (_, index) => `wörd${index}`)
        assert.equal((await live.client.say('bob', words.join(' ')).done).kind, 'ok')
        await bob.waitFor(/wörd149$/)
        // A server may drop the space at which the text was cut.
        const texts = bob.lines.flatMap((line) => / PRIVMSG bob :?(.*)$/.exec(line)?.[1]?.trimEnd() ?? [])
        assert.ok(texts.length > 1)
        assert.equal(texts.join(' '), words.join(' '))
      })
    })
  }
})
