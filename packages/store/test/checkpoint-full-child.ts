// Writes on the small disk that it is given until the log of a history is so long that it is copied into its file, and
// leaves less room than that takes. Prints what became of what was written, and how long the caller's thread was held.
import './no-synchronous-files.ts'
import { rm, stat, statfs, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../src/error.ts'
import type { Position } from '../src/history.ts'
import { openStore } from '../src/sqlite/open-store.ts'
import { fillDisk } from './full-disk.ts'
import { PERSON, channelNamed, said } from './harness.ts'
import { HeldMeter } from './held-meter.ts'

const [disk = ''] = process.argv.slice(2)
const directory = join(disk, 'data')
const filler = join(disk, 'filler')
const file = join(directory, 'users', PERSON, 'history.db')
/** Long lines: the log is long, and there is much to copy, after few of them. */
const TEXT = 'kept '.repeat(800)
/** What is free while the log grows: less than a third of what copying it takes. */
const ROOM = 2 ** 20

let store = await openStore({ directory })
let history = await store.history(PERSON)
const channel = await history.buffers.ensure(channelNamed('#wire'))
await history.append([said(channel, 0, { text: 'kept' })])
const meter = new HeldMeter()
const acknowledged: string[] = []

/** Says a line; what became of it. */
async function say(): Promise<string> {
  const message = said(channel, acknowledged.length, { text: TEXT })
  try {
    await history.append([message])
    acknowledged.push(message.msgid)
    return 'ok'
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return `${error.code} ${error.retry}`
  }
}

async function missing(): Promise<number> {
  const kept = new Set<string>()
  for (let at: Position = { by: 'time', time: 0 }; ; ) {
    const { messages } = await history.page({ kind: 'after', at, buffer: channel.id, limit: 1000, events: true })
    const last = messages.at(-1)
    if (last === undefined) return acknowledged.filter((msgid) => !kept.has(msgid)).length
    for (const { msgid } of messages) kept.add(msgid)
    at = { by: 'id', id: last.id }
  }
}

/** What is refused first: a short commit may still fit into what one before it left. */
async function refused(): Promise<string> {
  for (;;) {
    const outcome = await say()
    if (outcome !== 'ok') return outcome
  }
}

/** What can be done now: what becomes of lines, how many are missing, how many are found. */
async function state(says: () => Promise<string>): Promise<readonly unknown[]> {
  const search = await history.parts.search?.search({ text: 'kept', limit: 10 })
  return [await says(), await missing(), search?.messages.length]
}

async function copied(): Promise<number> {
  return (await stat(file)).size
}

async function keepRoom(): Promise<void> {
  const { bavail, bsize } = await statfs(disk)
  if (bavail * bsize < ROOM) await truncate(filler, (await stat(filler)).size - ROOM)
}

await fillDisk(filler)
const before = await copied()
while ((await copied()) === before) {
  await keepRoom()
  await say()
}
const full = await state(refused)
const half = await copied()
await store.close()
store = await openStore({ directory })
history = await store.history(PERSON)
const reopened = await state(refused)
await rm(filler)
const freed = await state(say)
await store.close()
const whole = await copied()
store = await openStore({ directory })
history = await store.history(PERSON)
const again = await state(say)
await store.close()
const held = meter.longest()
meter.stop()
process.stdout.write(JSON.stringify({ full, reopened, freed, again, sizes: [before, half, whole], held }))
