import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ScriptedServer, VirtualEnvironment } from '@longwire/testing'
import type { ClientStatus, IrcClientOptions } from '../client.ts'
import { connectError } from '../connect-errors.ts'
import type { MemoryTarget } from '../memory.ts'
import { createIrcClient } from './create-client.ts'

function setUp(options: Partial<IrcClientOptions<MemoryTarget>> = {}) {
  const environment = new VirtualEnvironment()
  const server = new ScriptedServer()
  const client = createIrcClient({
    opener: server.opener,
    targets: [server.target],
    session: { nickname: 'ada' },
    environment,
    ...options,
  })
  const statuses: ClientStatus[] = []
  client.onStatus((status) => statuses.push(status))
  return { environment, server, client, statuses }
}

async function registered(options: Partial<IrcClientOptions<MemoryTarget>> = {}, isupport?: string) {
  const all = setUp(options)
  const opening = all.client.open()
  const connection = await all.server.accept()
  await connection.register({ capabilities: '', ...(isupport !== undefined && { isupport }) })
  const result = await opening.done
  await connection.expect(/^PING longwire-/)
  return { ...all, connection, result }
}

/** The code of the error that a status carries. */
const codeOf = (status: ClientStatus) => ('error' in status ? status.error.code : undefined)

test('opening resolves when registered, with the nickname and where it leads', async () => {
  const { result, client, statuses } = await registered()
  assert.equal(result.nickname, 'ada')
  assert.equal(result.transport.host, 'irc.example')
  assert.equal(client.status.kind, 'registered')
  assert.deepEqual(
    statuses.map(({ kind }) => kind),
    ['opening', 'opening', 'opening', 'registering', 'registered'],
  )
  assert.equal(client.state.phase, 'registered')
})

test('opening again while open is done at once; while opening it shares the outcome', async () => {
  const { client } = await registered()
  assert.equal((await client.open().done).nickname, 'ada')
  const second = setUp()
  const [a, b] = [second.client.open(), second.client.open()]
  await (await second.server.accept()).register({ capabilities: '' })
  assert.deepEqual(await a.done, await b.done)
  assert.equal(second.server.asked.length, 1)
})

test('closing says QUIT, resolves when the connection is gone, and does not come back', async () => {
  const { client, connection, environment, server } = await registered()
  const closing = client.close('bye')
  assert.match(await connection.expect(/^QUIT/), /bye/)
  connection.send('ERROR :Closing link')
  await closing.done
  await connection.closed
  assert.equal(client.status.kind, 'closed')
  await environment.advance(600_000)
  assert.equal(server.asked.length, 1)
  assert.equal(environment.timers, 0)
})

test('closing ends also when the server neither answers nor closes', async () => {
  const { client, environment } = await registered()
  const closing = client.close()
  await environment.advance(10_000)
  await closing.done
  assert.equal(client.status.kind, 'closed')
})

test('a client that was closed can be opened again', async () => {
  const { client, connection, server } = await registered()
  const closing = client.close()
  await connection.expect(/^QUIT/)
  connection.close()
  await closing.done
  const opening = client.open()
  await (await server.accept()).register({ capabilities: '' })
  assert.equal((await opening.done).nickname, 'ada')
})

test('a request settles as the session settles it', async () => {
  const { client, connection } = await registered({}, 'CHANTYPES=#')
  const joining = client.join('#wire')
  await connection.expect(/^JOIN #wire/)
  connection.send(':irc.example 474 ada #wire :Cannot join channel (+b)')
  const outcome = await joining.done
  assert.equal(outcome.kind, 'refused')
})

test('saying is done when the line has left, where the server does not echo', async () => {
  const { client, connection } = await registered()
  const outcome = await client.say('#wire', 'hello').done
  assert.equal(outcome.kind, 'ok')
  assert.equal(await connection.expect(/^PRIVMSG/), 'PRIVMSG #wire hello')
})

test('what IRC cannot carry is refused, and injects nothing (pitfall 1)', async () => {
  const { client, connection } = await registered()
  await assert.rejects(client.send({ command: 'PRIVMSG', params: ['#a', 'x\r\nQUIT'] }).done, {
    code: 'forbidden-byte',
  })
  await client.send({ command: 'PRIVMSG', params: ['#a', 'fine'] }).done
  assert.ok(!connection.received.some((line) => line.startsWith('QUIT')))
})

test('sending without a connection rejects', async () => {
  const { client } = setUp()
  await assert.rejects(client.send({ command: 'PING', params: ['x'] }).done, { code: 'not-open' })
})

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

test('cancelling an opening ends it, and what is under way', async () => {
  const { client, server, environment } = setUp()
  const opening = client.open()
  const connection = await server.accept()
  opening.cancel()
  await assert.rejects(opening.done, { code: 'cancelled' })
  await environment.advance(10_000)
  await connection.closed
  assert.equal(client.status.kind, 'closed')
  assert.equal(environment.timers, 0)
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

test('waking ends a wait', async () => {
  const { client, server, environment } = setUp()
  server.refuse()
  void client.open()
  await environment.settle()
  assert.equal(client.status.kind, 'waiting')
  client.wake()
  await server.accept()
})

test('flood control lets ten lines out at once and then one each two seconds; the rest is visible and can be cancelled (pitfall 21)', async () => {
  const { client, connection, environment } = await registered()
  await environment.advance(30_000)
  const said = () => connection.received.filter((line) => line.startsWith('PRIVMSG')).length
  const saying = Array.from({ length: 15 }, (_, index) => client.say('#a', `line ${index}`))
  await environment.settle()
  assert.equal(said(), 10)
  assert.equal(client.waitingLines, 5)
  await environment.advance(2_000)
  assert.equal(said(), 11)
  saying[11]?.cancel()
  await assert.rejects(saying[11]?.done ?? Promise.resolve(), { code: 'cancelled' })
  assert.equal(client.waitingLines, 3)
  assert.equal(client.cancelWaitingLines(), 3)
  await assert.rejects(saying[14]?.done ?? Promise.resolve(), { code: 'cancelled' })
  await environment.advance(60_000)
  assert.equal(said(), 11)
})

test('a server that promises SAFERATE gets lines without delay', async () => {
  const { client, environment } = await registered({}, 'SAFERATE')
  for (let index = 0; index < 30; index++) void client.say('#a', `line ${index}`)
  await environment.settle()
  assert.equal(client.waitingLines, 0)
})

test('an answer to PING passes the lines that wait', async () => {
  const { client, connection } = await registered()
  for (let index = 0; index < 30; index++) void client.say('#a', `line ${index}`)
  connection.send('PING :quick')
  assert.equal(await connection.expect(/^PONG/), 'PONG quick')
  assert.ok(client.waitingLines > 0)
})

test('events come as an iteration too, which ends with the client', async () => {
  const { client, connection } = await registered()
  const seen: string[] = []
  const reading = (async () => {
    for await (const event of client.events()) seen.push(event.type)
  })()
  connection.send(':bob!b@h PRIVMSG ada :hi')
  const closing = client.close()
  await connection.expect(/^QUIT/)
  connection.close()
  await closing.done
  await reading
  assert.equal(seen[0], 'message-received')
})

test('a reader that is 10,000 events behind is told so instead of filling memory', async () => {
  const { client, connection, environment } = await registered()
  const events = client.events()[Symbol.asyncIterator]()
  for (let index = 0; index < 10_100; index++) connection.send(`:bob!b@h PRIVMSG ada :${index}`)
  await environment.settle()
  for (let index = 0; index < 10_000; index++) assert.equal((await events.next()).done, false)
  await assert.rejects(events.next(), { code: 'queue-full' })
})

test('a console sees the lines both ways, without passwords (pitfall 13)', async () => {
  const { server, client, environment } = setUp({ secrets: { serverPassword: 'hunter2' } })
  const lines: string[] = []
  client.onLine((direction, line) => lines.push(`${direction} ${line}`))
  void client.open()
  await (await server.accept()).register({ capabilities: '' })
  await environment.settle()
  void client.say('NickServ', 'IDENTIFY ada hunter2')
  await environment.settle()
  assert.ok(lines.includes('out PASS ***'))
  assert.ok(lines.includes('out PRIVMSG NickServ :IDENTIFY ***'))
  assert.ok(lines.some((line) => line.startsWith('in :irc.example 001')))
  assert.ok(!lines.join('\n').includes('hunter2'))
})

test('at most 256 lines are handled in one turn, and reading pauses while lines wait', async () => {
  const { client, connection, environment } = await registered()
  let seen = 0
  const perTurn: number[] = []
  client.onEvent(() => seen++)
  for (let index = 0; index < 1_000; index++) connection.send(`:bob!b@h PRIVMSG ada :${index}`)
  const turn = environment.nextTurn.bind(environment)
  environment.nextTurn = (callback) =>
    turn(() => {
      const before = seen
      callback()
      perTurn.push(seen - before)
    })
  await environment.settle()
  assert.equal(seen, 1_000)
  assert.ok(Math.max(...perTurn) <= 256)
})

test('who pauses gets nothing until resuming, and loses nothing', async () => {
  const { client, connection, environment } = await registered()
  const texts: string[] = []
  client.onEvent((event) => {
    if (event.type === 'message-received') texts.push(event.text)
  })
  client.pause()
  connection.send(':bob!b@h PRIVMSG ada :1', ':bob!b@h PRIVMSG ada :2')
  connection.close()
  await environment.advance(600_000)
  assert.deepEqual(texts, [])
  client.resume()
  await environment.settle()
  assert.deepEqual(texts, ['1', '2'])
  assert.equal(client.status.kind, 'waiting')
})

test('what a listener asks for comes after the outputs that are under way', async () => {
  const { client, connection, environment } = await registered()
  client.onEvent((event) => {
    if (event.type === 'message-received') void client.say('#a', `heard ${event.text}`)
  })
  connection.send(':bob!b@h PRIVMSG ada :one', ':bob!b@h PRIVMSG ada :two')
  await environment.settle()
  assert.deepEqual(
    connection.received.filter((line) => line.startsWith('PRIVMSG')),
    ['PRIVMSG #a :heard one', 'PRIVMSG #a :heard two'],
  )
})
