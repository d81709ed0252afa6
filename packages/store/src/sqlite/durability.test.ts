import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { PERSON, channelNamed, said } from '../../test/harness.ts'
import { makeSqlite } from '../../test/sqlite-harness.ts'
import type { WrittenFile } from '../../test/witness-writer.ts'
import type { Durability } from '../durability.ts'
import { type StoreResources, packagedResources } from '../resources.ts'

const resources: StoreResources = {
  worker: (name) =>
    name === 'writer' ? new URL('../../test/witness-writer.ts', import.meta.url) : packagedResources.worker(name),
}

/** How a writer thread wrote the accounts, and a history in which so many calls of a line were appended at once. */
async function writtenWith(durability: Durability | undefined, calls: number): Promise<Map<string, WrittenFile>> {
  const harness = await makeSqlite({ resources, ...(durability === undefined ? {} : { durability }) })
  try {
    const history = await harness.store.history(PERSON)
    const wire = await history.buffers.ensure(channelNamed('#wire'))
    await Promise.all(Array.from({ length: calls }, (_, index) => history.append([said(wire, index)])))
    await harness.store.close()
    const notes = (await readFile(join(harness.directory, 'written'), 'utf8')).trimEnd().split('\n')
    return new Map(notes.map((note) => JSON.parse(note) as WrittenFile).map((one) => [one.name, one]))
  } finally {
    await harness.dispose()
  }
}

test('durability against power loss reaches the thread that writes: each commit waits for the disk, and takes all that waited', async () => {
  const written = await writtenWith('full', 2000)
  assert.equal(written.get('history.db')?.synchronous, 2)
  assert.equal(written.get('accounts.db')?.synchronous, 2)
  const commits = written.get('history.db')?.commits ?? 0
  assert.ok(commits > 1 && commits < 100, `2000 calls in ${commits} commits`)
})

test('without it a history waits for no disk; the accounts always do', async () => {
  const written = await writtenWith(undefined, 1)
  assert.equal(written.get('history.db')?.synchronous, 1)
  assert.equal(written.get('accounts.db')?.synchronous, 2)
})
