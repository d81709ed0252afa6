import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StsStore } from '../src/sts/sts-store.ts'

/** The contract of every store of policies; `reopened` is the same store in a later process. */
export function stsStoreContract(name: string, create: () => { store: StsStore; reopened: () => StsStore }): void {
  test(`${name}: keeps, replaces, forgets, and forgets by itself`, () => {
    const now = 1_000_000
    const { store, reopened } = create()
    assert.equal(store.find('a.example', now), undefined)
    store.keep('A.example', { port: 1, expires: now + 10 })
    store.keep('a.example.', { port: 2, expires: now + 20 })
    store.keep('192.0.2.1', { port: 3, expires: now + 20 })
    for (const one of [store, reopened()]) {
      assert.deepEqual(one.find('a.EXAMPLE', now + 19), { port: 2, expires: now + 20 })
      assert.equal(one.find('a.example', now + 20), undefined)
      assert.equal(one.find('192.0.2.1', now)?.port, 3, 'an address counts as a name')
    }
    store.forget('A.example')
    assert.equal(reopened().find('a.example', now), undefined)
    assert.equal(reopened().find('192.0.2.1', now)?.port, 3)
  })
}
