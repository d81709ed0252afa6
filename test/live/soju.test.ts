import assert from 'node:assert/strict'
import { test } from 'node:test'
import { historyRequest } from '@longwire/irc'
import { plain } from '@longwire/irc/sasl/plain'
import { RawClient, skipUnless, startErgo, startSoju } from '@longwire/peers'
import { LiveClient } from './live-client.ts'

const skip = await skipUnless('soju', 'ergo')
const password = 'hunter2'

async function bouncer() {
  const ergo = await startErgo()
  const soju = await startSoju({ users: { ada: password } })
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
