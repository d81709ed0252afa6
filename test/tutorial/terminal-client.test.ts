import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RawClient, skipUnless, startErgo, startIrcu, type Terminal, type TestServer } from '@longwire/peers'
import { runExample, startInTerminal, well } from './example.ts'

async function enter(terminal: Terminal, line: string): Promise<void> {
  await terminal.type(line)
  await terminal.press('Enter')
}

const servers = [
  { name: 'Ergo', start: startErgo, skip: await skipUnless('ergo', 'tmux') },
  { name: 'ircu', start: startIrcu, skip: await skipUnless('ircu', 'tmux') },
]

for (const { name, start, skip } of servers) {
  test(`terminal-client: an evening in a terminal, on ${name}`, { skip }, async () => {
    await using server: TestServer = await start()
    await using terminal = await startInTerminal('terminal-client.ts', [server.host, server.port, 'grace'])
    await terminal.waitForScreen(/\* on 127\.0\.0\.1$/m)
    await enter(terminal, '/join #garden')
    await terminal.waitForScreen(/#garden grace came in$/m)

    await using ada = await RawClient.register(server, 'ada')
    ada.send('JOIN #garden')
    await terminal.waitForScreen(/#garden ada came in$/m)
    await enter(terminal, 'Good morning!')
    await ada.waitFor(/^:grace!\S+ PRIVMSG #garden :Good morning!$/)
    await terminal.waitForScreen(/#garden <grace> Good morning!$/m)

    await terminal.type('half a sen')
    ada.send('PRIVMSG #garden :Good \u001b[2Jmorning, grace!')
    await terminal.waitForScreen(/#garden <ada> Good \uFFFD\[2Jmorning, grace!\n> half a sen$/m)
    await enter(terminal, 'tence')
    await ada.waitFor(/PRIVMSG #garden :half a sentence$/)

    await enter(terminal, '/me waters the roses')
    await ada.waitFor(/PRIVMSG #garden :.ACTION waters the roses.$/)
    await enter(terminal, '/names')
    await terminal.waitForScreen(/#garden @grace ada$/m)
    await enter(terminal, '/join')
    await terminal.waitForScreen(/one name is wanted/)
    await enter(terminal, '/dance')
    await terminal.waitForScreen(/there is no \/dance; there are \/join /)
    await enter(terminal, '/quit good night')
    await ada.waitFor(/^:grace!\S+ QUIT .*good night/)
    await terminal.waitForScreen(/\* closed$/m)
  })

  test(`terminal-client: what is refused is said once, on ${name}`, { skip }, async () => {
    await using server: TestServer = await start()
    await using terminal = await startInTerminal('terminal-client.ts', [server.host, server.port, 'grace'])
    await terminal.waitForScreen(/\* on 127\.0\.0\.1$/m)
    await enter(terminal, 'hello?')
    await terminal.waitForScreen(/to whom\? \/join a channel first/)
    await enter(terminal, '/msg nobody hello?')
    const [shown] = await terminal.waitForScreen(/.*No such nick.*/)
    assert.ok(shown === 'saying it to nobody: refused (ERR_NOSUCHNICK): No such nick' || shown.startsWith('nobody did'))
    await terminal.press('C-c')
    await terminal.waitForScreen(/\* closed$/m)
  })
}

test('terminal-client: ends by itself where nobody can type', { skip: await skipUnless('ergo') }, async () => {
  await using server = await startErgo()
  const output = await runExample('terminal-client.ts', [server.host, server.port])
  assert.deepEqual(output.slice(-2), ['> * closed', well])
})
