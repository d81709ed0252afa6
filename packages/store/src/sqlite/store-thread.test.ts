import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestEnvironment } from '../../test/harness.ts'
import { StoreError } from '../error.ts'
import { packagedResources } from '../resources.ts'
import { temporaryDirectory } from '../../test/sqlite-harness.ts'
import { accountsFile } from './protocol.ts'
import { StoreThread } from './store-thread.ts'

function fails(code: string) {
  return (error: unknown) => error instanceof StoreError && error.code === code
}

test('when a thread dies its calls are rejected, and the next call has another thread', async () => {
  const directory = await temporaryDirectory()
  try {
    const dying = new URL('../../test/dying-worker.ts', import.meta.url)
    let deaths = 0
    const resources = { worker: () => (deaths++ === 0 ? dying : packagedResources.worker('writer')) }
    const setup = { directory: directory.path, durability: 'normal', keys: [new Uint8Array(32)] } as const
    const thread = new StoreThread('writer', resources, setup)
    const request = { kind: 'open', file: accountsFile } as const
    const both = await Promise.allSettled([thread.request(request), thread.request(request)])
    for (const one of both) assert.ok(one.status === 'rejected' && fails('io')(one.reason))
    await thread.request(request)
    await thread.close()
    await assert.rejects(thread.request(request), fails('closed'))
  } finally {
    await directory.remove()
  }
})

test('a thread that is to rest ends when it had nothing to do for a while, and the next call has another', async () => {
  const directory = await temporaryDirectory()
  try {
    let started = 0
    const resources = {
      worker: () => {
        started++
        return packagedResources.worker('checkpointer')
      },
    }
    const setup = { directory: directory.path, durability: 'normal', keys: [new Uint8Array(32)] } as const
    const environment = new TestEnvironment()
    const thread = new StoreThread('checkpointer', resources, setup, { environment, after: 1000 })
    const request = { kind: 'checkpoint', file: accountsFile } as const
    await thread.request(request)
    environment.advance(999)
    await thread.request(request)
    environment.advance(999)
    assert.ok(thread.isReady, 'the second call began the time anew')
    environment.advance(1)
    assert.equal(thread.isReady, false)
    assert.equal(started, 1)
    const answers = await Promise.all([thread.request(request), thread.request(request)])
    assert.deepEqual(answers, [
      { pages: 0, copied: 0 },
      { pages: 0, copied: 0 },
    ])
    assert.equal(started, 2)
    await thread.close()
  } finally {
    await directory.remove()
  }
})
