import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptsEncoding } from './accepted-encoding.ts'

// Source: https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding
test('an encoding is taken that is named, or meant by *, with any weight but none', () => {
  for (const [header, encodings] of [
    [undefined, []],
    ['', []],
    ['gzip, deflate, br', ['br', 'gzip']],
    ['GZIP;Q=0.2', ['gzip']],
    ['br;q=0, gzip', ['gzip']],
    ['br ; q=0.000 ,gzip;q=1.0', ['gzip']],
    ['*', ['br', 'gzip']],
    ['*;q=0, br', ['br']],
    ['*, gzip;q=0', ['br']],
    ['identity', []],
    ['brotli, x-gzip', []],
    ['br;q=much', []],
    ['*;q=0.5, gzip;q=0, br;q=0', []],
    ['gzip;level=9;q=0', []],
    ['gzip;level=9', ['gzip']],
    [',, gzip ,', ['gzip']],
  ] as const) {
    assert.deepEqual(
      ['br', 'gzip'].filter((encoding) => acceptsEncoding(header, encoding)),
      encodings,
      `${header}`,
    )
  }
})
