import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { type ScriptedConnection, TcpServer } from '@longwire/testing'
import { loopback, skipUnless, startErgo, startIrcu } from '@longwire/peers'
import { failed, runExample, startExample, well } from './example.ts'

test('stay: registers by hand with a server that wants its PING answered first', {
  skip: await skipUnless('ircu'),
}, async () => {
  await using server = await startIrcu()
  await using program = await startExample('stay.ts', [server.host, server.port, 'learner'])
  const [, number] = await program.waitForOutput(/< PING :(\d+)\n/)
  await program.waitForOutput(new RegExp(`> PONG :?${number}\n`))
  await program.waitForOutput(/ 001 learner /)
  await server.kill()
  await program.waitForOutput(/closed: /)
  assert.equal(await program.ended, well)
})

test('stay: what a terminal would obey is not printed (pitfall 3)', async () => {
  await using server = await TcpServer.start()
  await using program = await startExample('stay.ts', [server.host, server.port])
  const connection = await server.accept()
  connection.send(':irc.example NOTICE * :\u0002bold\u0002 \u001b[2J \u202eback', 'PING :end')
  await connection.expect(/^PONG :?end$/)
  await program.waitForOutput(/NOTICE \* :bold \uFFFD\[2J \uFFFDback\n/)
})

test('keep-open: registers, tells each step, measures the lag, and says good-bye', {
  skip: await skipUnless('ergo'),
}, async () => {
  await using server = await startErgo()
  await using program = await startExample('keep-open.ts', [server.host, server.port, 'learner'])
  await program.waitForOutput(/introducing ourselves to 127\.0\.0\.1\n.*on 127\.0\.0\.1\nwe are learner/s)
  await program.kill('SIGINT')
  assert.equal(await program.ended, well)
  assert.match(program.output, /answer took (\d+|\?) ms\n(.*\n)*closed\n$/)
})

test('keep-open: another nickname is used when the wanted one is taken', {
  skip: await skipUnless('ergo'),
}, async () => {
  await using server = await startErgo()
  await using first = await startExample('keep-open.ts', [server.host, server.port, 'learner'])
  await first.waitForOutput(/we are learner;/)
  await using second = await startExample('keep-open.ts', [server.host, server.port, 'learner'])
  await second.waitForOutput(/we are learner_;/)
})

test('keep-open: a web server is not IRC', async () => {
  const web = createServer()
  web.listen(0, loopback)
  await once(web, 'listening')
  try {
    const output = await runExample('keep-open.ts', [loopback, (web.address() as AddressInfo).port])
    assert.match(output.at(-2) ?? '', /^given up \(not-irc\)/)
    assert.equal(output.at(-1), failed)
  } finally {
    web.close()
  }
})

const refusals: readonly { readonly code: string; readonly say: (connection: ScriptedConnection) => void }[] = [
  {
    code: 'password-refused',
    say: (connection) => connection.send(':irc.example 464 * :Password incorrect', 'ERROR :Bad password'),
  },
  {
    code: 'banned',
    say: (connection) => connection.send(':irc.example 465 * :You are banned: no robots', 'ERROR :Closing link'),
  },
  { code: 'closed-by-server', say: (connection) => connection.send('ERROR :Closing link: not today') },
]

for (const { code, say } of refusals) {
  test(`keep-open: a server that does not let us in, as ${code}`, async () => {
    await using server = await TcpServer.start()
    await using program = await startExample('keep-open.ts', [server.host, server.port])
    const connection = await server.accept()
    await connection.expect(/^CAP LS/)
    say(connection)
    connection.close()
    await program.waitForOutput(new RegExp(`given up \\(${code}\\)`))
    assert.equal(await program.ended, failed)
  })
}
