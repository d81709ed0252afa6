import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseKeys } from '../src/secrets/key-file.ts'
import type { Store } from '../src/store.ts'
import { channelNamed } from './harness.ts'

const PEOPLE = 8
const child = join(import.meta.dirname, 'rotation-child.ts')

/** People, each with a secret in the accounts and one in a history. */
export async function fillWithSecrets(store: Store): Promise<void> {
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

/** What {@link fillWithSecrets} wrote, as it is read now. */
export async function secretsOf(store: Store): Promise<readonly string[]> {
  const secrets: string[] = []
  for (const user of await store.accounts.users.list()) {
    const [network] = await store.accounts.networks.list(user.id)
    const [channel] = await (await store.history(user.id)).buffers.list()
    secrets.push(`${user.name} ${network?.settings.serverPassword} ${channel?.key}`)
  }
  return secrets.toSorted((a, b) => a.localeCompare(b))
}

/** What {@link secretsOf} has to say. */
export const expectedSecrets: readonly string[] = Array.from(
  { length: PEOPLE },
  (_, number) => `ada${number} password ${number} channel ${number}`,
)

/** When a rotation is killed: as it begins, or at the nth time that the file of the key has changed. */
type Moment = 'as it begins' | number

async function killedAt(directory: string, url: string | undefined, moment: Moment): Promise<void> {
  const args = [child, directory, ...(url === undefined ? [] : [url])]
  const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
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

/**
 * Kills a process that rotates the key in `directory`, of the store there or of the one at `url`, at many moments; each
 * time everything can be read afterwards, and the start has brought the rotation to its end.
 */
export async function rotationSurvives(directory: string, open: () => Promise<Store>, url?: string): Promise<void> {
  const first = await open()
  await fillWithSecrets(first)
  await first.close()
  const moments: readonly Moment[] = ['as it begins', 1, 2, 'as it begins', 3, 1, 4]
  for (const moment of moments) {
    await killedAt(directory, url, moment)
    const store = await open()
    assert.deepEqual(await secretsOf(store), expectedSecrets, `killed at ${moment}`)
    await store.close()
    const path = join(directory, 'key')
    assert.equal(parseKeys(await readFile(path, 'utf8'), path).length, 1, `killed at ${moment}: one key is left`)
  }
}
