import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RandomPool } from './random-pool.ts'

test('pieces are as long as was asked, and none is given out twice', () => {
  const pool = new RandomPool()
  const pieces = Array.from({ length: 2_000 }, (_, index) => pool.take(16 + (index % 17)))
  for (const [index, piece] of pieces.entries()) assert.equal(piece.length, 16 + (index % 17))
  const texts = pieces.map((piece) => Buffer.from(piece.subarray(0, 16)).toString('hex'))
  assert.equal(new Set(texts).size, texts.length)
})

test('a piece is its own: what happens to it later changes no other', () => {
  const pool = new RandomPool()
  const first = pool.take(16)
  const second = pool.take(16)
  const before = Buffer.from(second).toString('hex')
  first.fill(0)
  assert.equal(Buffer.from(second).toString('hex'), before)
  assert.notEqual(before, '00'.repeat(16))
})

test('nothing and much can be asked for', () => {
  const pool = new RandomPool()
  assert.equal(pool.take(0).length, 0)
  assert.equal(pool.take(100_000).length, 100_000)
})
