import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { skipUnless, startWeechat, temporaryFolder, tlsCertificates } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { Account } from './account.ts'

const skip = await skipUnless('weechat')

test('WeeChat logs in by SCRAM-SHA-256, and not with another password', { skip }, async () => {
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  const commands = (password: string): readonly string[] => [
    '/set irc.server.test.sasl_mechanism scram-sha-256',
    '/set irc.server.test.sasl_username ada@weechat',
    `/set irc.server.test.sasl_password ${password}`,
  ]
  const options = { port: longwire.ircPort, nickname: 'ada' }
  await using right = await startWeechat({ ...options, commands: commands(ada.password) })
  await right.waitForLog('irc.server.test', /You are logged in as ada/)
  await right.waitForLog('irc.server.test', /Welcome to Longwire/)
  await using wrong = await startWeechat({ ...options, commands: commands('another-password') })
  await wrong.waitForLog('irc.server.test', /The name or the password is wrong/)
})

test('WeeChat logs in by its certificate, over TLS', { skip }, async () => {
  const { valid, client } = await tlsCertificates()
  const folder = temporaryFolder('weechat-certificate')
  const [server, own] = [join(folder, 'server.pem'), join(folder, 'own.pem')]
  writeFileSync(server, `${valid.cert}\n${valid.key}\n`)
  writeFileSync(own, `${client.key}\n${client.cert}\n`)
  await using longwire = await Longwire.start({
    env: { LONGWIRE_TLS_CERTIFICATE: server, LONGWIRE_IRCS: '127.0.0.1:0' },
  })
  await Account.setUp(longwire)
  await longwire.command('certificate', 'add', 'ada', client.fingerprint, 'weechat')
  const commands = [
    '/set irc.server.test.ssl on',
    '/set irc.server.test.ssl_verify off',
    `/set irc.server.test.ssl_cert ${own}`,
    '/set irc.server.test.sasl_mechanism external',
  ]
  const [, port = ''] = /accepted on port \d+, (\d+)/.exec(longwire.output) ?? []
  await using weechat = await startWeechat({ port: Number(port), nickname: 'ada', commands })
  await weechat.waitForLog('irc.server.test', /You are logged in as ada/)
  await weechat.waitForLog('irc.server.test', /Welcome to Longwire/)
})
