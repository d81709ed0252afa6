import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { tlsCertificates } from '@longwire/peers'
import type { NetworkSettings } from '@longwire/store'
import { applyAttributes, attributesOf, isFault } from './network-attributes.ts'

function network(attributes: Readonly<Record<string, string>>, before?: NetworkSettings): NetworkSettings {
  const all = new Map(Object.entries(before === undefined ? { host: 'irc.example', ...attributes } : attributes))
  const settings = applyAttributes(before, all, 'ada')
  if (isFault(settings)) assert.fail(settings.text)
  return settings
}

const told = (settings: NetworkSettings) => attributesOf(settings, { kind: 'closed' }, undefined)

describe('a value that will not do', () => {
  const wrong: Readonly<Record<string, string>> = {
    name: ' ',
    host: 'two words',
    port: '70000',
    tls: 'yes',
    nickname: 'bad nick!',
    username: 'a b',
    realname: 'a\nb',
    'longwire/pins': 'abc',
    'longwire/servers': 'irc.example',
    'longwire/flood-control': 'fast',
    'longwire/perform': 'JOIN #a',
    'longwire/perform-remove': '9',
    'longwire/join-after': 'lunch',
    'longwire/proxy': 'ftp://x',
    'longwire/bind': 'here',
    'longwire/family': '5',
    'longwire/encoding': 'none',
    'longwire/client-certificate': 'abc',
  }
  for (const [attribute, value] of Object.entries(wrong)) {
    test(`of ${attribute} is answered by what it must be`, () => {
      const fault = applyAttributes(
        undefined,
        new Map([
          ['host', 'irc.example'],
          [attribute, value],
        ]),
        'ada',
      )
      assert.ok(isFault(fault))
      assert.equal(fault.code, 'INVALID_ATTRIBUTE')
      assert.doesNotMatch(fault.text, /see the page/)
    })
  }
})

describe('how a network is connected to', () => {
  const given: readonly (readonly [attribute: string, value: string])[] = [
    ['longwire/servers', 'ircs://b.example:7000,irc://[2001:db8::1]:6667'],
    ['longwire/flood-control', 'off'],
    ['longwire/flood-control', '20/500'],
    ['longwire/join-after', 'host-hidden,logged-in'],
    ['longwire/bind', '192.0.2.1'],
    ['longwire/family', '6'],
    ['longwire/encoding', 'koi8-r'],
    ['longwire/proxy', 'socks5://127.0.0.1:9050'],
  ]
  for (const [attribute, value] of given) {
    test(`${attribute}=${value} is kept, told, and taken away by the empty value`, () => {
      const settings = network({ [attribute]: value })
      assert.equal(told(settings).get(attribute), value)
      const without = network({ [attribute]: '' }, settings)
      assert.equal(told(without).has(attribute), false)
      assert.deepEqual(without, network({}))
    })
  }

  const wrong: readonly (readonly [attribute: string, value: string])[] = [
    ['longwire/servers', 'b.example:7000'],
    ['longwire/servers', 'ircs://b.example:70000'],
    ['longwire/servers', 'ircs://a b'],
    ['longwire/flood-control', 'never'],
    ['longwire/flood-control', '0/0'],
    ['longwire/perform', 'QUIT :gone'],
    ['longwire/perform', 'PRIVMSG x :y\nPASS secret'],
    ['longwire/perform-add', 'QUIT :gone'],
    ['longwire/perform-remove', '1'],
    ['longwire/join-after', 'midnight'],
    ['longwire/proxy', 'ftp://x'],
    ['longwire/bind', 'localhost'],
    ['longwire/family', '5'],
    ['longwire/encoding', 'latin-42'],
    ['longwire/client-certificate', 'nothing of the kind'],
    ['longwire/perform-lines', '3'],
  ]
  for (const [attribute, value] of wrong) {
    test(`${attribute}=${JSON.stringify(value)} is refused`, () => {
      const settings = applyAttributes(
        undefined,
        new Map([
          ['host', 'x'],
          [attribute, value],
        ]),
        'ada',
      )
      assert.ok(isFault(settings))
      assert.equal(settings.attribute, attribute)
    })
  }

  test('further servers stay when the first one changes', () => {
    const settings = network({ host: 'c.example' }, network({ 'longwire/servers': 'ircs://b.example' }))
    assert.deepEqual(
      settings.servers.map(({ host }) => host),
      ['c.example', 'b.example'],
    )
  })

  test('a proxy is told without its password, perform lines by their number (pitfall 13)', () => {
    const settings = network({
      'longwire/proxy': 'http://ada:geheim@proxy.example:3128',
      'longwire/perform': '/msg Q AUTH ada geheim\nMODE $nick +x\n',
    })
    const attributes = told(settings)
    assert.equal(attributes.get('longwire/proxy'), 'http://ada@proxy.example:3128')
    assert.equal(attributes.get('longwire/perform-lines'), '2')
    assert.ok(![...attributes.values()].join(' ').includes('geheim'))
  })

  test('a line to be performed is added and taken away by its number, though nobody is told the lines', () => {
    const two = network({ 'longwire/perform': 'MODE $nick +x', 'longwire/perform-add': '/msg Q AUTH ada geheim' })
    assert.deepEqual(two.perform, ['MODE $nick +x', '/msg Q AUTH ada geheim'])
    assert.deepEqual(network({ 'longwire/perform': 'MODE $nick +x\nAWAY', 'longwire/perform-remove': '1' }).perform, [
      'AWAY',
    ])
    assert.equal(network({ 'longwire/perform': 'AWAY', 'longwire/perform-remove': '1' }).perform, undefined)
  })

  test('a client certificate is kept with its key, and told by its fingerprint', async () => {
    const { client, valid } = await tlsCertificates()
    const settings = network({ 'longwire/client-certificate': `${client.key}\n${client.cert}\n` })
    assert.match(settings.clientCertificate?.key ?? '', /PRIVATE KEY/)
    assert.equal(told(settings).get('longwire/client-fingerprint'), client.fingerprint)
    assert.ok(![...told(settings).values()].join(' ').includes('PRIVATE'))
    const pair = new Map([
      ['host', 'x'],
      ['longwire/client-certificate', valid.key + client.cert],
    ])
    assert.ok(isFault(applyAttributes(undefined, pair, 'ada')), 'a key of another certificate')
  })
})
