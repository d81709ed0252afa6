import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { test } from 'node:test'
import { temporaryFolder, tlsCertificates } from '@longwire/peers'
import { HeardLog } from '../../../test/heard-log.ts'
import { Installation } from '../../../test/installation.ts'
import { TestIrcClient } from '../../../test/irc-client.ts'
import { silentLog } from '../../log/log.ts'
import { ServerCertificate } from './server-certificate.ts'

const login = ['PASS :correct horse', 'NICK ada', 'USER ada 0 * :Ada']

test('TLS: with the certificate of the files', async () => {
  const { ca, valid } = await tlsCertificates()
  const folder = temporaryFolder('tls')
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
  const folder = temporaryFolder('tls')
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
  const file = join(temporaryFolder('tls'), 'cert.pem')
  writeFileSync(file, 'not a certificate')
  await assert.rejects(ServerCertificate.load(file, file, silentLog))
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
