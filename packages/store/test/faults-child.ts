// Goes through the faults of a disk on the small one that it is given, and prints what each ended in, and how long the
// caller's thread was held.
import './no-synchronous-files.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../src/error.ts'
import type { History } from '../src/history.ts'
import { openStore } from '../src/sqlite/open-store.ts'
import type { Store } from '../src/store.ts'
import { killedAtWork } from './begun.ts'
import { fillDisk } from './full-disk.ts'
import { PERSON, TestEnvironment, channelNamed, said } from './harness.ts'
import { HeldMeter } from './held-meter.ts'
import { holdFile } from './hold-file.ts'

const [disk = ''] = process.argv.slice(2)
const directory = join(disk, 'data')
const filler = join(disk, 'filler')
const YEAR = 365 * 86_400_000
const meter = new HeldMeter()
const answers: Record<string, readonly [outcome: string, held: number]> = {}
const environment = new TestEnvironment()

async function measure(name: string, work: () => Promise<unknown>): Promise<void> {
  meter.longest()
  let outcome = 'ok'
  try {
    await work()
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    outcome = error.code
  }
  answers[name] = [outcome, meter.longest()]
}

/** What a busy network brings, and a person who reads and searches meanwhile. */
async function use(history: History): Promise<void> {
  const channel = await history.buffers.ensure(channelNamed('#wire'))
  const appends = Array.from({ length: 20 }, (_, call) =>
    history.append(Array.from({ length: 50 }, (__, index) => said(channel, call * 50 + index))),
  )
  const page = history.page({ kind: 'latest', buffer: channel.id, limit: 100, events: true })
  const search = history.parts.search?.search({ text: 'message', limit: 100 })
  const settled = await Promise.allSettled([...appends, page, search])
  for (const one of settled) if (one.status === 'rejected') throw one.reason as Error
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const [code] = (await once(spawn(program, args, { stdio: 'inherit' }), 'close')) as [number]
  if (code !== 0) throw new Error(`${program} ended with ${code}`)
}

async function open(): Promise<[Store, History]> {
  const store = await openStore({ directory, environment })
  return [store, await store.history(PERSON)]
}

let [store, history] = await open()
await measure('none', () => use(history))
await fillDisk(filler)
await measure('full', () => use(history))
await rm(filler)
await measure('freed', () => use(history))
const holder = await holdFile(join(directory, 'users', PERSON, 'history.db'))
await measure('locked', () => use(history))
await holder.release()
await measure('clock ahead', () => {
  environment.time += YEAR
  return use(history)
})
await measure('clock back', () => {
  environment.time -= 2 * YEAR
  return use(history)
})
await store.close()

await run('mount', ['-o', 'remount,ro', disk])
await measure('read-only', open)
await run('mount', ['-o', 'remount,rw', disk])

const writer = [join(import.meta.dirname, 'kill-child.ts'), directory, '0', '50']
await killedAtWork(spawn(process.execPath, writer, { stdio: ['ignore', 'pipe', 'inherit'] }))
await measure('killed', async () => {
  ;[store, history] = await open()
  await use(history)
})

await mkdir(join(directory, 'users', 'damaged'), { recursive: true })
await writeFile(join(directory, 'users', 'damaged', 'history.db'), 'no database\n'.repeat(1000))
await measure('corrupt', () => store.history('damaged'))
await store.close()
meter.stop()
process.stdout.write(JSON.stringify(answers))
