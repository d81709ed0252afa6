import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRequired, onSmallDisk } from '../../test/small-disk.ts'

/** What open-when-full-child.ts prints of one opening. */
interface FullDisk {
  readonly free: number
  readonly before: readonly [read: number, found: number, append: string]
  readonly again: FullDisk['before']
  readonly freed: readonly [append: string, read: number, found: number]
}

test('PITFALLS 18: a full disk rejects, loses nothing, keeps answering questions, and recording resumes by itself', async (t) => {
  const { answer, reason } = await onSmallDisk('6m', 'disk-full-child.ts')
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

test('a store opens on a disk without one free byte: what is there is read and found, and recording resumes when there is room', async (t) => {
  const { answer, reason } = await onSmallDisk('8m', 'open-when-full-child.ts')
  if (answer === undefined && !isRequired()) return t.skip(reason)
  const { closed, killed, withoutIndex } = answer as Record<string, FullDisk>
  for (const opened of [closed, killed, withoutIndex]) {
    assert.ok(opened !== undefined, reason)
    const { free, before, again, freed } = opened
    const [read, found] = before
    assert.equal(free, 0)
    assert.ok(read >= 100 && found >= 100)
    assert.deepEqual(before, [read, found, 'disk-full true'])
    assert.deepEqual(again, before)
    // A page and a search have 1,000 at the most, and the one that was killed may have written more.
    assert.deepEqual(freed, ['ok', Math.min(read + 1, 1000), Math.min(found + 1, 1000)])
  }
})

test('a disk that becomes full while a log is copied into its file: nothing is lost, and the rest is copied when there is room', async (t) => {
  const { answer, reason } = await onSmallDisk('64m', 'checkpoint-full-child.ts')
  if (answer === undefined && !isRequired()) return t.skip(reason)
  const { sizes, held, ...states } = answer as { sizes: [before: number, half: number, whole: number]; held: number }
  const [before, half, whole] = sizes
  assert.ok(before < half && half < whole - 2 ** 20, `copied in the middle: ${sizes.join(', ')} bytes`)
  assert.deepEqual(states, {
    full: ['disk-full true', 0, 10],
    reopened: ['disk-full true', 0, 10],
    freed: ['ok', 0, 10],
    again: ['ok', 0, 10],
  })
  assert.ok(held < 50, `held for ${held} ms`)
})

test('a disk that is mounted read-only is refused with that code, and serves again when it can be written to', async (t) => {
  const { answer, reason } = await onSmallDisk('16m', 'read-only-child.ts')
  if (answer === undefined && !isRequired()) return t.skip(reason)
  assert.deepEqual(answer, ['kept 1', 'read-only', 'kept 2'])
})

test("PITFALLS 18: no fault holds the caller's thread: it touches no file itself, and is never busy for 50 ms", async (t) => {
  const { answer, reason } = await onSmallDisk('24m', 'faults-child.ts')
  if (answer === undefined && !isRequired()) return t.skip(reason)
  const faults = answer as Record<string, readonly [outcome: string, held: number]>
  assert.deepEqual(
    Object.entries(faults).map(([name, [outcome]]) => [name, outcome]),
    [
      ['none', 'ok'],
      ['full', 'disk-full'],
      ['freed', 'ok'],
      ['locked', 'locked'],
      ['clock ahead', 'ok'],
      ['clock back', 'ok'],
      ['read-only', 'read-only'],
      ['killed', 'ok'],
      ['corrupt', 'corrupt'],
    ],
  )
  for (const [name, [, held]] of Object.entries(faults)) assert.ok(held < 50, `${name}: held for ${held} ms`)
})
