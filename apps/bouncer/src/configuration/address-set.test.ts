import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AddressSet, loopbackAddresses, noAddresses } from './address-set.ts'

const mistake = (text: string): never => {
  throw new RangeError(text)
}

test('addresses are in it one by one and by prefix; IPv4 in the clothes of IPv6 is IPv4', () => {
  const set = AddressSet.of(['192.0.2.1', '198.51.100.0/24', '2001:db8::/32'], mistake)
  for (const address of ['192.0.2.1', '198.51.100.77', '::ffff:198.51.100.77', '2001:db8:1::1', '2001:DB8::']) {
    assert.equal(set.has(address), true, address)
  }
  for (const address of ['192.0.2.2', '198.51.101.1', '2001:db9::', '::1', 'localhost', '', undefined]) {
    assert.equal(set.has(address), false, String(address))
  }
  assert.equal(loopbackAddresses.has('127.8.9.10'), true)
  assert.equal(noAddresses.has('127.0.0.1'), false)
})

test('what is no address is a mistake', () => {
  for (const text of [
    'localhost',
    '192.0.2.0/33',
    '2001:db8::/129',
    '192.0.2.0/',
    '192.0.2.0/8/8',
    '192.0.2.0/-1',
    '',
  ]) {
    assert.throws(() => AddressSet.of([text], mistake), RangeError, text)
  }
})
