import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { linkAddress } from './link-address.ts'

describe('where a link leads', () => {
  const opened: readonly (readonly [written: string, href: string, shown: string])[] = [
    ['https://example.org/a?b=c', 'https://example.org/a?b=c', 'https://example.org/a?b=c'],
    ['HTTP://Example.org', 'http://example.org/', 'HTTP://Example.org'],
    ['www.example.fi', 'https://www.example.fi/', 'www.example.fi'],
    ['example.org:8080/x', 'https://example.org:8080/x', 'example.org:8080/x'],
    ['ada@example.fi', 'mailto:ada@example.fi', 'ada@example.fi'],
    ['mailto:ada@example.fi', 'mailto:ada@example.fi', 'mailto:ada@example.fi'],
    ['irc://irc.example/chan', 'irc://irc.example/chan', 'irc://irc.example/chan'],
    ['https://bücher.example', 'https://xn--bcher-kva.example/', 'https://bücher.example'],
    ['https://日本語.jp', 'https://xn--wgv71a119e.jp/', 'https://日本語.jp'],
    ['https://пример.рф', 'https://xn--e1afmkfd.xn--p1ai/', 'https://пример.рф'],
  ]
  for (const [written, href, shown] of opened) {
    test(written, () => assert.deepEqual(linkAddress(written), { href, shown }))
  }
})

test('a name that mixes scripts is shown in punycode (pitfall 4)', () => {
  for (const written of ['https://аpple.com/login', 'https://аррӏе.com', 'https://gοοgle.com', 'раураl.com/x']) {
    const address = linkAddress(written)
    assert.match(address?.shown ?? '', /xn--/, written)
    assert.equal(address?.shown, address?.href)
  }
})

test('what is not seen in an address is spelled out (pitfall 4)', () => {
  const address = linkAddress('https://example.org/\u202Egpj.exe')
  assert.equal(address?.shown, 'https://example.org/%E2%80%AEgpj.exe')
})

test('only schemes of the list are opened (pitfall 2)', () => {
  const written = ['javascript://x%0aalert(1)', 'data:text/html,x', 'vbscript://a', 'file:///etc/passwd', 'blob://x']
  for (const text of written) assert.equal(linkAddress(text), undefined, text)
})
