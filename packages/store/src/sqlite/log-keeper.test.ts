import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PERSON } from '../../test/harness.ts'
import { temporaryDirectory } from '../../test/sqlite-harness.ts'
import type { historyWrites } from '../queries/operations.ts'
import { packagedResources } from '../resources.ts'
import { LONG_LOG, type LogState } from './checkpoint.ts'
import { LogKeeper } from './log-keeper.ts'
import { StoreThread, callsOf } from './store-thread.ts'

/** Makes the log some pages longer than what is long. */
async function writeMuch(writer: StoreThread): Promise<void> {
  const write = callsOf<typeof historyWrites>(writer, PERSON)
  const text = JSON.stringify('x'.repeat(400_000))
  for (let key = 0; key < LONG_LOG / 90; key += 1) await write('setPreference', `key${key}`, text)
}

test('a long log is copied into its file beside the writer, and begins anew', async () => {
  const directory = await temporaryDirectory()
  const setup = { directory: directory.path, durability: 'normal', keys: [new Uint8Array(32)] } as const
  const writer = new StoreThread('writer', packagedResources, setup)
  const checkpointer = new StoreThread('checkpointer', packagedResources, setup)
  const logLength = async () => ((await writer.request({ kind: 'checkpoint', file: PERSON })) as LogState).pages
  try {
    await writeMuch(writer)
    // Too much for the writer to copy between two commits.
    assert.ok((await logLength()) > LONG_LOG)
    const keeper = new LogKeeper(writer, checkpointer, PERSON)
    keeper.appended(1)
    await keeper.idle()
    assert.equal(checkpointer.isReady, false, 'a log that is not long is left alone')
    keeper.appended(2 * LONG_LOG)
    await keeper.idle()
    await callsOf<typeof historyWrites>(writer, PERSON)('setPreference', 'key', '1')
    const pages = await logLength()
    assert.ok(pages > 0 && pages < 100, `${pages} pages`)
  } finally {
    await checkpointer.close()
    await writer.close()
    await directory.remove()
  }
})
