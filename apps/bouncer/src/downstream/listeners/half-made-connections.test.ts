import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HalfMadeConnections } from './half-made-connections.ts'

test('one address has 256 half-made connections, and room again for each that was made', () => {
  const halfMade = new HalfMadeConnections()
  const drop = (): void => assert.fail('none has to give way')
  const entered = Array.from({ length: 256 }, () => halfMade.enter('192.0.2.1', drop))
  assert.ok(entered.every((one) => one !== undefined))
  assert.equal(halfMade.enter('192.0.2.1', drop), undefined)
  assert.ok(halfMade.enter('192.0.2.2', drop) !== undefined)
  entered[0]?.leave()
  entered[0]?.leave()
  assert.ok(halfMade.enter('192.0.2.1', drop) !== undefined)
  assert.equal(halfMade.enter('192.0.2.1', drop), undefined)
})

test('of 2,048 in all the oldest gives way to who comes', () => {
  const halfMade = new HalfMadeConnections()
  const dropped: number[] = []
  const entered = Array.from({ length: 2_048 }, (_, index) =>
    halfMade.enter(`198.51.${index >> 8}.${index & 255}`, () => dropped.push(index)),
  )
  entered[0]?.leave()
  assert.ok(halfMade.enter('192.0.2.1', () => {}) !== undefined)
  assert.deepEqual(dropped, [])
  assert.ok(halfMade.enter('192.0.2.2', () => {}) !== undefined)
  assert.deepEqual(dropped, [1])
  assert.equal(halfMade.count, 2_048)
})
