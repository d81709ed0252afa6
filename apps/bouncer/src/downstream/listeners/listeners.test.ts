import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { test } from 'node:test'
import { tlsCertificates } from '@longwire/peers'
import { WebSocket } from 'ws'
import { HeardLog } from '../../../test/heard-log.ts'
import { Installation } from '../../../test/installation.ts'
import { TestIrcClient } from '../../../test/irc-client.ts'
import { silentLog } from '../../log/log.ts'
import { ServerCertificate } from './server-certificate.ts'

const login = ['PASS :correct horse', 'NICK ada', 'USER ada 0 * :Ada']

function webSocket(installation: Installation, protocols: readonly string[], headers = {}): WebSocket {
  return new WebSocket(`${installation.address.replace('http', 'ws')}/api/socket`, [...protocols], { headers })
}

/** The first frame that matches. */
async function frame(socket: WebSocket, pattern: RegExp): Promise<{ text: string; binary: boolean }> {
  for (;;) {
    const [data, binary] = (await once(socket, 'message')) as [Buffer, boolean]
    if (pattern.test(data.toString())) return { text: data.toString(), binary }
  }
}

test('TLS: with the certificate of the files', async () => {
  const { ca, valid } = await tlsCertificates()
  const folder = mkdtempSync(join(tmpdir(), 'longwire-tls-'))
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  writeFileSync(cert, valid.cert)
  writeFileSync(key, valid.key)
  const certificate = await ServerCertificate.load(cert, key, silentLog)
  await using installation = await Installation.start({ certificate })
  await installation.setUp()
  const [, port = 0] = installation.bouncer.ircPorts
  const client = await TestIrcClient.connect(port, ca)
  client.send(...login)
  await client.waitFor(/ 001 ada /)
  client.destroy()
  const stranger = connectTls({ port, host: '127.0.0.1' })
  const [error] = (await once(stranger, 'error')) as [NodeJS.ErrnoException]
  assert.match(String(error.code), /CERT|SELF_SIGNED|UNABLE/)
  const still = await TestIrcClient.connect(port, ca)
  still.destroy()
})

test('TLS: a certificate that changes is used for whoever comes from then on; one that is no good changes nothing', async () => {
  const log = new HeardLog()
  const first = await tlsCertificates()
  const second = await tlsCertificates()
  const folder = mkdtempSync(join(tmpdir(), 'longwire-tls-'))
  const file = join(folder, 'both.pem')
  writeFileSync(file, `${first.valid.cert}\n${first.valid.key}\n`)
  const certificate = await ServerCertificate.load(file, file, log, 20)
  await using installation = await Installation.start({ certificate })
  await installation.setUp()
  const [, port = 0] = installation.bouncer.ircPorts
  const before = await TestIrcClient.connect(port, first.ca)
  writeFileSync(file, second.valid.cert)
  await log.waitFor('certificate-not-usable')
  const still = await TestIrcClient.connect(port, first.ca)
  still.destroy()
  writeFileSync(file, `${second.valid.cert}\n${second.valid.key}\n`)
  await log.waitFor('certificate-reloaded')
  const after = await TestIrcClient.connect(port, second.ca)
  after.destroy()
  before.send(...login)
  await before.waitFor(/ 001 ada /)
})

test('TLS: files that are no certificate are refused at the start', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'longwire-tls-')), 'cert.pem')
  writeFileSync(file, 'not a certificate')
  await assert.rejects(ServerCertificate.load(file, file, silentLog))
})

test('websocket: the order of the client decides between text and binary', async () => {
  await using installation = await Installation.start()
  await installation.setUp()
  for (const protocols of [
    ['text.ircv3.net', 'binary.ircv3.net'],
    ['binary.ircv3.net', 'text.ircv3.net'],
  ]) {
    const socket = webSocket(installation, protocols)
    await once(socket, 'open')
    assert.equal(socket.protocol, protocols[0])
    for (const line of login) socket.send(line)
    const { text, binary } = await frame(socket, / 001 ada /)
    assert.equal(binary, protocols[0] === 'binary.ircv3.net')
    assert.doesNotMatch(text, /[\r\n]/)
    socket.close()
  }
})

test('websocket: several lines in one frame are understood', async () => {
  await using installation = await Installation.start()
  await installation.setUp()
  const socket = webSocket(installation, ['text.ircv3.net'])
  await once(socket, 'open')
  socket.send(`${login.join('\r\n')}\r\n`)
  await frame(socket, / 001 ada /)
  socket.close()
})

test('websocket: the cookie of the web login is login enough; the page of another site is refused', async () => {
  await using installation = await Installation.start()
  const cookie = await installation.setUp()
  const socket = webSocket(installation, ['text.ircv3.net'], { cookie })
  await once(socket, 'open')
  socket.send('NICK ada')
  socket.send('USER ada 0 * :Ada')
  await frame(socket, / 001 ada /)
  socket.close()
  const foreign = webSocket(installation, ['text.ircv3.net'], { origin: 'https://evil.example' })
  foreign.on('error', () => {})
  const [, response] = (await once(foreign, 'unexpected-response')) as [unknown, { statusCode: number }]
  assert.equal(response.statusCode, 403)
})

test('a stop tells every client', async () => {
  const installation = await Installation.start()
  await installation.setUp()
  const [port = 0] = installation.bouncer.ircPorts
  const client = await TestIrcClient.connect(port)
  client.send(...login)
  await client.waitFor(/ 001 ada /)
  await installation[Symbol.asyncDispose]()
  await client.end()
  assert.match(client.lines.at(-1) ?? '', /ERROR /)
})
