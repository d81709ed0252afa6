import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { Subscriptions } from './subscriptions.ts'

suite('subscriptions', () => {
  test('tell of many changes in one turn once, and only whom they concern', async () => {
    const subscriptions = new Subscriptions()
    const told: string[] = []
    subscriptions.subscribe('buffers', () => told.push('buffers'))
    subscriptions.subscribe('networks', () => told.push('networks'))
    for (let i = 0; i < 5; i++) subscriptions.touch('buffers')
    assert.deepEqual(told, [])
    await Promise.resolve()
    assert.deepEqual(told, ['buffers'])
  })

  test('tell of what changes while they tell in the next turn', async () => {
    const subscriptions = new Subscriptions()
    let told = 0
    subscriptions.subscribe('link', () => {
      if (++told === 1) subscriptions.touch('link')
    })
    subscriptions.touch('link')
    await Promise.resolve()
    assert.equal(told, 1)
    await Promise.resolve()
    assert.equal(told, 2)
  })

  test('end when asked to, also in the middle of being told', async () => {
    const subscriptions = new Subscriptions()
    const told: number[] = []
    const end = subscriptions.subscribe('link', () => {
      told.push(1)
      end()
    })
    subscriptions.subscribe('link', () => told.push(2))
    subscriptions.touch('link')
    await Promise.resolve()
    subscriptions.touch('link')
    await Promise.resolve()
    assert.deepEqual(told, [1, 2, 2])
  })
})
