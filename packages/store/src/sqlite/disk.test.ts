import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRequired, onSmallDisk } from '../../test/small-disk.ts'

test('PITFALLS 18: a full disk rejects, loses nothing, keeps answering questions, and recording resumes by itself', async (t) => {
  const { answer, reason } = await onSmallDisk('11m', 'disk-full-child.ts')
  if (answer === undefined && !isRequired()) return t.skip(reason)
  assert.ok(typeof answer === 'object' && answer !== null, reason)
  const { whenFull, stillRejected, ...rest } = answer as {
    whenFull: { missing: number; acknowledged: number }
    stillRejected: number
  }
  assert.deepEqual(rest, { codes: ['disk-full true'], resumed: true, lost: 0, rejectedButKept: 0 })
  assert.equal(whenFull.missing, 0)
  assert.ok(whenFull.acknowledged > 100 && stillRejected >= 300)
})

test('a disk that is mounted read-only is refused with that code, and serves again when it can be written to', async (t) => {
  const { answer, reason } = await onSmallDisk('16m', 'read-only-child.ts')
  if (answer === undefined && !isRequired()) return t.skip(reason)
  assert.deepEqual(answer, ['kept 1', 'read-only', 'kept 2'])
})
