import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { temporaryFolder } from '@longwire/peers/temporary-folder'
import { type Configuration, formatListenAddress, parseListenAddress } from './configuration.ts'
import { defaultDataFolder } from './data-folder.ts'
import { type ConfigurationSources, readConfiguration } from './read-configuration.ts'
import { type SettingName, settings, variableOf } from './settings.ts'

const folder = temporaryFolder('configuration')

function read(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Configuration {
  const configuration = readConfiguration({ args: ['--data', folder, ...args], environment, platform: 'linux' })
  assert.ok(configuration !== 'help')
  return configuration
}

function fileWith(text: string): string {
  const file = join(temporaryFolder('configuration'), 'longwire.toml')
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
    ['# a comment\nhtpp = "off"\n', /longwire\.toml:2: htpp: this setting is not known; is “http” meant\?$/],
    ['tlsCa = "x"\n', /longwire\.toml:1: tlsCa: this setting is not known; is “tls-ca” meant\?/],
    ['data = 5\n', /longwire\.toml:1: data: this must be a text$/],
    ['irc = false\n', /longwire\.toml:1: irc: this must be a text or a list of texts$/],
    ['\nirc = "off"\nirc = ":1"\n', /longwire\.toml:3: irc: this is given twice$/],
    ['irc = off\n', /longwire\.toml:1: irc: this is no value of TOML; a text stands in quotes$/],
    ['irc "off"\n', /longwire\.toml:1: this is no TOML: /],
    ['[irc]\naddress = "127.0.0.1"\n', /longwire\.toml:1: irc: this must be a text or a list of texts$/],
    ['irc.port = 6667\n', /longwire\.toml:1: irc: this must be a text or a list of texts$/],
    ['irc = ["off", ":6667"]\n', /longwire\.toml:1: irc: “off” and “:6667” cannot both be meant$/],
    ['irc = ":65536"\n', /longwire\.toml:1: irc: “:65536” is not ADDRESS:PORT/],
    ['hpt = "off"\n', /longwire\.toml:1: hpt: this setting is not known$/],
    ['config = "other.toml"\n', /longwire\.toml:1: config: this setting is not known/],
    ['max-users = 1.5\n', /longwire\.toml:1: max-users: “1\.5” is not a number from 0 to 999999/],
    ['max-users = -1\n', /longwire\.toml:1: max-users: “-1” is not a number/],
    ['max-users = 1000000\n', /longwire\.toml:1: max-users: “1000000” is not a number/],
    ['max-users = true\n', /longwire\.toml:1: max-users: this must be a number$/],
    ['store = "mysql://db/x"\n', /longwire\.toml:1: store: this is neither “sqlite” nor/],
    ['store-password-file = "/x"\n', /longwire\.toml:1: store-password-file: this is for a database server/],
    ['durability = "most"\n', /longwire\.toml:1: durability: “most” is neither/],
    ['key = "short"\n', /longwire\.toml:1: key: this is no key of 32 bytes/],
    ['tls-key = "/key.pem"\n', /longwire\.toml:1: tls-key: this is the key of a certificate, which “tls-certificate”/],
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

  const flags: readonly (readonly [args: readonly string[], message: RegExp])[] = [
    [['--http', 'x'], /^--http: “x” is not ADDRESS:PORT/],
    [['--http'], /^--http: this needs a value$/],
    [['--http', '--irc', 'off'], /^--http: this needs a value$/],
    [['--htpp', 'off'], /^--htpp: this setting is not known; is “http” meant\?$/],
    [['--frob'], /^--frob: this setting is not known$/],
    [['-x'], /^-x: this setting is not known$/],
    [['off'], /^“off” is one word too many/],
    [['--max-users', '5', '--max-users', '6'], /^--max-users: this is given twice, with different values$/],
    [['--http', 'off', '--http', ':1'], /^--http: “off” and “:1” cannot both be meant$/],
    [['--config', '/no/such/file'], /^\/no\/such\/file: this file cannot be read: there is no such file$/],
    [['--config', folder], /: this file cannot be read: it is a folder$/],
  ]
  for (const [args, message] of flags) {
    test(`in a flag: ${args.map((arg) => (arg === folder ? 'FOLDER' : arg)).join(' ')}`, () => {
      assert.throws(() => read(args), { name: 'ConfigurationError', message })
    })
  }

  const variables: readonly (readonly [name: string, text: string, message: RegExp])[] = [
    ['LONGWIRE_IRC', 'x', /^LONGWIRE_IRC: “x” is not ADDRESS:PORT/],
    ['LONGWIRE_HTTP', '127.0.0.1:1,x', /^LONGWIRE_HTTP: “x” is not ADDRESS:PORT/],
    ['LONGWIRE_MAX_USERS', 'x', /^LONGWIRE_MAX_USERS: “x” is not a number/],
    ['LONGWIRE_HTPP', 'off', /^LONGWIRE_HTPP: this setting is not known; is “LONGWIRE_HTTP” meant\?$/],
    [
      'LONGWIRE_TLS_CERT',
      '/x',
      /^LONGWIRE_TLS_CERT: this setting is not known; is “LONGWIRE_TLS_CERTIFICATE” meant\?$/,
    ],
    ['LONGWIRE_CONFIG', '/no/such/file', /^\/no\/such\/file: this file cannot be read/],
  ]
  for (const [name, text, message] of variables) {
    test(`in a variable: ${name}=${text}`, () => {
      assert.throws(() => read([], { [name]: text }), { name: 'ConfigurationError', message })
    })
  }

  test('a variable of others is none, even where its name begins alike', () => {
    const others = ['PORT', 'SERVICE_HOST', 'PORT_6680_TCP', 'NODE', 'SERVER_PASSWORD', 'SASL_PASS', 'REQUIRE', 'SEED']
    read([], Object.fromEntries(others.map((name) => [`LONGWIRE_${name}`, 'x'])))
    read([], { LONGWIRE_HTPP: '' })
  })
})

describe('every setting is a flag, a variable and a key of the same name, and says the same in all three', () => {
  const values: Readonly<Record<SettingName, readonly string[]>> = {
    data: ['/elsewhere'],
    store: ['postgresql://ada@db.example/longwire'],
    'store-password-file': ['/password'],
    durability: ['full'],
    key: [Buffer.alloc(32, 1).toString('base64')],
    http: ['127.0.0.1:1', '[::1]:2'],
    irc: ['off'],
    ircs: [':3', '127.0.0.1:4'],
    'tls-certificate': ['/certificate.pem'],
    'tls-key': ['/key.pem'],
    'tls-ca': ['/ca.pem'],
    'trusted-proxy': ['192.0.2.1', '2001:db8::/32'],
    'proxy-protocol': ['192.0.2.0/24'],
    'max-users': ['7'],
    url: ['https://irc.example.org'],
    'push-contact': ['mailto:ada@example.org'],
  }
  const alsoNeeded: Partial<Record<SettingName, readonly SettingName[]>> = {
    'store-password-file': ['store'],
    ircs: ['tls-certificate'],
    'tls-key': ['tls-certificate'],
  }
  /** Without the places, which differ. */
  const meaning = (sources: Omit<ConfigurationSources, 'platform'>): unknown => {
    const configuration = readConfiguration({ ...sources, platform: 'linux' })
    return JSON.parse(
      JSON.stringify(configuration, (key, value: unknown) => (/^places?$/.test(key) ? undefined : value)),
    )
  }

  for (const { name } of settings) {
    test(name, () => {
      const given = [...(alsoNeeded[name] ?? []), name].map((one) => [one, values[one]] as const)
      const environment = { XDG_DATA_HOME: '/nowhere' }
      const byFlag = meaning({
        args: given.flatMap(([one, texts]) => texts.flatMap((text) => [`--${one}`, text])),
        environment,
      })
      const byVariable = meaning({
        args: [],
        environment: {
          ...environment,
          ...Object.fromEntries(given.map(([one, texts]) => [variableOf(one), texts.join(',')])),
        },
      })
      const lines = given.map(([one, texts]) => `${one} = ${JSON.stringify(texts.length === 1 ? texts[0] : texts)}`)
      const byFile = meaning({ args: ['--config', fileWith(`${lines.join('\n')}\n`)], environment })
      assert.deepEqual(byVariable, byFlag)
      assert.deepEqual(byFile, byFlag)
      assert.notDeepEqual(byFlag, meaning({ args: [], environment }), 'it says something')
    })
  }

  test('a number is one with quotes and without', () => {
    assert.equal(read(['--config', fileWith('max-users = 7\n')]).maxUsers, 7)
    assert.equal(read(['--config', fileWith('max-users = "7"\n')]).maxUsers, 7)
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
