// Makes a store on the disk that it is given, mounts the disk read-only, and prints what opening the store again says.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { StoreError } from '../src/error.ts'
import { openStore } from '../src/sqlite/open-store.ts'
import { PERSON, channelNamed, said } from './harness.ts'

const [disk = ''] = process.argv.slice(2)
const directory = join(disk, 'data')

async function outcome(): Promise<string> {
  try {
    const store = await openStore({ directory })
    const history = await store.history(PERSON)
    const channel = await history.buffers.ensure(channelNamed('#wire'))
    await history.append([said(channel, 0)])
    const { messages } = await history.page({ kind: 'latest', buffer: channel.id, limit: 9, events: true })
    await store.close()
    return `kept ${messages.length}`
  } catch (error) {
    return error instanceof StoreError ? error.code : String(error)
  }
}

function mount(how: string): void {
  const { status, stderr } = spawnSync('mount', ['-o', `remount,${how}`, disk])
  if (status !== 0) throw new Error(stderr.toString())
}

const before = await outcome()
mount('ro')
const during = await outcome()
mount('rw')
process.stdout.write(JSON.stringify([before, during, await outcome()]))
