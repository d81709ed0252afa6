import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseProxyUrl } from './proxy-target.ts'

test('a proxy is written as a URL', () => {
  assert.deepEqual(parseProxyUrl('socks5://127.0.0.1:9050'), { kind: 'socks5', host: '127.0.0.1', port: 9050 })
  assert.deepEqual(parseProxyUrl('socks5h://tor.example'), { kind: 'socks5', host: 'tor.example', port: 1080 })
  assert.deepEqual(parseProxyUrl('http://ada:p%40ss%3A@proxy.example:3128'), {
    kind: 'http',
    host: 'proxy.example',
    port: 3128,
    username: 'ada',
    password: 'p@ss:',
  })
  assert.deepEqual(parseProxyUrl('https://[::1]/'), { kind: 'https', host: '::1', port: 443 })
  assert.equal(parseProxyUrl('http://proxy.example')?.port, 8080)
  assert.equal(parseProxyUrl('http://proxy.example:80')?.port, 80)
})

test('anything else is not a proxy', () => {
  for (const text of ['', 'proxy', 'proxy:1080', 'ftp://x', 'socks4://x', 'http://x/path', 'http://x?q', 'socks5://']) {
    assert.equal(parseProxyUrl(text), undefined, text)
  }
  fc.assert(fc.property(fc.string(), (text) => void parseProxyUrl(text)))
})
