import { test } from 'node:test'
import { killLoop } from '../../test/kill-loop.ts'
import { temporaryDirectory } from '../../test/sqlite-harness.ts'

test('a killed process loses nothing that it acknowledged, 20 times in a row', async () => {
  const directory = await temporaryDirectory()
  try {
    await killLoop(directory.path, 20)
  } finally {
    await directory.remove()
  }
})

test('nor one whose store is to outlive power loss, 3 times in a row', async () => {
  const directory = await temporaryDirectory()
  try {
    await killLoop(directory.path, 3, 'full')
  } finally {
    await directory.remove()
  }
})
