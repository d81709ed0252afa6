import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { parseKeys } from '../secrets/key-file.ts'
import type { Store } from '../store.ts'
import { channelNamed } from '../../test/harness.ts'
import { makeSqlite, temporaryDirectory } from '../../test/sqlite-harness.ts'
import { openStore } from './open-store.ts'

const PEOPLE = 8
const child = join(import.meta.dirname, '..', '..', 'test', 'rotation-child.ts')

/** People, each with a secret in the accounts and one in a history. */
async function fill(store: Store): Promise<void> {
  for (let number = 0; number < PEOPLE; number += 1) {
    const user = await store.accounts.users.create({ name: `ada${number}`, passwordHash: 'x', admin: true })
    const servers = [{ host: 'irc.example.org', port: 6697, tls: true }]
    const settings = { name: 'net', servers, nickname: 'ada', serverPassword: `password ${number}`, enabled: true }
    await store.accounts.networks.create(user.id, settings)
    const history = await store.history(user.id)
    const channel = await history.buffers.ensure(channelNamed('#wire'))
    await history.buffers.update(channel.id, { key: `channel ${number}` })
  }
}

async function secretsOf(store: Store): Promise<readonly string[]> {
  const secrets: string[] = []
  for (const user of await store.accounts.users.list()) {
    const [network] = await store.accounts.networks.list(user.id)
    const [channel] = await (await store.history(user.id)).buffers.list()
    secrets.push(`${user.name} ${network?.settings.serverPassword} ${channel?.key}`)
  }
  return secrets.toSorted((a, b) => a.localeCompare(b))
}

const expected = Array.from({ length: PEOPLE }, (_, number) => `ada${number} password ${number} channel ${number}`)

/** When a rotation is killed: as it begins, or at the nth time that the file of the key has changed. */
type Moment = 'as it begins' | number

async function killedAt(directory: string, moment: Moment): Promise<void> {
  const process_ = spawn(process.execPath, [child, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(process_, 'close')
  let changes = 0
  const kill = () => process_.kill('SIGKILL')
  const lines = createInterface({ input: process_.stdout })
  await once(lines, 'line')
  const watching = watch(directory, (_, name) => {
    if (name !== 'key') return
    changes += 1
    if (moment !== 'as it begins' && changes >= moment) kill()
  })
  if (moment === 'as it begins') kill()
  await ended
  watching.close()
  assert.equal(process_.signalCode, 'SIGKILL', 'it ended by itself')
}

test('killed at any moment of a rotation, everything can be read, and the next start brings it to its end', async () => {
  const directory = await temporaryDirectory()
  try {
    const first = await openStore({ directory: directory.path })
    await fill(first)
    await first.close()
    const moments: readonly Moment[] = ['as it begins', 1, 2, 'as it begins', 3, 1, 4]
    for (const moment of moments) {
      await killedAt(directory.path, moment)
      const store = await openStore({ directory: directory.path })
      assert.deepEqual(await secretsOf(store), expected, `killed at ${moment}`)
      await store.close()
      const path = join(directory.path, 'key')
      assert.equal(parseKeys(await readFile(path, 'utf8'), path).length, 1, `killed at ${moment}: one key is left`)
    }
  } finally {
    await directory.remove()
  }
})

test('a backup that is made while the key is changed can be read', async () => {
  const harness = await makeSqlite()
  const copies = await temporaryDirectory()
  try {
    await fill(harness.store)
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
      assert.deepEqual(await secretsOf(restored), expected)
      await restored.close()
    }
  } finally {
    await harness.dispose()
    await copies.remove()
  }
})
