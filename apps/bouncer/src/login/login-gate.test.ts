import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { VirtualEnvironment } from '@longwire/testing'
import * as fc from 'fast-check'
import { addressGroup, LoginGate } from './login-gate.ts'

describe('guessing passwords', () => {
  const ada = { name: 'ada', address: '192.0.2.1' }

  test('is slowed down from one address; the time to wait is right', async () => {
    const environment = new VirtualEnvironment()
    const gate = new LoginGate(environment)
    for (let i = 0; i < 5; i++) assert.equal(gate.enter(ada), 0)
    const wait = gate.enter(ada)
    assert.ok(wait > 0)
    await environment.advance(wait - 1)
    assert.equal(gate.enter(ada), 1)
    await environment.advance(1)
    assert.equal(gate.enter(ada), 0)
  })

  test('of one name from many addresses does not lock its owner out for long', async () => {
    const environment = new VirtualEnvironment()
    const gate = new LoginGate(environment)
    for (let i = 0; i < 200; i++) gate.enter({ name: 'ada', address: `198.51.100.${i}` })
    assert.ok(gate.enter(ada) <= 2_000)
  })

  test('of one name from many addresses does not hold up its owner where they logged in lately', async () => {
    const environment = new VirtualEnvironment()
    const gate = new LoginGate(environment)
    const strangers = (): void => {
      for (let i = 0; i < 200; i++) gate.enter({ name: 'ada', address: `198.51.100.${i}` })
    }
    assert.equal(gate.enter(ada), 0)
    gate.succeeded(ada)
    strangers()
    assert.deepEqual([gate.knows(ada), gate.knows({ ...ada, address: '192.0.2.2' })], [true, false])
    for (let i = 0; i < 5; i++) assert.equal(gate.enter({ name: 'Ada', address: '192.0.2.1' }), 0)
    assert.ok(gate.enter(ada) > 2_000, 'whoever guesses from there waits as anywhere')
    await environment.advance(31 * 86_400_000)
    strangers()
    assert.ok(gate.enter(ada) > 0, 'an address is forgotten after 30 days')
  })

  test('of many names from one address is slowed down, and another address is not', () => {
    const gate = new LoginGate(new VirtualEnvironment())
    const waits = Array.from({ length: 30 }, (_, i) => gate.enter({ name: `user${i}`, address: '192.0.2.1' }))
    assert.equal(waits.filter((wait) => wait === 0).length, 20)
    assert.equal(gate.enter({ name: 'bob', address: '192.0.2.2' }), 0)
  })

  test('costs nothing where the password was right', () => {
    const gate = new LoginGate(new VirtualEnvironment())
    for (let i = 0; i < 100; i++) {
      assert.equal(gate.enter(ada), 0)
      gate.succeeded(ada)
    }
  })

  test('is counted by name without case', () => {
    const gate = new LoginGate(new VirtualEnvironment())
    for (const name of ['ada', 'ADA', 'Ada', 'aDa', 'adA']) assert.equal(gate.enter({ ...ada, name }), 0)
    assert.ok(gate.enter(ada) > 0)
  })
})

describe('the addresses of one customer', () => {
  const cases: readonly (readonly [address: string, group: string])[] = [
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
  ]
  for (const [address, group] of cases)
    test(`${address} is of ${group}`, () => assert.equal(addressGroup(address), group))

  test('share the first 64 bits of IPv6', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        assert.match(addressGroup(address), /^([0-9a-f]{1,4}:){3}[0-9a-f]{1,4}::\/64$|^[\d.]+$/)
      }),
    )
  })
})
