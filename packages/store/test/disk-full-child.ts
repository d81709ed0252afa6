// Fills the small disk that it is given, and prints what became of what it wrote.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../src/error.ts'
import type { History } from '../src/history.ts'
import { openStore } from '../src/sqlite/open-store.ts'
import { PERSON, channelNamed, said } from './harness.ts'

const [disk = ''] = process.argv.slice(2)
const directory = join(disk, 'data')
const filler = join(disk, 'filler')
await writeFile(filler, Buffer.alloc(2 ** 20))

let store = await openStore({ directory })
let history = await store.history(PERSON)
const channel = await history.buffers.ensure(channelNamed('#wire'))

const acknowledged: string[] = []
const rejected: string[] = []
const codes = new Set<string>()

async function say(count: number): Promise<boolean> {
  const messages = Array.from({ length: count }, () => said(channel, acknowledged.length, { text: 'x'.repeat(400) }))
  const msgids = messages.map(({ msgid }) => msgid)
  try {
    await history.append(messages)
    acknowledged.push(...msgids)
    return true
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    codes.add(`${error.code} ${error.retry}`)
    rejected.push(...msgids)
    return false
  }
}

async function missing(from: History, msgids: readonly string[]): Promise<number> {
  let count = 0
  for (const msgid of msgids) if ((await from.find(channel.id, msgid)) === undefined) count += 1
  return count
}

while (await say(50));
const whenFull = { missing: await missing(history, acknowledged), acknowledged: acknowledged.length }
for (let attempt = 0; attempt < 5; attempt += 1) await say(50)
const stillRejected = rejected.length
await rm(filler)
const resumed = await say(50)
await store.close()
store = await openStore({ directory })
history = await store.history(PERSON)
const answer = {
  codes: [...codes],
  whenFull,
  resumed,
  stillRejected,
  lost: await missing(history, acknowledged),
  rejectedButKept: rejected.length - (await missing(history, rejected)),
}
await store.close()
process.stdout.write(JSON.stringify(answer))
