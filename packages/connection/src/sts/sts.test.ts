import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ScriptedConnection } from '@longwire/testing'
import { setUp } from '../../test/client-set-up.ts'
import { connectError } from '../connect-errors.ts'
import { createMemoryStsStore } from './sts-store.ts'

async function offer(connection: ScriptedConnection, sts: string): Promise<void> {
  await connection.expect(/^CAP LS/)
  connection.send(`:irc.example CAP * LS :sts=${sts}`)
}

/** Registers over a secure connection whose server offers this. */
async function registerWith(connection: ScriptedConnection, sts: string): Promise<void> {
  await connection.register({ capabilities: `sts=${sts}` })
}

test('“the client MUST close the connection and reconnect securely”, at once and before a word of its own', async () => {
  const { client, server } = setUp()
  const opening = client.open()
  const plain = await server.accept()
  await offer(plain, 'port=6697')
  const secure = await server.accept()
  assert.deepEqual(plain.received, ['CAP LS 302'])
  assert.deepEqual(server.asked[1], { host: 'irc.example', port: 6697, tls: true })
  await registerWith(secure, 'duration=3600')
  assert.equal((await opening.done).transport.secure, true)
})

test('a policy is kept: the next connection is secure from the start, also in another life (pitfall 11)', async () => {
  const sts = createMemoryStsStore()
  const first = setUp({ sts })
  void first.client.open()
  await offer(await first.server.accept(), 'port=6697,duration=1')
  await registerWith(await first.server.accept(), 'port=7000,duration=3600')
  await first.environment.settle()
  const second = setUp({ sts })
  void second.client.open()
  await second.server.accept()
  assert.deepEqual(second.server.asked, [{ host: 'irc.example', port: 6697, tls: true }])
})

test('a duration on a plaintext connection makes no policy', async () => {
  const sts = createMemoryStsStore()
  const { client, server, environment } = setUp({ sts })
  void client.open()
  await offer(await server.accept(), 'port=6697,duration=3600')
  await environment.settle()
  assert.equal(sts.find('irc.example', environment.now()), undefined)
})

test('a policy ends when its time is over, and is pushed on when the connection ends', async () => {
  const sts = createMemoryStsStore()
  const { client, server, environment } = setUp({ sts })
  void client.open()
  await offer(await server.accept(), 'port=6697')
  const secure = await server.accept()
  await registerWith(secure, 'duration=100')
  await environment.advance(50_000)
  secure.close()
  await environment.settle()
  assert.equal(sts.find('IRC.example.', environment.now() + 99_999)?.port, 6697)
  assert.equal(sts.find('irc.example', environment.now() + 100_000), undefined)
})

test('a duration of 0 removes the policy', async () => {
  const sts = createMemoryStsStore()
  const { client, server, environment } = setUp({ sts })
  sts.keep('irc.example', { port: 6697, expires: environment.now() + 1_000_000 })
  void client.open()
  const secure = await server.accept()
  await registerWith(secure, 'duration=0')
  secure.close()
  await environment.settle()
  assert.equal(sts.find('irc.example', environment.now()), undefined)
})

test('while a policy holds, a failing TLS never leads to plaintext, and the error says why (pitfall 11)', async () => {
  const sts = createMemoryStsStore()
  const { client, server, environment } = setUp({ sts, reconnect: false })
  sts.keep('irc.example', { port: 6697, expires: environment.now() + 1_000_000 })
  server.refuse(connectError('tls-expired'))
  await assert.rejects(client.open().done, (error: Error & { code?: string }) => {
    assert.equal(error.code, 'sts-refused')
    assert.equal((error.cause as { code?: string }).code, 'tls-expired')
    return true
  })
  assert.deepEqual(
    server.asked.map(({ tls }) => tls),
    [true],
  )
})

test('a target that is secure already keeps its own port', async () => {
  const sts = createMemoryStsStore()
  const target = { host: 'irc.example', port: 7000, tls: true }
  const { client, server, environment } = setUp({ sts, targets: [target] })
  sts.keep('irc.example', { port: 6697, expires: environment.now() + 1_000_000 })
  void client.open()
  await server.accept()
  assert.deepEqual(server.asked, [target])
})
