import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryDirectory } from '../../test/sqlite-harness.ts'
import { StoreError } from '../error.ts'
import { loadKeys, parseKeys, writeKeys } from './key-file.ts'

test('the key is made on first start, readable by its owner alone, and kept', async () => {
  const directory = await temporaryDirectory()
  try {
    const path = join(directory.path, 'key')
    const made = await loadKeys(path, () => randomBytes(32))
    assert.equal((await stat(path)).mode & 0o777, 0o600)
    assert.deepEqual(await loadKeys(path, () => assert.fail('made again')), made)
  } finally {
    await directory.remove()
  }
})

test('several keys are one on a line, the one in use first', async () => {
  const directory = await temporaryDirectory()
  try {
    const path = join(directory.path, 'key')
    const keys = [randomBytes(32), randomBytes(32)]
    await writeKeys(path, keys)
    assert.deepEqual(await loadKeys(path, () => assert.fail('made again')), keys)
    assert.equal((await readFile(path, 'utf8')).split('\n').length, 3)
  } finally {
    await directory.remove()
  }
})

test('a file that holds no key is not overwritten', async () => {
  const directory = await temporaryDirectory()
  try {
    const path = join(directory.path, 'key')
    await writeFile(path, 'short')
    await assert.rejects(
      loadKeys(path, () => randomBytes(32)),
      (error) => error instanceof StoreError && error.code === 'corrupt',
    )
    assert.equal(await readFile(path, 'utf8'), 'short')
    assert.throws(() => parseKeys('', 'the environment'), StoreError)
  } finally {
    await directory.remove()
  }
})
