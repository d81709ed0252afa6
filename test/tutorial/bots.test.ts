import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RawClient, skipUnless, startErgo, startIrcu, type TestServer } from '@longwire/peers'
import { startExample, well } from './example.ts'

test('bot: says hello to who asks, and to nobody else', { skip: await skipUnless('ergo') }, async () => {
  await using server = await startErgo()
  await using program = await startExample('bot.ts', [server.host, server.port, '#garden'])
  await program.waitForOutput(/in #garden\n/)
  await using ada = await RawClient.register(server, 'ada')
  ada.send('JOIN #garden', 'PRIVMSG #garden :hello', 'PRIVMSG #garden :!hello')
  const said = await ada.waitFor(/^:hellobot!\S+ PRIVMSG /)
  assert.match(said, / PRIVMSG #garden :Hello, ada!$/)
})

const servers = [
  { name: 'Ergo', start: startErgo, skip: await skipUnless('ergo') },
  { name: 'ircu', start: startIrcu, skip: await skipUnless('ircu') },
]

for (const { name, start, skip } of servers) {
  test(`bot-with-commands: answers by notice, in the channel and in private, on ${name}`, { skip }, async () => {
    await using server: TestServer = await start()
    await using program = await startExample('bot-with-commands.ts', [server.host, server.port, '#garden', '#attic'])
    await program.waitForOutput(/joining #garden: done\njoining #attic: done\n/)
    await using ada = await RawClient.register(server, 'ada')
    ada.send('JOIN #garden', 'PRIVMSG #garden :!dice 1')
    assert.match(await ada.waitFor(/ NOTICE #garden /), /^:dicebot!\S+ NOTICE #garden :ada rolls 1\.$/)
    ada.send('PRIVMSG dicebot :!constructor', 'NOTICE dicebot :!time', 'PRIVMSG dicebot :!HELP')
    const answer = await ada.waitFor(/^:dicebot!\S+ NOTICE ada /)
    assert.match(answer, /:I know !hello, !time, !dice, !help\.$/)
    await program.kill('SIGTERM')
    assert.equal(await program.ended, well)
    await ada.waitFor(/^:dicebot!\S+ QUIT .*I am switched off/)
  })
}

test('bot-with-commands: is marked as a bot where the server can', { skip: await skipUnless('ergo') }, async () => {
  await using server = await startErgo()
  await using program = await startExample('bot-with-commands.ts', [server.host, server.port, '#garden'])
  await program.waitForOutput(/joining #garden: done\n/)
  await using ada = await RawClient.register(server, 'ada')
  ada.send('WHOIS dicebot')
  await ada.waitFor(/ 335 ada dicebot /)
})
