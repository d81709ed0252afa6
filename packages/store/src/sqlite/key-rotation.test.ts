import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { expectedSecrets, fillWithSecrets, rotationSurvives, secretsOf } from '../../test/rotation.ts'
import { makeSqlite, temporaryDirectory } from '../../test/sqlite-harness.ts'
import { openStore } from './open-store.ts'

test('killed at any moment of a rotation, everything can be read, and the next start brings it to its end', async () => {
  const directory = await temporaryDirectory()
  try {
    await rotationSurvives(directory.path, () => openStore({ directory: directory.path }))
  } finally {
    await directory.remove()
  }
})

test('a backup that is made while the key is changed can be read', async () => {
  const harness = await makeSqlite()
  const copies = await temporaryDirectory()
  try {
    await fillWithSecrets(harness.store)
    for (let round = 0; round < 3; round += 1) {
      const copy = join(copies.path, String(round))
      const { backup, keyRotation } = harness.store.parts
      let rotated: Promise<void> | undefined
      await backup?.to(copy, ({ done }) => {
        // In its beginning, its middle, its end.
        if (done === round * 4) rotated = keyRotation?.rotate()
      })
      await rotated
      const restored = await openStore({ directory: copy })
      assert.deepEqual(await secretsOf(restored), expectedSecrets)
      await restored.close()
    }
  } finally {
    await harness.dispose()
    await copies.remove()
  }
})
