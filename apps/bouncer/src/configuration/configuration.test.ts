import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { type Configuration, formatListenAddress, parseListenAddress } from './configuration.ts'
import { defaultDataFolder } from './data-folder.ts'
import { readConfiguration } from './read-configuration.ts'

const folder = mkdtempSync(join(tmpdir(), 'longwire-configuration-'))

function read(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Configuration {
  const configuration = readConfiguration({ args: ['--data', folder, ...args], environment, platform: 'linux' })
  assert.ok(configuration !== 'help')
  return configuration
}

function fileWith(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'longwire-configuration-')), 'longwire.toml')
  writeFileSync(file, text)
  return file
}

test('without anything said it listens on loopback alone', () => {
  const { http, irc, ircs } = read([])
  assert.deepEqual(http, [{ host: '127.0.0.1', port: 6680 }])
  assert.deepEqual(irc, [{ host: '127.0.0.1', port: 6667, optional: true }])
  assert.deepEqual(ircs, [], 'there is no certificate')
  const { trustedProxies, proxyProtocol, maxUsers } = read([])
  assert.deepEqual([trustedProxies.has('127.0.0.1'), proxyProtocol.has('127.0.0.1'), maxUsers], [true, false, 100])
  assert.equal(read(['--trusted-proxy', '192.0.2.1']).trustedProxies.has('127.0.0.1'), false)
})

test('push services are told of the address of the web app where nobody names another contact', () => {
  assert.equal(read([]).pushContact, undefined)
  assert.equal(read(['--url', 'https://irc.example.org/']).pushContact, 'https://irc.example.org')
  assert.equal(read(['--url', 'http://irc.example.org']).pushContact, undefined, 'a contact is mailto: or https:')
  const both = read(['--url', 'https://irc.example.org', '--push-contact', 'mailto:me@example.org'])
  assert.deepEqual([both.url, both.pushContact], ['https://irc.example.org', 'mailto:me@example.org'])
})

test('flags, environment and file say the same with the same names; flags win, then the environment', () => {
  const config = fileWith('http = ["127.0.0.1:1", "[::1]:2"]\nirc = "off"\ntls-ca = "/file.pem"\n')
  const environment = {
    LONGWIRE_CONFIG: config,
    LONGWIRE_HTTP: '127.0.0.1:3,[::1]:4',
    LONGWIRE_TLS_CA: '/variable.pem',
  }
  assert.deepEqual(
    read([], { LONGWIRE_CONFIG: config }).http.map(({ port }) => port),
    [1, 2],
  )
  assert.deepEqual(
    read([], environment).http.map(({ port }) => port),
    [3, 4],
  )
  const { http, irc, tlsCa } = read(['--http', '127.0.0.1:5'], environment)
  assert.deepEqual(
    http.map(({ port }) => port),
    [5],
  )
  assert.deepEqual(irc, [])
  assert.equal(tlsCa, '/variable.pem')
})

describe('a mistake is told with its place', () => {
  const files: readonly (readonly [text: string, message: RegExp])[] = [
    ['http = "127.0.0.1:6680"\n\nirc = "here"\n', /longwire\.toml:3: irc: “here” is not ADDRESS:PORT/],
    ['# a comment\nhtpp = "off"\n', /longwire\.toml:2: htpp: this setting is not known/],
    ['tlsCa = "x"\n', /longwire\.toml:1: tlsCa: this setting is not known; is “tls-ca” meant\?/],
    ['data = 5\n', /longwire\.toml:1: data: this must be a text$/],
    ['http = [6680]\n', /longwire\.toml:1: http: this must be a text or a list of texts/],
    ['http = "127.0.0.1:6680\n', /longwire\.toml:1: /],
    ['irc = "off"\ntrusted-proxy = "my.proxy"\n', /longwire\.toml:2: trusted-proxy: “my.proxy” is neither/],
    ['proxy-protocol = ["192.0.2.0/40"]\n', /longwire\.toml:1: proxy-protocol: “192\.0\.2\.0\/40” is neither/],
    ['max-users = "many"\n', /longwire\.toml:1: max-users: “many” is not a number/],
    ['url = "irc.example.org"\n', /longwire\.toml:1: url: “irc\.example\.org” is no address such as/],
    ['url = "https://irc.example.org/chat"\n', /longwire\.toml:1: url: .* is no address such as/],
    ['push-contact = "me@example.org"\n', /longwire\.toml:1: push-contact: “me@example\.org” is neither/],
    ['ircs = ["127.0.0.1:6697"]\n', /longwire\.toml:1: ircs: this needs a certificate/],
  ]
  for (const [text, message] of files) {
    test(`in a file: ${text.split('\n').find((line) => line.includes('='))}`, () => {
      assert.throws(() => read(['--config', fileWith(text)]), { name: 'ConfigurationError', message })
    })
  }

  test('in a flag, a variable, and in what is no flag', () => {
    assert.throws(() => read(['--http', 'x']), { name: 'ConfigurationError', message: /^--http: “x” is not/ })
    assert.throws(() => read([], { LONGWIRE_IRC: 'x' }), { message: /^LONGWIRE_IRC: “x” is not/ })
    assert.throws(() => read(['--frob']), { name: 'ConfigurationError' })
    assert.throws(() => read(['--config', '/no/such/file']), { message: /\/no\/such\/file: this file cannot be read/ })
  })
})

test('addresses are read as people write them', () => {
  assert.deepEqual(parseListenAddress('[::1]:80'), { host: '::1', port: 80 })
  assert.deepEqual(parseListenAddress(':80'), { host: '::', port: 80 })
  assert.deepEqual(parseListenAddress('localhost:0'), { host: 'localhost', port: 0 })
  for (const text of ['', '80', 'host', 'host:', 'host:port', 'host:65536', '::1:80', '[::1]']) {
    assert.equal(parseListenAddress(text), undefined, text)
  }
  assert.equal(formatListenAddress({ host: '::1', port: 80 }), '[::1]:80')
})

test('the data folder is where the platform keeps such things', () => {
  assert.equal(defaultDataFolder({}, 'linux', '/home/ada'), '/home/ada/.local/share/longwire')
  assert.equal(defaultDataFolder({ XDG_DATA_HOME: '/data' }, 'linux', '/home/ada'), '/data/longwire')
  assert.equal(defaultDataFolder({}, 'darwin', '/Users/ada'), '/Users/ada/Library/Application Support/Longwire')
})
