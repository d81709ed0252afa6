import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readServerAddress, usualPort } from './server-address.ts'

const cases: readonly (readonly [written: string, host: string, port: number | undefined, tls: boolean | undefined])[] =
  [
    ['irc.example', 'irc.example', undefined, undefined],
    [' irc.example ', 'irc.example', undefined, undefined],
    ['irc.example:6667', 'irc.example', 6667, false],
    ['irc.example:6697', 'irc.example', 6697, true],
    ['irc.example:12345', 'irc.example', 12_345, undefined],
    ['irc.example/+7001', 'irc.example', 7001, true],
    ['irc.example/6667', 'irc.example', 6667, false],
    ['ircs://irc.example', 'irc.example', undefined, true],
    ['ircs://irc.example:6667/#channel', 'irc.example', 6667, true],
    ['irc://ada@irc.example/channel', 'irc.example', undefined, false],
    ['[::1]:6697', '::1', 6697, true],
    ['::1', '::1', undefined, undefined],
    ['192.0.2.1:6660', '192.0.2.1', 6660, false],
    ['', '', undefined, undefined],
  ]
for (const [written, host, port, tls] of cases) {
  test(`a server written as ${JSON.stringify(written)}`, () => {
    assert.deepEqual(readServerAddress(written), { host, port, tls })
  })
}

test('TLS is at 6697, and plain text at 6667', () => {
  assert.deepEqual([usualPort(true), usualPort(false)], [6697, 6667])
})
