import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type StoreOptions, openStore } from '../src/sqlite/open-store.ts'
import type { Store } from '../src/store.ts'
import { type Harness, PERSON, TestEnvironment } from './harness.ts'

/** A directory of its own for one test. */
export async function temporaryDirectory(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'longwire-store-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** A store on a disk, and its directory. */
export interface SqliteHarness extends Harness {
  readonly directory: string
}

/** Makes an empty store in a directory of its own. */
export async function makeSqlite(options: Partial<StoreOptions> = {}): Promise<SqliteHarness> {
  const environment = new TestEnvironment()
  const directory = await temporaryDirectory()
  const open = (): Promise<Store> => openStore({ directory: directory.path, environment, ...options })
  let store = await open()
  return {
    environment,
    person: PERSON,
    directory: directory.path,
    get store() {
      return store
    },
    async reopen() {
      await store.close()
      store = await open()
      return store
    },
    async dispose() {
      await store.close()
      await directory.remove()
    },
  }
}
