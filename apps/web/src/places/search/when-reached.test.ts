import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Model, NetworkView } from '@longwire/model'
import { whenReached } from './when-reached.ts'

/** As much of a model as is looked at: networks that come, and can be asked or not. */
class Networks {
  readonly views = new Map<string, NetworkView>()
  readonly listeners = new Map<string, Set<() => void>>()

  get model(): Model {
    const buffers = new Map([['home #one', { network: 'home' }]])
    const subscribe = (key: string, listener: () => void): (() => void) => {
      const all = this.listeners.get(key) ?? new Set()
      this.listeners.set(key, all.add(listener))
      return () => all.delete(listener)
    }
    return { state: { networks: this.views, buffers }, subscribe } as unknown as Model
  }

  is(id: string, current: boolean): void {
    const known = this.views.has(id)
    this.views.set(id, { id, current } as NetworkView)
    const keys = known ? [`network ${id}`] : ['networks', `network ${id}`]
    for (const key of keys) for (const listener of Array.from(this.listeners.get(key) ?? [])) listener()
  }
}

test('asks again once, when the first network is there, also one that was not known yet', () => {
  const networks = new Networks()
  let asked = 0
  whenReached(networks.model, undefined, () => asked++)
  networks.is('home', false)
  assert.equal(asked, 0)
  networks.is('home', true)
  assert.equal(asked, 1)
  networks.is('home', true)
  networks.is('work', true)
  assert.equal(asked, 1)
})

test('a search in one conversation waits for its network', () => {
  const networks = new Networks()
  networks.is('home', false)
  let asked = 0
  whenReached(networks.model, 'home #one', () => asked++)
  networks.is('work', true)
  assert.equal(asked, 0)
  networks.is('home', true)
  assert.equal(asked, 1)
})

test('who gives up is not told', () => {
  const networks = new Networks()
  let asked = 0
  const stop = whenReached(networks.model, undefined, () => asked++)
  stop()
  networks.is('home', true)
  assert.equal(asked, 0)
})
