import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { freePorts, tlsCertificates } from '@longwire/peers'
import { joinReply, TcpServer } from '@longwire/testing'
import { Connecting } from '../../test/connecting.ts'

async function talking(...args: readonly string[]) {
  const server = await TcpServer.start()
  const cli = Connecting.to(server.port, ...args)
  const connection = await server.accept()
  await connection.register({ capabilities: '', isupport: 'CHANTYPES=#' })
  const end = async () => {
    await cli[Symbol.asyncDispose]()
    await server[Symbol.asyncDispose]()
  }
  return { server, cli, connection, [Symbol.asyncDispose]: end }
}

test('it says who it is, prints what happens, and says QUIT and ends with 0 on SIGTERM and SIGINT', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    await using server = await TcpServer.start()
    await using cli = Connecting.to(server.port, '--user', 'lovelace', '--realname', 'Ada Lovelace')
    const connection = await server.accept()
    await connection.register({ capabilities: '' })
    assert.ok(connection.received.includes('USER lovelace 0 * :Ada Lovelace'))
    await cli.waitFor(/^-- registered$/)
    connection.send(':bob!b@h PRIVMSG ada :hi')
    await cli.waitFor(/^ada <bob> hi$/)
    cli.signal(signal)
    await connection.expect(/^QUIT/)
    connection.send('ERROR :bye')
    connection.close()
    assert.equal(await cli.exit, 0)
  }
})

test('what is piped waits for the channels to be joined, and goes on when its input ends', async () => {
  await using all = await talking('--join', '#wire', '--join', '#keyed,secret')
  const { cli, connection } = all
  cli.type('hello there', '/me waves', '/msg bob a word', '//slash', '/raw TOPIC #wire', '/notice #wire n')
  cli.endInput()
  await connection.expect(/^JOIN #keyed secret/)
  connection.send(...joinReply('ada', '#wire'), ...joinReply('ada', '#keyed'))
  assert.equal(await connection.expect(/^PRIVMSG/), 'PRIVMSG #keyed :hello there')
  assert.equal(await connection.expect(/^PRIVMSG/), 'PRIVMSG #keyed :\x01ACTION waves\x01')
  assert.equal(await connection.expect(/^PRIVMSG/), 'PRIVMSG bob :a word')
  assert.equal(await connection.expect(/^PRIVMSG/), 'PRIVMSG #keyed /slash')
  assert.equal(await connection.expect(/^TOPIC/), 'TOPIC #wire')
  assert.equal(await connection.expect(/^NOTICE/), 'NOTICE #wire n')
  connection.send(':bob!b@h PRIVMSG #wire :still there?')
  await cli.waitFor(/#wire <bob> still there\?/)
})

test('with /dev/null as its input it stays', async () => {
  await using server = await TcpServer.start()
  await using cli = new Connecting(['--server', '127.0.0.1', '--port', `${server.port}`, '--nick', 'ada'], {
    stdin: 'ignore',
  })
  const connection = await server.accept()
  await connection.register({ capabilities: '' })
  await cli.waitFor(/registered/)
  connection.send('PING :there')
  await connection.expect(/^PONG there/)
})

test('typed commands: join and talk there, leave, quit with a reason', async () => {
  await using all = await talking()
  const { cli, connection } = all
  await cli.waitFor(/registered/)
  cli.type('into the void')
  await cli.waitFor(/nobody to say that to/)
  cli.type('/join #wire')
  await connection.expect(/^JOIN #wire/)
  connection.send(...joinReply('ada', '#wire'))
  cli.type('hi')
  assert.equal(await connection.expect(/^PRIVMSG/), 'PRIVMSG #wire hi')
  cli.type('/nonsense', '/help', '/msg bob')
  await cli.waitFor(/no command \/nonsense/)
  await cli.waitFor(/^\/join CHANNEL/)
  await cli.waitFor(/^Usage: \/msg/)
  cli.type('/quit so long')
  assert.match(await connection.expect(/^QUIT/), /so long/)
  connection.close()
  assert.equal(await cli.exit, 0)
})

test('a join that is refused is told with its reason', async () => {
  await using all = await talking('--join', '#wire')
  await all.connection.expect(/^JOIN/)
  all.connection.send(':irc.example 473 ada #wire :Cannot join channel (+i)')
  await all.cli.waitFor(/^-- \/join #wire: Cannot join channel \(\+i\) \(ERR_INVITEONLYCHAN\)/)
})

test('nothing that others say can steer the terminal (pitfall 3)', async () => {
  await using all = await talking()
  all.connection.send(':b\x1b]0;x\x07ob!b@h PRIVMSG ada :\x1b[2Jred\x0304 \u202egreen\x9b31m \x02bold\x02')
  assert.equal(await all.cli.waitFor(/<b/), 'ada <b]0;xob> [2Jred green31m bold')
})

test('--json prints one object for each thing that happens', async () => {
  await using all = await talking('--json')
  const { cli, connection } = all
  connection.send('@time=2026-11-22T10:00:00.000Z;msgid=x :bob!b@h PRIVMSG ada :hi')
  const message = JSON.parse(await cli.waitFor(/"message-received"/)) as Record<string, unknown>
  assert.equal(message['text'], 'hi')
  const { tags } = message['message'] as { tags: unknown }
  assert.deepEqual(tags, { time: '2026-11-22T10:00:00.000Z', msgid: 'x' })
  assert.equal(message['time'], Date.parse('2026-11-22T10:00:00.000Z'))
  assert.equal((message['source'] as { nickname: string }).nickname, 'bob')
  for (const line of cli.lines) assert.equal(typeof (JSON.parse(line) as { type: unknown }).type, 'string')
  connection.cut()
  const waiting = JSON.parse(await cli.waitFor(/"waiting"/)) as { error: { code: string; retry: boolean } }
  assert.equal(waiting.error.code, 'reset')
  assert.equal(waiting.error.retry, true)
})

test('after ERROR it comes back by itself, even when the server leaves the socket open, and rejoins', async () => {
  await using all = await talking('--join', '#wire', '--reconnect-delay', '0')
  const { server, connection, cli } = all
  await connection.expect(/^JOIN/)
  connection.send(...joinReply('ada', '#wire'), 'ERROR :Closing link')
  await cli.waitFor(/Trying again/)
  const second = await server.accept()
  await second.register({ capabilities: '', isupport: 'CHANTYPES=#' })
  await second.expect(/^JOIN #wire/)
})

test('status 3: it could not connect, and --no-reconnect keeps it from trying on', async () => {
  const [port = 0] = await freePorts(1)
  await using cli = Connecting.to(port, '--no-reconnect')
  await cli.waitFor(/refused the connection\. Check the port/)
  assert.equal(await cli.exit, 3)
})

test('status 3: a certificate that is not trusted, with the fingerprint to pin', async () => {
  const { selfSigned } = await tlsCertificates()
  await using server = await TcpServer.start({ cert: selfSigned.cert, key: selfSigned.key })
  await using cli = Connecting.to(server.port, '--tls')
  await cli.waitFor(new RegExp(selfSigned.fingerprint))
  assert.equal(await cli.exit, 3)
  await (await server.accept()).closed
  await using pinned = Connecting.to(server.port, '--tls', '--tls-fingerprint', selfSigned.fingerprint.toUpperCase())
  await (await server.accept()).expect(/^CAP LS/)
  pinned.signal('SIGTERM')
  assert.equal(await pinned.exit, 0)
})

test('status 3: what is no IRC server', async () => {
  await using server = await TcpServer.start()
  await using cli = Connecting.to(server.port)
  ;(await server.accept()).send('SSH-2.0-OpenSSH_9.2')
  await cli.waitFor(/is not an IRC server/)
  assert.equal(await cli.exit, 3)
})

test('status 4: the login is refused: QUIT, no weaker mechanism, nothing joined (pitfall 12)', async () => {
  await using server = await TcpServer.start()
  const login = ['--sasl-mechanism', 'plain', '--sasl-user', 'ada', '--sasl-pass', 'wrong', '--join', '#wire']
  await using cli = Connecting.to(server.port, ...login)
  const connection = await server.accept()
  await connection.expect(/^CAP LS/)
  connection.send(':irc.example CAP * LS :sasl=PLAIN,SCRAM-SHA-256')
  await connection.expect(/^CAP REQ/)
  connection.send(':irc.example CAP ada ACK :sasl')
  await connection.expect(/^AUTHENTICATE PLAIN/)
  connection.send('AUTHENTICATE +')
  await connection.expect(/^AUTHENTICATE /)
  connection.send(':irc.example 904 ada :SASL authentication failed')
  await connection.expect(/^QUIT/)
  connection.close()
  assert.equal(await cli.exit, 4)
  assert.ok(!connection.received.some((line) => /^(JOIN|CAP END)/.test(line)))
})

test('status 4: a server without a login is left, unless the login is optional', async () => {
  for (const optional of [false, true]) {
    await using server = await TcpServer.start()
    const login = ['--sasl-mechanism', 'PLAIN', '--sasl-user', 'ada', ...(optional ? ['--sasl-optional'] : [])]
    await using cli = new Connecting(['--server', '127.0.0.1', '--port', `${server.port}`, '--nick', 'ada', ...login], {
      env: { LONGWIRE_SASL_PASS: 'secret' },
    })
    const connection = await server.accept()
    if (optional) {
      await connection.register({ capabilities: 'server-time' })
      await cli.waitFor(/registered/)
    } else {
      await connection.expect(/^CAP LS/)
      connection.send(':irc.example CAP * LS :server-time')
      await connection.expect(/^CAP REQ/)
      connection.send(':irc.example CAP ada ACK :server-time')
      await connection.expect(/^QUIT/)
      connection.close()
      assert.equal(await cli.exit, 4)
    }
  }
})

test('a server that asks for TLS (STS) gets it, its promise is on the disk at once, and holds in the next life (pitfall 11)', async () => {
  const { valid } = await tlsCertificates()
  await using secure = await TcpServer.start({ cert: valid.cert, key: valid.key })
  await using plain = await TcpServer.start()
  await using cli = Connecting.to(plain.port, '--tls-fingerprint', valid.fingerprint)
  const first = await plain.accept()
  await first.expect(/^CAP LS/)
  first.send(`:irc.example CAP * LS :sts=port=${secure.port}`)
  const second = await secure.accept()
  assert.deepEqual(first.received, ['CAP LS 302'])
  await second.register({ capabilities: 'sts=duration=3600' })
  await cli.waitFor(/promises TLS/)
  const kept = JSON.parse(readFileSync(join(cli.stateFolder, 'sts.json'), 'utf8')) as Record<string, { port: number }>
  assert.equal(kept['127.0.0.1']?.port, secure.port, 'an address counts as a name')
  await using later = Connecting.to(plain.port, '--state-dir', cli.stateFolder, '--no-reconnect')
  await later.waitFor(/will not|not done|secure/i)
  assert.equal(await later.exit, 3)
})

test('the server password comes from the environment or a file, and is not printed', async () => {
  await using server = await TcpServer.start()
  await using cli = new Connecting(['--server', '127.0.0.1', '--port', `${server.port}`, '--nick', 'ada'], {
    env: { LONGWIRE_SERVER_PASSWORD: 'hunter2' },
  })
  const connection = await server.accept()
  await connection.register({ capabilities: '' })
  assert.ok(connection.received.includes('PASS hunter2'))
  await cli.waitFor(/registered/)
  assert.ok(!cli.lines.join('\n').includes('hunter2'))
})
