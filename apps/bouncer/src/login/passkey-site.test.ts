import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type AskedSite, passkeySite } from './passkey-site.ts'
import { Refusal } from './refusal.ts'

function site(origin: string, asked: Partial<AskedSite> = {}) {
  const { protocol, host } = new URL(origin)
  return passkeySite({ protocol: protocol.slice(0, -1), host, origin, ...asked })
}

function textOf(origin: string, asked: Partial<AskedSite> = {}): string {
  try {
    site(origin, asked)
  } catch (error) {
    assert.ok(error instanceof Refusal && error.code === 'passkeys-unavailable')
    return error.userText
  }
  return ''
}

describe('the site of a passkey', () => {
  test('is the name without the port, and the origin with it', () => {
    assert.deepEqual(site('https://irc.example.org'), { id: 'irc.example.org', origin: 'https://irc.example.org' })
    assert.deepEqual(site('https://irc.example.org:8443'), {
      id: 'irc.example.org',
      origin: 'https://irc.example.org:8443',
    })
    assert.deepEqual(site('http://localhost:6680'), { id: 'localhost', origin: 'http://localhost:6680' })
  })

  test('is no address of numbers: on this machine localhost is named, elsewhere a name is asked for', () => {
    assert.match(textOf('http://127.0.0.1:6680'), /Open http:\/\/localhost:6680 instead/)
    assert.match(textOf('http://[::1]:6680'), /Open http:\/\/localhost:6680 instead/)
    assert.match(textOf('https://192.0.2.7'), /by its name, with HTTPS/)
    assert.match(textOf('https://[2001:db8::1]'), /by its name, with HTTPS/)
  })

  test('is secure, or this machine', () => {
    assert.match(textOf('http://irc.example.org'), /need HTTPS/)
    assert.match(textOf('https://irc.example.org', { protocol: 'http' }), /X-Forwarded-Proto/)
    assert.match(textOf('https://irc.example.org', { host: '' }), /does not say which site/)
  })
})
