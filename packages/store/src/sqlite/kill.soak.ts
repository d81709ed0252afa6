import { test } from 'node:test'
import { killLoop } from '../../test/kill-loop.ts'
import { temporaryDirectory } from '../../test/sqlite-harness.ts'

test('a killed process loses nothing that it acknowledged, 200 times in a row', async () => {
  const directory = await temporaryDirectory()
  try {
    await killLoop(directory.path, 200)
  } finally {
    await directory.remove()
  }
})

test('nor one whose store is to outlive power loss, 50 times in a row', async () => {
  const directory = await temporaryDirectory()
  try {
    await killLoop(directory.path, 50, 'full')
  } finally {
    await directory.remove()
  }
})
