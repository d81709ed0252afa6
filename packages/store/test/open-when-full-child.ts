// Fills the small disk that it is given to the last byte, opens the store that is on it in several states, and prints what
// could be done.
import { spawn } from 'node:child_process'
import { rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../src/error.ts'
import { openStore } from '../src/sqlite/open-store.ts'
import { killedAtWork } from './begun.ts'
import { fillDisk } from './full-disk.ts'
import { PERSON, channelNamed, said } from './harness.ts'

const [disk = ''] = process.argv.slice(2)
const directory = join(disk, 'data')
const filler = join(disk, 'filler')
const files = join(directory, 'users', PERSON)

async function outcome(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
    return 'ok'
  } catch (error) {
    return error instanceof StoreError ? `${error.code} ${error.retry}` : String(error)
  }
}

/** Opens the store while nothing at all is free, uses it, frees the disk while it is open, and goes on. */
async function openedWhenFull(): Promise<unknown> {
  await fillDisk(filler)
  const { bavail: free } = await statfs(disk)
  const store = await openStore({ directory })
  let history = await store.history(PERSON)
  const channel = (await history.buffers.list()).find(({ name }) => name === '#wire')
  if (channel === undefined) throw new Error('the buffer is gone')
  const read = async () =>
    (await history.page({ kind: 'latest', buffer: channel.id, limit: 1000, events: true })).messages.length
  const found = async () => (await history.parts.search?.search({ text: 'kept', limit: 1000 }))?.messages.length
  const say = () => outcome(() => history.append([said(channel, 0, { text: 'kept' })]))
  const before = [await read(), await found(), await say()]
  await history.close()
  history = await store.history(PERSON)
  const again = [await read(), await found(), await say()]
  await rm(filler)
  const freed = [await say(), await read(), await found()]
  await store.close()
  return { free, before, again, freed }
}

const store = await openStore({ directory })
const history = await store.history(PERSON)
const channel = await history.buffers.ensure(channelNamed('#wire'))
await history.append(Array.from({ length: 100 }, (_, index) => said(channel, index, { text: 'kept' })))
await store.close()
const closed = await openedWhenFull()

// One that is killed leaves a log that was not folded into the file.
const writer = [join(import.meta.dirname, 'kill-child.ts'), directory, '0', '50']
await killedAtWork(spawn(process.execPath, writer, { stdio: ['ignore', 'pipe', 'inherit'] }))
const killed = (await openedWhenFull()) as object

await rm(join(files, 'history.db-shm'), { force: true })
await writeFile(join(files, 'history.db-shm'), '')
const withoutIndex = await openedWhenFull()
process.stdout.write(JSON.stringify({ closed, killed, withoutIndex }))
