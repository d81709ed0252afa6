import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Gate } from './gate.ts'

test('what is alone waits for what was begun, and what comes later waits for it', async () => {
  const gate = new Gate()
  const order: string[] = []
  const held = Promise.withResolvers<void>()
  const alone = Promise.withResolvers<void>()
  const first = gate.beside(async () => {
    await held.promise
    order.push('begun before')
  })
  const beside = gate.beside(async () => {
    order.push('beside it')
  })
  await beside
  const only = gate.alone(async () => {
    order.push('alone')
    await alone.promise
    order.push('still alone')
  })
  const later = gate.beside(async () => {
    order.push('later')
  })
  held.resolve()
  await first
  alone.resolve()
  await Promise.all([only, later])
  assert.deepEqual(order, ['beside it', 'begun before', 'alone', 'still alone', 'later'])
})

test('what fails holds nobody up', async () => {
  const gate = new Gate()
  const fail = async (): Promise<void> => {
    throw new Error('no')
  }
  await assert.rejects(gate.beside(fail))
  await assert.rejects(gate.alone(fail))
  assert.equal(await gate.alone(async () => 1), 1)
  assert.equal(await gate.beside(async () => 2), 2)
})
