import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { TcpServer } from '@longwire/testing'
import { skipUnless, startErgo, startIrcu, temporaryFolder, tlsCertificates } from '@longwire/peers'
import { failed, runExample, startExample, well } from './example.ts'

test('capabilities: lists what is offered, and what of it is in use', { skip: await skipUnless('ergo') }, async () => {
  await using server = await startErgo()
  const output = await runExample('capabilities.ts', [server.host, server.port])
  assert.ok(output.includes('+ server-time'))
  assert.ok(output.some((line) => /^ {2}sasl=\S*SCRAM-SHA-256/.test(line)))
  const total = output.slice(0, -2)
  const used = total.filter((line) => line.startsWith('+ '))
  assert.deepEqual(output.slice(-2), [`${total.length} offered, ${used.length} in use`, well])
})

test('capabilities: a server without any is no trouble', { skip: await skipUnless('ircu') }, async () => {
  await using server = await startIrcu()
  assert.deepEqual(await runExample('capabilities.ts', [server.host, server.port]), ['0 offered, 0 in use', well])
})

test('login: the right password logs in, a wrong one does not connect', {
  skip: await skipUnless('ergo'),
}, async () => {
  const { ca, valid } = await tlsCertificates()
  await using server = await startErgo({ tls: valid, accounts: { grace: 'correct-horse' } })
  const file = join(server.folder, 'ca.pem')
  writeFileSync(file, ca)
  const login = (password: string) =>
    runExample('login.ts', ['localhost', server.tlsPort, 'grace'], {
      NODE_EXTRA_CA_CERTS: file,
      IRC_PASSWORD: password,
    })
  assert.deepEqual(await login('correct-horse'), ['logged in as grace', well])
  const [text, how] = await login('wrong-horse')
  assert.match(text ?? '', /^login-refused: The login to localhost:\d+ was refused\./)
  assert.equal(how, failed)
  assert.doesNotMatch(server.output, /wrong-horse|correct-horse/)
})

test('login: a server without a login is left, not used without one', async () => {
  const { ca, valid } = await tlsCertificates()
  await using server = await TcpServer.start({ cert: valid.cert, key: valid.key })
  const folder = temporaryFolder('authority')
  const file = join(folder, 'ca.pem')
  writeFileSync(file, ca)
  await using program = await startExample('login.ts', ['localhost', server.port], { NODE_EXTRA_CA_CERTS: file })
  const connection = await server.accept()
  await connection.expect(/^CAP LS/)
  connection.send(':irc.example CAP * LS :')
  await connection.expect(/^QUIT/)
  connection.close()
  assert.equal(await program.ended, failed)
  assert.match(program.output, /^login-unavailable: /)
  rmSync(folder, { recursive: true })
})

test('quakenet-login: without Q on the network it says so, and joins nothing', {
  skip: await skipUnless('ircu'),
}, async () => {
  await using server = await startIrcu()
  const [text, ...rest] = await runExample('quakenet-login.ts', [server.host, server.port])
  assert.match(text ?? '', /^Q: \S/)
  assert.deepEqual(rest, [well])
})

const q = ':Q!TheQBot@CServe.quakenet.org'

async function quakenet() {
  const server = await TcpServer.start()
  const program = await startExample('quakenet-login.ts', [server.host, server.port, 'grace', '#garden'], {
    IRC_PASSWORD: 'secret',
  })
  const connection = await server.accept()
  await connection.register()
  assert.equal(await connection.expect(/^PRIVMSG/), 'PRIVMSG Q@CServe.quakenet.org :AUTH grace secret')
  return { server, program, connection }
}

test('quakenet-login: logs in with Q, hides the address, and joins only then', async () => {
  const { server, program, connection } = await quakenet()
  await using _server = server
  await using _program = program
  connection.send(
    ':Q!impostor@host.example NOTICE grace :You are now logged in as nobody.',
    `${q} NOTICE grace :You are now logged in as grace.`,
  )
  await connection.expect(/^MODE grace \+x$/)
  assert.ok(!connection.received.some((line) => line.startsWith('JOIN')))
  const ping = await connection.expect(/^PING /)
  connection.send(':grace!g@host.example MODE grace +x', `:irc.example PONG irc.example ${ping.slice(5)}`)
  await connection.expect(/^JOIN #garden$/)
  connection.send(':grace!g@grace.users.quakenet.org JOIN #garden')
  await connection.expect(/^QUIT/)
  connection.close()
  assert.equal(await program.ended, well)
  assert.match(
    program.output,
    /Q: You are now logged in as grace\.\nhiding our address: done\njoining #garden: done\n$/,
  )
})

test('quakenet-stay: after each connect it logs in, and joins when the address is hidden', async () => {
  await using server = await TcpServer.start()
  await using program = await startExample('quakenet-stay.ts', [server.host, server.port, 'grace', '#garden'], {
    IRC_PASSWORD: 'secret',
  })
  for (let time = 0; time < 2; time++) {
    const connection = await server.accept()
    await connection.register()
    await connection.expect(/^MODE grace \+x$/)
    assert.equal(await connection.expect(/^PRIVMSG/), 'PRIVMSG Q@CServe.quakenet.org :AUTH grace secret')
    assert.ok(!connection.received.some((line) => line.startsWith('JOIN')))
    connection.send(':irc.example 396 grace grace.users.quakenet.org :is now your hidden host')
    await connection.expect(/^JOIN #garden$/)
    connection.send(':grace!g@grace.users.quakenet.org JOIN #garden')
    await program.waitForOutput(new RegExp('our address is hidden\nwe are in #garden\n'.repeat(time + 1)))
    connection.close()
  }
})

test('quakenet-login: a refused password joins nothing', async () => {
  const { server, program, connection } = await quakenet()
  await using _server = server
  await using _program = program
  connection.send(`${q} NOTICE grace :Username or password incorrect.`)
  await connection.expect(/^QUIT/)
  connection.close()
  assert.equal(await program.ended, well)
  assert.ok(!connection.received.some((line) => /^(JOIN|MODE grace)/.test(line)))
})
