import assert from 'node:assert/strict'
import type { LookupAddress } from 'node:dns'
import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, test } from 'node:test'
import { isPublicAddress } from './public-address.ts'
import { NotPublic, publicLookup } from './public-lookup.ts'
import { parseEndpoint } from './push-endpoint.ts'

const local = { host: 'localhost', port: 9, ca: '' }

describe('PITFALLS 8 and 9: a push endpoint', () => {
  const good = [
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
    'https://web.push.apple.com/QK',
    'https://ntfy.example.org:8443/upXYZ?up=1',
    'https://8.8.8.8/push',
    'https://[2606:4700::1111]/push',
  ]
  for (const endpoint of good) test(`may be ${endpoint}`, () => assert.ok(parseEndpoint(endpoint)))

  const bad = [
    '',
    'nonsense',
    'http://fcm.googleapis.com/fcm/send/abc',
    'ftp://push.example.org/',
    'file:///etc/passwd',
    'https://user@push.example.org/',
    'https://user:secret@push.example.org/',
    'https://localhost/',
    'https://localhost:9/',
    'https://push.localhost/',
    'https://printer/',
    'https://router.lan/',
    'https://nas.local./',
    'https://metadata.google.internal/computeMetadata/v1/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://169085621/',
    'https://0/',
    'https://10.1.2.3/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.64.0.1/',
    'https://198.18.0.1/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[64:ff9b:1::1]/',
    'https://[2002:7f00:1::]/',
    'https://[2001:0:7f00:1::]/',
    'https://[2001:db8::1]/',
    'https://[fe80::1]/',
    'https://[fc00::1]/',
    'https://[fd12:3456::1]/',
    'https://[ff02::1]/',
    'https://①②⑦.⓪.⓪.①/',
    `https://push.example.org/${'x'.repeat(1024)}`,
  ]
  for (const endpoint of bad) {
    test(`may not be ${endpoint.slice(0, 60)}`, () => assert.equal(parseEndpoint(endpoint), undefined))
  }

  test('beside us may be the one that a test allowed, and no other', () => {
    assert.ok(parseEndpoint('https://localhost:9/push', local))
    for (const endpoint of [
      'https://localhost:10/',
      'http://localhost:9/',
      'https://127.0.0.1:9/',
      'https://localhost/',
    ]) {
      assert.equal(parseEndpoint(endpoint, local), undefined)
    }
  })
})

test('addresses of the internet are those that everybody can reach', () => {
  for (const address of ['1.1.1.1', '172.15.0.1', '172.32.0.1', '2a00:1450:4001::1'])
    assert.ok(isPublicAddress(address))
  for (const address of ['', 'localhost', '10.0.0.1', '::ffff:1.1.1.1', '::1.1.1.1', '5f00::1', '3fff::1']) {
    assert.ok(!isPublicAddress(address), address)
  }
})

describe('a name is looked up and judged when it is connected to', () => {
  const answering = (...addresses: string[]) =>
    publicLookup((_, __, done) => {
      done(
        null,
        addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
    })

  test('one that leads inside is not connected to', async () => {
    for (const addresses of [['127.0.0.1'], ['::1', '10.0.0.1'], ['169.254.169.254'], []]) {
      const socket = connect({ host: 'push.example.org', port: 443, lookup: answering(...addresses) })
      const [error] = (await once(socket, 'error')) as [Error]
      assert.ok(error instanceof NotPublic)
    }
  })

  test('of one that leads inside and outside only the outside is told', async () => {
    const lookup = answering('127.0.0.1', '198.41.0.4', 'fd00::1')
    const told = await new Promise((resolve) => {
      lookup('push.example.org', { all: true }, (_, addresses) => resolve(addresses))
    })
    assert.deepEqual(told, [{ address: '198.41.0.4', family: 4 }])
  })
})
