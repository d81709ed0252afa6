import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UsageError } from '../command.ts'
import { type ConnectOptions, parseConnectOptions } from './options.ts'

const least = ['--server', 'irc.example', '--nick', 'ada']

function parse(...args: readonly string[]): ConnectOptions {
  const options = parseConnectOptions([...least, ...args], { XDG_STATE_HOME: '/state' })
  assert.notEqual(options, 'help')
  return options as ConnectOptions
}

test('what is not said has a sensible value', () => {
  const options = parse()
  assert.deepEqual(options.servers, ['irc.example'])
  assert.equal(options.tls, false)
  assert.equal(options.reconnect, true)
  assert.equal(options.reconnectDelay, 1_000)
  assert.equal(options.sasl, undefined)
  assert.equal(options.stateFolder, '/state/longwire')
})

test('options are read in the forms in which people write them', () => {
  const options = parse(
    '--port=6697',
    '--tls',
    '--server',
    'two.example',
    '--join',
    '#a',
    '--join',
    '#b,key',
    '--family',
    '6',
    '--tls-fingerprint',
    `${'AB:'.repeat(31)}AB`,
    '--reconnect-delay',
    '0',
    '--proxy',
    'socks5://127.0.0.1:9050',
    '--sasl-mechanism',
    'scram-sha-256,plain',
    '--sasl-user',
    'ada',
    '--no-reconnect',
  )
  assert.deepEqual(options.servers, ['irc.example', 'two.example'])
  assert.equal(options.port, 6_697)
  assert.deepEqual(options.pins, ['ab'.repeat(32)])
  assert.deepEqual(options.channels, [{ name: '#a' }, { name: '#b', key: 'key' }])
  assert.equal(options.reconnectDelay, 0)
  assert.equal(options.reconnect, false)
  assert.deepEqual(options.sasl?.mechanisms, ['SCRAM-SHA-256', 'PLAIN'])
  assert.equal(options.proxy?.port, 9_050)
})

test('wrong usage says what is wrong, and what would be right', () => {
  for (const [args, told] of [
    [['--port', '70000'], /1 to 65535/],
    [['--port', 'abc'], /1 to 65535/],
    [['--family', '5'], /4 or 6/],
    [['--bind', 'eth0'], /address of this machine/],
    [['--proxy', 'tor'], /socks5:\/\//],
    [['--encoding', 'klingon'], /utf-8/],
    [['--tls-fingerprint', 'abc'], /64 hexadecimal digits/],
    [['--tls-cert', 'x.pem'], /belong together/],
    [['--sasl-mechanism', 'MAGIC'], /Known are PLAIN/],
    [['--reconnect-delay', '-1'], /--reconnect-delay/],
    [['--reconnect-delay', 'soon'], /from 0 to 86400/],
    [['--nick', 'a b'], /one word/],
    [['--nonsense'], /longwire connect --help/],
    [['positional'], /longwire connect --help/],
  ] as const) {
    assert.throws(
      () => parse(...args),
      (error) => error instanceof UsageError && told.test(error.message),
      args.join(' '),
    )
  }
  assert.throws(() => parseConnectOptions(['--nick', 'ada'], {}), /--server HOST is needed/)
  assert.throws(() => parseConnectOptions(['--server', 'x'], {}), /--nick NICK is needed/)
})

test('--help needs nothing else', () => {
  assert.equal(parseConnectOptions(['--help'], {}), 'help')
})
