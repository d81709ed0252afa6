import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectError } from '../connect-errors.ts'
import { codeOf, registered, setUp } from '../../test/client-set-up.ts'

test('after a lost connection it waits one to two seconds, then is back by itself', async () => {
  const { client, connection, environment, server, statuses } = await registered()
  connection.close()
  await environment.settle()
  const waiting = client.status
  assert.equal(waiting.kind, 'waiting')
  const delay = waiting.at - environment.now()
  assert.ok(delay >= 1_000 && delay <= 2_000, `${delay} ms`)
  await environment.advance(2_000)
  await (await server.accept()).register({ capabilities: '' })
  await environment.settle()
  assert.equal(client.status.kind, 'registered')
  assert.equal(statuses.filter(({ kind }) => kind === 'registered').length, 2)
})

test('after ERROR it reconnects by itself even when the server leaves the socket open', async () => {
  const { client, connection, environment, server } = await registered()
  connection.send('ERROR :Closing Link: (Server shutting down)')
  await environment.settle()
  assert.equal(codeOf(client.status), 'closed-by-server')
  await environment.advance(2_000)
  await server.accept()
})

test('waits grow for ever with jitter, up to five minutes, and start over after a good connection (pitfall 20)', async () => {
  const { client, environment, server } = setUp()
  void client.open()
  const delays: number[] = []
  for (let attempt = 0; attempt < 14; attempt++) {
    const connection = await server.accept()
    connection.close()
    await environment.settle()
    const { status } = client
    assert.equal(status.kind, 'waiting')
    delays.push(status.at - environment.now())
    await environment.advance(delays.at(-1) ?? 0)
  }
  delays.forEach((delay, index) => {
    const base = Math.min(1_000 * 2 ** index, 150_000)
    assert.ok(delay >= base && delay <= 2 * base, `attempt ${index}: ${delay} ms`)
  })
  await (await server.accept()).register({ capabilities: '' })
  await environment.advance(31_000)
})

test('a first wait of 0 is taken at its word (pitfall 20)', async () => {
  const { client, connection, environment, server } = await registered({ backoff: { first: 0 } })
  connection.close()
  await environment.advance(0)
  await server.accept()
  assert.equal(client.status.kind, 'registering')
})

test('the targets are tried in their order without a pause, then it waits and begins again with the first', async () => {
  const targets = [
    { host: 'one.example', port: 1 },
    { host: 'two.example', port: 2 },
  ] as const
  const { client, environment, server } = setUp({ targets })
  server.refuse(connectError('refused'), connectError('timed-out'), connectError('refused'))
  const opening = client.open()
  await environment.settle()
  assert.deepEqual(server.asked, targets)
  assert.equal(client.status.kind, 'waiting')
  await environment.advance(2_000)
  await (await server.accept()).register({ capabilities: '' })
  assert.equal((await opening.done).transport.host, 'two.example')
})

test('without reconnecting, the first failure of the last target is the outcome', async () => {
  const { client, server } = setUp({ reconnect: false })
  server.refuse(connectError('name-not-found', server.target))
  await assert.rejects(client.open().done, { code: 'name-not-found', retry: true })
  assert.equal(client.status.kind, 'failed')
})

test('what only a person can mend stops the attempts (pitfall 20)', async () => {
  const { client, server, environment } = setUp()
  server.refuse(connectError('tls-untrusted'))
  await assert.rejects(client.open().done, { code: 'tls-untrusted' })
  await environment.advance(600_000)
  assert.equal(server.asked.length, 1)
})

test('a ban stops the attempts, with the words of the server (pitfall 20)', async () => {
  const { client, server, environment } = setUp()
  const opening = client.open()
  const connection = await server.accept()
  await connection.expect(/^CAP LS/)
  connection.send(':irc.example CAP * LS :', ':irc.example 465 ada :You are banned: spam')
  connection.send('ERROR :Closing link')
  connection.close()
  await assert.rejects(opening.done, (error: { code: string; userText: string }) => {
    assert.equal(error.code, 'banned')
    assert.match(error.userText, /spam/)
    return true
  })
  await environment.advance(600_000)
  assert.equal(server.asked.length, 1)
})

test('a ban is one also where the server hangs up without a word of farewell', async () => {
  const { client, server, environment } = setUp()
  const opening = client.open()
  const connection = await server.accept()
  await connection.expect(/^CAP LS/)
  connection.send(':irc.example 465 ada :You are banned: spam')
  connection.close()
  await assert.rejects(opening.done, { code: 'banned', retry: false })
  await environment.advance(600_000)
  assert.equal(server.asked.length, 1)
})

test('a server that was asked too often is left alone for a minute at least (pitfall 20)', async () => {
  const { client, server, environment } = setUp()
  void client.open()
  const connection = await server.accept()
  connection.send('ERROR :Trying to reconnect too fast.')
  await environment.settle()
  assert.equal(codeOf(client.status), 'throttled')
  await environment.advance(59_000)
  assert.equal(server.asked.length, 1)
  await environment.advance(1_000)
  await server.accept()
})

test('a server that never lets anybody in is given up on and tried again', async () => {
  const { client, server, environment } = setUp()
  void client.open()
  await server.accept()
  await environment.advance(62_000)
  assert.equal(server.asked.length, 2)
})

test('a server that greets with HTTP is not one of IRC, and is not tried again', async () => {
  const { client, server } = setUp()
  const opening = client.open()
  const connection = await server.accept()
  connection.send('HTTP/1.1 400 Bad Request', 'Content-Type: text/html')
  await assert.rejects(opening.done, { code: 'not-irc', retry: false })
})

test('silence is asked about after a minute; two minutes of it are the end of the connection', async () => {
  const { client, connection, environment } = await registered()
  assert.equal(client.lag, undefined)
  connection.send(`:irc.example PONG irc.example :${connection.received.at(-1)?.split(' ')[1] ?? ''}`)
  await environment.settle()
  assert.equal(client.lag, 0)
  await environment.advance(60_000)
  await connection.expect(/^PING longwire-\S+-2/)
  await environment.advance(59_999)
  assert.equal(client.status.kind, 'registered')
  await environment.advance(1)
  assert.equal(codeOf(client.status), 'keepalive-timeout')
})

test('the answer to our own PING is told to nobody', async () => {
  const { client, connection, environment } = await registered()
  const types: string[] = []
  client.onEvent(({ type }) => types.push(type))
  connection.send(`:irc.example PONG irc.example ${connection.received.at(-1)?.split(' ')[1] ?? ''}`)
  connection.send(':irc.example PONG irc.example other')
  await environment.settle()
  assert.equal(types.filter((type) => type === 'reply-received').length, 1)
})

test('after a sleep the connection is probed first, and kept when it answers (pitfall 24)', async () => {
  const { client, connection, environment } = await registered()
  connection.send(`:irc.example PONG irc.example :${connection.received.at(-1)?.split(' ')[1] ?? ''}`)
  await environment.settle()
  await environment.sleep(3_600_000)
  const ping = await connection.expect(/^PING longwire-\S+-2/)
  assert.equal(client.status.kind, 'registered')
  connection.send(`:irc.example PONG irc.example :${ping.split(' ')[1] ?? ''}`)
  await environment.advance(20_000)
  assert.equal(client.status.kind, 'registered')
})

test('who is woken and gets no answer within 10 s reconnects', async () => {
  const { client, environment } = await registered()
  client.wake()
  await environment.advance(10_000)
  assert.equal(codeOf(client.status), 'keepalive-timeout')
})

test('opening while it is coming back waits for that, or ends the wait; never two at once', async () => {
  const { client, connection, environment, server } = await registered()
  connection.close()
  await environment.settle()
  const whileWaiting = client.open()
  const second = await server.accept()
  const whileRegistering = client.open()
  await second.register({ capabilities: '' })
  assert.equal((await whileWaiting.done).nickname, 'ada')
  assert.equal((await whileRegistering.done).nickname, 'ada')
  await environment.advance(10_000)
  assert.equal(server.asked.length, 2)
})

test('waking ends a wait', async () => {
  const { client, server, environment } = setUp()
  server.refuse()
  void client.open()
  await environment.settle()
  assert.equal(client.status.kind, 'waiting')
  client.wake()
  await server.accept()
})

test('who is woken waits no longer than at first where that fails too: what failed before says nothing any more', async () => {
  const { client, server, environment } = setUp()
  for (let times = 0; times < 20; times++) server.refuse()
  void client.open()
  await environment.advance(600_000)
  const waited = client.status
  assert.ok(waited.kind === 'waiting' && waited.attempt > 5)
  client.wake()
  await environment.settle()
  const again = client.status
  assert.ok(again.kind === 'waiting')
  assert.equal(again.attempt, 1)
  assert.ok(again.at - environment.now() <= 2_000)
})

test('a new connection begins with a full burst, however much was said on the one before', async () => {
  const { client, connection, environment, server } = await registered({ backoff: { first: 0 } })
  for (let index = 0; index < 12; index++) void client.say('#a', `line ${index}`)
  assert.ok(client.waitingLines > 0)
  connection.close()
  await environment.advance(0)
  await (await server.accept()).register({ capabilities: '' })
  await environment.settle()
  assert.equal(client.status.kind, 'registered')
})
