import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { parseProxyHeader } from './proxy-header.ts'

const signature = '0d0a0d0a000d0a515549540a'
const v2 = (rest: string): Buffer => Buffer.from(signature + rest, 'hex')
const header = (length: number, source?: string) => ({ kind: 'header', length, source })

describe('version 1', () => {
  const right: readonly (readonly [line: string, source: string | undefined])[] = [
    ['PROXY TCP4 192.0.2.7 198.51.100.1 51234 6697', '192.0.2.7'],
    ['PROXY TCP6 2001:db8::7 2001:db8::1 0 65535', '2001:db8::7'],
    ['PROXY UNKNOWN', undefined],
    ['PROXY UNKNOWN ffff::1 ffff::2 65535 65535', undefined],
  ]
  for (const [line, source] of right) {
    test(line, () => {
      assert.deepEqual(parseProxyHeader(Buffer.from(`${line}\r\nNICK ada\r\n`)), header(line.length + 2, source))
    })
  }

  const wrong = [
    'NICK ada\r\n',
    'PROXY TCP4 2001:db8::7 2001:db8::1 1 2\r\n',
    'PROXY TCP4 192.0.2.7 198.51.100.1 51234\r\n',
    'PROXY TCP4 192.0.2.7 198.51.100.1 51234 65536\r\n',
    'PROXY TCP4 192.0.2.777 198.51.100.1 1 2\r\n',
    'PROXY UDP4 192.0.2.7 198.51.100.1 1 2\r\n',
    `PROXY UNKNOWN ${'x'.repeat(107)}`,
  ]
  for (const line of wrong) {
    test(`not: ${line.slice(0, 50).trim()}`, () =>
      assert.deepEqual(parseProxyHeader(Buffer.from(line)), { kind: 'invalid' }))
  }
})

describe('version 2', () => {
  test('TCP over IPv4, with what else the proxy tells', () => {
    const bytes = v2('2111000fc0000207c6336401c8221a29040000')
    assert.deepEqual(parseProxyHeader(Buffer.concat([bytes, Buffer.from('NICK')])), header(31, '192.0.2.7'))
  })

  test('TCP over IPv6', () => {
    const bytes = v2(`21210024${'20010db8000000000000000000000007'.repeat(2)}c8221a29`)
    assert.deepEqual(parseProxyHeader(bytes), header(52, '2001:db8:0:0:0:0:0:7'))
  })

  test('LOCAL, and families that are none of ours, tell of nobody', () => {
    assert.deepEqual(parseProxyHeader(v2('20000000')), header(16))
    assert.deepEqual(parseProxyHeader(v2('2000000300aabb')), header(19))
    assert.deepEqual(parseProxyHeader(v2('21000000')), header(16))
  })

  test('another version, a command that is not known, too short, too long', () => {
    for (const rest of ['11110000', '22110000', '21110004c0000207', '2121000cc0000207c6336401c8221a29', '2111ffff']) {
      assert.deepEqual(parseProxyHeader(v2(rest)), { kind: 'invalid' }, rest)
    }
  })
})

test('any beginning of a header is incomplete, and nothing makes it throw', () => {
  const whole = [
    Buffer.from('PROXY TCP4 192.0.2.7 198.51.100.1 51234 6697\r\n'),
    v2('2111000cc0000207c6336401c8221a29'),
  ]
  for (const bytes of whole) {
    for (let length = 0; length < bytes.length; length++) {
      assert.deepEqual(parseProxyHeader(bytes.subarray(0, length)), { kind: 'incomplete' }, String(length))
    }
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, signed) => {
      const start = Buffer.from(signed ? signature : '', 'hex')
      parseProxyHeader(Buffer.concat([start, bytes]))
    }),
  )
})
