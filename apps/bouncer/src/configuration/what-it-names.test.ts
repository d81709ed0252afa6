import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { temporaryFolder } from '@longwire/peers/temporary-folder'
import { serve } from '../serve.ts'
import { readConfiguration } from './read-configuration.ts'

const folder = temporaryFolder('configuration')
const rubbish = join(folder, 'rubbish.pem')
writeFileSync(rubbish, 'this is no certificate')

/** Starts as a file with these lines says; nothing of it listens where the file does not say otherwise. */
async function start(lines: readonly string[]): Promise<void> {
  const given = ['http', 'irc'].filter((name) => !lines.some((line) => line.startsWith(`${name} =`)))
  const file = join(temporaryFolder('configuration'), 'longwire.toml')
  writeFileSync(file, `${[...lines, ...given.map((name) => `${name} = "off"`)].join('\n')}\n`)
  const args = ['--data', join(folder, 'data'), '--config', file]
  const configuration = readConfiguration({ args, environment: {}, platform: 'linux' })
  assert.ok(configuration !== 'help')
  const bouncer = await serve(configuration, () => {})
  await bouncer.stop()
}

describe('what a setting names and does not serve is a mistake with file, line and key', () => {
  const starts: readonly (readonly [lines: readonly string[], message: RegExp])[] = [
    [['# mine', 'tls-ca = "/no/such.pem"'], /longwire\.toml:2: tls-ca: \/no\/such\.pem: there is no such file$/],
    [[`tls-ca = "${rubbish}"`], /longwire\.toml:1: tls-ca: .*rubbish\.pem: this holds no certificate in PEM$/],
    [[`tls-ca = "${folder}"`], /longwire\.toml:1: tls-ca: .*: it is a folder$/],
    [
      ['tls-certificate = "/no/such.pem"'],
      /longwire\.toml:1: tls-certificate: \/no\/such\.pem: there is no such file$/,
    ],
    [[`tls-certificate = "${rubbish}"`], /longwire\.toml:1: tls-certificate: .*rubbish\.pem.* cannot be used: /],
    [
      [`tls-certificate = "${rubbish}"`, 'tls-key = "/no/such.key"'],
      /longwire\.toml:2: tls-key: \/no\/such\.key: there is no such file$/,
    ],
    [['irc = "203.0.113.1:0"'], /longwire\.toml:1: irc: “203\.0\.113\.1:0” is no address of this machine$/],
    [
      ['irc = "off"', 'http = "203.0.113.1:0"'],
      /longwire\.toml:2: http: “203\.0\.113\.1:0” is no address of this machine$/,
    ],
    [
      ['store = "postgresql://ada@127.0.0.1:1/x"', 'store-password-file = "/no/such"'],
      /longwire\.toml:2: store-password-file: the password cannot be read from \/no\/such: there is no such file$/,
    ],
  ]
  for (const [lines, message] of starts) {
    test(lines.join(', ').replaceAll(folder, 'FOLDER'), async () => {
      await assert.rejects(start(lines), { name: 'ConfigurationError', message })
    })
  }
})
