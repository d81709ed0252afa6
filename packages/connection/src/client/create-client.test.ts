import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registered, setUp } from '../../test/client-set-up.ts'

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

test('flood control lets some lines out at once and then one each interval; the rest is visible and can be cancelled (pitfall 21)', async () => {
  const { client, connection, environment } = await registered({ flood: { burst: 10, interval: 2_000 } })
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

test('so many lines are handled in one turn, 256 unless told otherwise, and reading pauses while lines wait', async () => {
  for (const [options, most] of [[{}, 256] as const, [{ linesPerTurn: 64 }, 64] as const]) {
    const { client, connection, environment } = await registered(options)
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
    assert.equal(Math.max(...perTurn), most)
  }
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

test('notices, actions and a nickname are asked for in a word', async () => {
  const { client, connection } = await registered({}, 'CHANTYPES=#')
  client.notice('#wire', 'done')
  assert.equal(await connection.expect(/^NOTICE/), 'NOTICE #wire done')
  client.action('#wire', 'waves')
  assert.equal(await connection.expect(/^PRIVMSG/), 'PRIVMSG #wire :\u0001ACTION waves\u0001')
  const changing = client.changeNickname('countess')
  await connection.expect(/^NICK countess/)
  connection.send(':ada!a@h NICK countess')
  assert.equal((await changing.done).kind, 'ok')
  assert.equal(client.state.identity.nickname, 'countess')
})

test('channels, people and members are found in any spelling, and so is where an answer belongs', async () => {
  const { client, connection } = await registered({}, 'CHANTYPES=# PREFIX=(ov)@+')
  const joining = client.join('#Wire')
  await connection.expect(/^JOIN/)
  connection.send(':ada!a@h JOIN #Wire', '353 ada = #Wire :@Bob ada', '366 ada #Wire :End')
  await joining.done
  const events = client.events()
  connection.send(':Bob!b@h PRIVMSG #Wire :hello', ':Bob!b@h PRIVMSG ada :psst')
  const targets: (string | undefined)[] = []
  for await (const event of events) {
    if (event.type === 'message-received') targets.push(client.replyTarget(event))
    if (targets.length === 2) break
  }
  assert.deepEqual(targets, ['#Wire', 'Bob'])
  assert.equal(client.findChannel('#wIRE')?.name, '#Wire')
  assert.equal(client.findUser('bOB')?.nickname, 'Bob')
  assert.deepEqual(
    client.members('#wire').map(({ nickname, prefixes }) => prefixes + nickname),
    ['ada', '@Bob'],
  )
})

test('a stream of events can be closed while somebody waits for the next one', async () => {
  const { client } = await registered()
  const events = client.events()
  const next = events.next()
  events.close()
  assert.deepEqual(await next, { value: undefined, done: true })
  assert.equal((await events.next()).done, true)
})

test('the lag is told when it was measured', async () => {
  const { environment, server, client } = setUp()
  const lags: number[] = []
  client.onLag((lag) => lags.push(lag))
  const opening = client.open()
  const connection = await server.accept()
  await connection.register({ capabilities: '' })
  await opening.done
  const ping = await connection.expect(/^PING longwire-/)
  await environment.advance(70)
  connection.send(`:irc.example PONG irc.example :${ping.slice('PING '.length)}`)
  await environment.advance(0)
  assert.deepEqual(lags, [70])
  assert.equal(client.lag, 70)
})

test('what no echo will come of is told as sent, and what is echoed is not', async () => {
  const { client, connection } = await registered()
  const sent: string[] = []
  client.onEvent((event) => {
    if (event.type === 'message-sent') sent.push(`${event.as} ${event.target} ${event.text}`)
  })
  await client.action('#wire', 'waves').done
  await connection.expect(/^PRIVMSG/)
  assert.deepEqual(sent, ['action #wire waves'])
  const echoing = setUp()
  echoing.client.onEvent((event) => assert.notEqual(event.type, 'message-sent'))
  const opening = echoing.client.open()
  const other = await echoing.server.accept()
  await other.register({ capabilities: 'echo-message' })
  await opening.done
  const saying = echoing.client.say('#wire', 'hello')
  await other.expect(/^PRIVMSG/)
  other.send(':ada!a@h PRIVMSG #wire :hello')
  assert.equal((await saying.done).kind, 'ok')
})
