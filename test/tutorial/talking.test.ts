import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RawClient, skipUnless, startErgo, startIrcu, type TestServer } from '@longwire/peers'
import { runExample, startExample, well } from './example.ts'

test('messages: prints what page 3 says', async () => {
  assert.deepEqual(await runExample('messages.ts', []), [
    'PRIVMSG',
    "[ '#garden', 'Good morning!' ]",
    "{ nickname: 'ada', username: 'a', hostname: 'host.example' }",
    '2026-03-01T08:00:00.000Z',
    'PRIVMSG #garden :Good morning, ada!',
    'forbidden-byte',
    well,
  ])
})

const servers = [
  { name: 'with echo and labels (Ergo)', start: startErgo, skip: await skipUnless('ergo') },
  { name: 'without capabilities (ircu)', start: startIrcu, skip: await skipUnless('ircu') },
]

for (const { name, start, skip } of servers) {
  test(`send-and-receive: talks with a friend until the friend says bye, ${name}`, { skip }, async () => {
    await using server: TestServer = await start()
    await using ada = await RawClient.register(server, 'ada')
    await using program = await startExample('send-and-receive.ts', [server.host, server.port, 'grace', 'ada'])
    await ada.waitFor(/^:grace!\S+ PRIVMSG ada :Good morning!/)
    await program.waitForOutput(/saying it to ada: done/)
    ada.send('PRIVMSG grace :Good morning to you!', 'PRIVMSG grace :bye')
    assert.equal(await program.ended, well)
    assert.match(program.output, /ada: Good morning to you!\nada: bye\n$/)
  })

  test(`channel: joins, sees who is there, talks and listens, ${name}`, { skip }, async () => {
    await using server: TestServer = await start()
    await using program = await startExample('channel.ts', [server.host, server.port, 'grace', '#garden'])
    await program.waitForOutput(/here are: @grace\n/)
    await program.waitForOutput(/joining #garden: done\n/)
    await program.waitForOutput(/saying good morning: done\n/)
    await using ada = await RawClient.register(server, 'ada')
    // The same channel in another spelling.
    ada.send('JOIN #Garden', 'PRIVMSG #Garden :Good morning, grace!')
    await program.waitForOutput(/ada came in\n<ada> Good morning, grace!\n/)
    ada.send('PART #Garden')
    await program.waitForOutput(/ada left\n/)
    await program.kill('SIGINT')
    assert.equal(await program.ended, well)
    assert.doesNotMatch(program.output, /<grace>/)
  })

  test(`channel: a refusal is told by its name, ${name}`, { skip }, async () => {
    await using server: TestServer = await start()
    await using ada = await RawClient.register(server, 'ada')
    ada.send('JOIN #garden', 'MODE #garden +i')
    await ada.waitFor(/ MODE #garden \+i/)
    const closed = await runExample('channel.ts', [server.host, server.port, 'grace', '#garden'])
    assert.match(closed[0] ?? '', /^joining #garden: refused \(ERR_INVITEONLYCHAN\): \S/)
    ada.send('MODE #garden -i+k rose')
    await ada.waitFor(/ MODE #garden \S+ rose/)
    const keyed = await runExample('channel.ts', [server.host, server.port, 'grace', '#garden'])
    assert.match(keyed[0] ?? '', /^joining #garden: refused \(ERR_BADCHANNELKEY\)/)
  })
}

test('send-and-receive: an unknown nickname is refused, by name', { skip: await skipUnless('ergo') }, async () => {
  await using server = await startErgo()
  await using program = await startExample('send-and-receive.ts', [server.host, server.port, 'grace', 'nobody'])
  await program.waitForOutput(/saying it to nobody: refused \(ERR_NOSUCHNICK\): No such nick\n/)
})
