import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { RunningProgram, temporaryFolder } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { Account } from './account.ts'
import { FastNetwork } from './fast-network.ts'

const main = join(import.meta.dirname, '../../apps/cli/src/main.ts')

test('SIGTERM: screens are told, nothing said is lost, and it ends though others do not answer', async (t) => {
  await using network = await FastNetwork.start()
  // One that takes connections and says nothing, ever.
  const silent = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  await ada.addNetwork({ name: 'fast', port: network.port })
  const { port } = silent.address() as AddressInfo
  await longwire.command(
    'network',
    'add',
    'ada',
    '--name',
    'silent',
    '--host',
    '127.0.0.1',
    '--port',
    `${port}`,
    '--no-tls',
  )
  await using screen = await ada.attach({ network: 'fast', client: 'desk' })
  const idle = connect(Number(new URL(longwire.url).port), '127.0.0.1')
  await once(idle, 'connect')
  idle.write('GET / HTTP/1.1\r\n')
  idle.on('error', () => {})
  screen.send('JOIN #longwire')
  await screen.waitFor(/ 366 /)
  const connection = await network.waitFor(({ channels }) => channels.has('#longwire'))
  await connection.say(':bob!b@h PRIVMSG #longwire :before the end\r\n')
  await screen.waitFor(/before the end$/)
  const asked = performance.now()
  await longwire.stop()
  t.diagnostic(`stopped after ${((performance.now() - asked) / 1000).toFixed(1)} s`)
  await screen.waitFor(/^(?::\S+ )?ERROR :/)
  assert.match(longwire.output, /"event":"stopped"/)
  await connection.ended
  assert.ok(connection.received.some((line) => line.startsWith('QUIT')))
  await longwire.restart()
  await using again = await ada.attach({ network: 'fast', capabilities: ['batch', 'draft/chathistory'] })
  again.send('CHATHISTORY LATEST #longwire * 10')
  await again.waitFor(/before the end$/)
  idle.destroy()
  silent.close()
})

test('no secret reaches the output: passwords, tokens, cookies, keys', async () => {
  await using network = await FastNetwork.start()
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  const post = (path: string, body: unknown, cookie = ''): Promise<Response> =>
    fetch(longwire.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    })
  const login = await post('/api/login', { name: 'ada', password: ada.password })
  const cookie = login.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
  const { token: app } = (await (await post('/api/app-passwords', { label: 'x' }, cookie)).json()) as { token: string }
  const wish = { label: 'x', uses: 1, days: 1 }
  const { token: invite } = (await (await post('/api/invites', wish, cookie)).json()) as { token: string }
  await post('/api/login', { name: 'ada', password: 'guessed-password' })
  await post('/api/join', { token: 'guessed-token', name: 'eve', password: 'eves-password' })
  await post('/api/password', { current: 'guessed-current', password: 'next-password' }, cookie)
  const secretFile = join(longwire.folder, 'secret')
  writeFileSync(secretFile, 'sasl-secret')
  const where = ['--host', '127.0.0.1', '--port', String(network.port), '--no-tls']
  await longwire.command(
    'network',
    'add',
    'ada',
    '--name',
    'n',
    ...where,
    '--sasl-user',
    'a',
    '--sasl-pass-file',
    secretFile,
  )
  await using client = await ada.attach({ password: app })
  client.send('FROB secret-parameter', 'PRIVMSG NickServ :IDENTIFY services-password', 'OPER a oper-password')
  client.send('PING done')
  await client.waitFor(/ PONG /)
  await longwire.stop()
  const [, session = ''] = cookie.split('=')
  const guessed = ['guessed-password', 'guessed-token', 'eves-password', 'guessed-current', 'next-password']
  const said = ['secret-parameter', 'services-password', 'oper-password', 'sasl-secret']
  assert.match(longwire.output, /"event":"login-refused"|"event":"client-attached"/, 'there is a log')
  for (const secret of [ada.password, session, app, invite, ...guessed, ...said]) {
    assert.ok(!longwire.output.includes(secret), secret)
  }
})

test('a mistake in the configuration is one message with file, line and key, and exit status 2', async () => {
  const folder = temporaryFolder('configuration')
  const file = join(folder, 'longwire.toml')
  writeFileSync(file, 'irc = "off"\nmax-users = "lots"\n')
  const args = [main, 'serve', '--data', folder, '--config', file]
  const program = { path: process.execPath, env: {} }
  await using running = await RunningProgram.start(program, args, { name: 'longwire', cwd: folder })
  assert.equal(await running.ended, 'ended with code 2')
  assert.equal(running.output.trim(), `longwire: ${file}:2: max-users: “lots” is not a number from 0 to 999999`)
})
