import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { connectionOf } from '../src/postgres/postgres-engine.ts'
import { openPostgresStore } from '../src/postgres/postgres-store.ts'
import type { Store } from '../src/store.ts'
import { type Harness, PERSON, TestEnvironment } from './harness.ts'
import type { PostgresServer } from './postgres-server.ts'

let databases = 0

/** A store in a database. */
export interface PostgresHarness extends Harness {
  /** Ends every connection to its database. */
  disconnect(): Promise<void>
  /** Opens another store in the same database. */
  openAnother(): Promise<Store>
}

/** Makes an empty store in a database of its own on a server. */
export async function makePostgres(server: PostgresServer): Promise<PostgresHarness> {
  const environment = new TestEnvironment()
  databases += 1
  const name = `test_${databases}`
  const admin = postgres(...connectionOf(server.url, { max: 1, onnotice: () => undefined }))
  await admin.unsafe(`create database ${name}`)
  const url = server.url.replace('/postgres?', `/${name}?`)
  const keys = [randomBytes(32)]
  const open = () => openPostgresStore({ url, keys, environment })
  let store = await open()
  return {
    environment,
    person: PERSON,
    get store() {
      return store
    },
    openAnother: open,
    async disconnect() {
      await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`
    },
    async reopen() {
      await store.close()
      store = await open()
      return store
    },
    async dispose() {
      await store.close()
      await admin.unsafe(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
