import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import type { SaslMechanism } from '@longwire/irc'
import { readEcPrivateKey } from '@longwire/irc/sasl/ec-private-key'
import { ecdsaNist256pChallenge } from '@longwire/irc/sasl/ecdsa-nist256p-challenge'
import { oauthBearer } from '@longwire/irc/sasl/oauthbearer'
import { plain } from '@longwire/irc/sasl/plain'
import { scramSha256, scramSha512 } from '@longwire/irc/sasl/scram'
import { type ScriptedConnection, TcpServer } from '@longwire/testing'
import { LiveClient } from './live-client.ts'
import { bearerVerifier, ecdsaVerifier, plainVerifier, type SaslVerifier, scramVerifier } from './sasl-verifier.ts'

/** Plays a server with this verifier until the login is decided; resolves with the decision. */
async function verifyLogin(connection: ScriptedConnection, verifier: SaslVerifier): Promise<boolean> {
  await connection.expect(/^CAP LS/)
  connection.send(`:irc.example CAP * LS :sasl=${verifier.mechanism}`)
  await connection.expect(/^CAP REQ :?sasl/)
  connection.send(':irc.example CAP ada ACK :sasl')
  await connection.expect(new RegExp(`^AUTHENTICATE ${verifier.mechanism}$`))
  say(connection, verifier.begin())
  for (;;) {
    const next = verifier.take(await heard(connection))
    if (typeof next === 'boolean') return next
    say(connection, next)
  }
}

// Source: https://ircv3.net/specs/extensions/sasl-3.1#the-authenticate-command
function say(connection: ScriptedConnection, challenge: Buffer): void {
  const text = challenge.toString('base64')
  for (let at = 0; at <= text.length; at += 400) connection.send(`AUTHENTICATE ${text.slice(at, at + 400) || '+'}`)
}

async function heard(connection: ScriptedConnection): Promise<Buffer> {
  let text = ''
  for (;;) {
    const chunk = (await connection.expect(/^AUTHENTICATE /)).slice('AUTHENTICATE '.length)
    if (chunk !== '+') text += chunk
    if (chunk.length !== 400) return Buffer.from(text, 'base64')
  }
}

const username = 'ada'
const password = 'pässword, with = and 🌱'
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const publicPem = publicKey.export({ type: 'spki', format: 'pem' })
const sec1 = privateKey.export({ type: 'sec1', format: 'pem' })
const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' })
// As openssl ecparam -genkey writes it.
const parameters = '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n'

function keyLogin(pem: string): SaslMechanism {
  const key = readEcPrivateKey(pem)
  assert.ok(key)
  return ecdsaNist256pChallenge({ username, privateKey: key })
}

const longToken = 'x'.repeat(900)
const cases: readonly (readonly [string, SaslMechanism, () => SaslVerifier])[] = [
  ['PLAIN', plain({ username, password }), () => plainVerifier(username, password)],
  ['SCRAM-SHA-256', scramSha256({ username, password }), () => scramVerifier('sha256', username, password)],
  ['SCRAM-SHA-512', scramSha512({ username, password }), () => scramVerifier('sha512', username, password)],
  ['ECDSA, SEC 1 after EC PARAMETERS', keyLogin(parameters + sec1), () => ecdsaVerifier(username, publicPem)],
  ['ECDSA, PKCS 8', keyLogin(pkcs8), () => ecdsaVerifier(username, publicPem)],
  ['OAUTHBEARER', oauthBearer({ token: 'token', username }), () => bearerVerifier(username, 'token')],
  [
    'a token over several lines',
    oauthBearer({ token: longToken, username }),
    () => bearerVerifier(username, longToken),
  ],
]

for (const [name, mechanism, verifier] of cases) {
  test(`${name}: an independent server is convinced, and we are let in`, async () => {
    await using server = await TcpServer.start()
    const target = { host: server.host, port: server.port }
    const live = new LiveClient({ target, nickname: 'ada', secrets: { mechanisms: [mechanism] } })
    const opening = live.client.open()
    const connection = await server.accept()
    assert.equal(await verifyLogin(connection, verifier()), true)
    connection.send(':irc.example 900 ada ada!ada@host ada :You are now logged in', ':irc.example 903 ada :Welcome')
    await connection.expect(/^CAP END/)
    connection.send(':irc.example 001 ada :Welcome', ':irc.example 422 ada :No MOTD')
    await opening.done
    assert.equal(live.client.state.identity.account, 'ada')
    const closing = live.client.close()
    await connection.expect(/^QUIT/)
    connection.close()
    await closing.done
  })
}

test('a server that does not know the password, and so cannot prove itself, is not believed (SCRAM)', async () => {
  await using server = await TcpServer.start()
  const mechanisms = [scramSha256({ username, password })]
  const live = new LiveClient({
    target: { host: server.host, port: server.port },
    nickname: 'ada',
    secrets: { mechanisms },
  })
  const opening = live.client.open()
  const connection = await server.accept()
  const honest = scramVerifier('sha256', username, password)
  let answers = 0
  const forged: SaslVerifier = {
    ...honest,
    take(answer) {
      const next = honest.take(answer)
      return ++answers === 2 ? Buffer.from(`v=${Buffer.alloc(32).toString('base64')}`) : next
    },
  }
  void verifyLogin(connection, forged).catch(() => {})
  await connection.closed
  await assert.rejects(opening.done, { code: 'login-refused', retry: false })
  assert.ok(!connection.received.includes('CAP END'))
})
