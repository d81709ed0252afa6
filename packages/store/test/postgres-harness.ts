import { randomBytes } from 'node:crypto'
import type { PostgresServer } from '@longwire/peers'
import postgres from 'postgres'
import { connectionOf } from '../src/postgres/postgres-engine.ts'
import { postgresSchema } from '../src/postgres/postgres-schema.ts'
import { openPostgresStore } from '../src/postgres/postgres-store.ts'
import type { Store } from '../src/store.ts'
import { type Harness, PERSON, TestEnvironment } from './harness.ts'

let databases = 0

/** A store in a database. */
export interface PostgresHarness extends Harness {
  /** Its database. */
  readonly url: string
  /**
   * Puts the layout of this version into the database in place of what is there, and what `fill` says into that; the store
   * has to be closed.
   */
  makeOld(version: number, fill?: string): Promise<void>
  /** The version of the layout that the database says it has. */
  version(): Promise<number | undefined>
  /** Ends every connection to its database. */
  disconnect(): Promise<void>
  /**
   * Does `work` while nobody else may read a table. It is given how to wait until something waits for that table, and how
   * many of the store's connections the server works for.
   */
  whileLocked(
    table: string,
    work: (isWaiting: () => Promise<void>, countBusy: () => Promise<number>) => Promise<void>,
  ): Promise<void>
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
  const withDatabase = async <T>(work: (database: postgres.Sql) => Promise<T>): Promise<T> => {
    const database = postgres(...connectionOf(url, { max: 1, onnotice: () => undefined }))
    try {
      return await work(database)
    } finally {
      await database.end()
    }
  }
  const keys = [randomBytes(32)]
  const open = () => openPostgresStore({ url, keys: { from: keys }, environment })
  let store = await open()
  return {
    environment,
    person: PERSON,
    get store() {
      return store
    },
    url,
    openAnother: open,
    async makeOld(version, fill = '') {
      await withDatabase(async (database) => {
        await database.unsafe(`
          drop schema longwire cascade; drop schema if exists longwire_history cascade; drop schema longwire_accounts cascade;
          create schema longwire; create schema longwire_history; create schema longwire_accounts;
          create table longwire.version (version integer not null);
          insert into longwire.version values (${version})`)
        for (const step of postgresSchema.steps.slice(0, version)) await database.unsafe(step)
        await database.unsafe(fill)
      })
    },
    async version() {
      return await withDatabase(async (database) => {
        const [row] = await database<{ version: number }[]>`select version from longwire.version`
        return row?.version
      })
    },
    async whileLocked(table, work) {
      const count = async (condition: string): Promise<number> => {
        const [row] = await admin.unsafe<{ count: number }[]>(
          `select count(*)::integer as count from pg_stat_activity where datname = '${name}' and ${condition}`,
        )
        return row?.count ?? 0
      }
      await withDatabase((database) =>
        database.begin(async (transaction) => {
          await transaction.unsafe(`lock table ${table} in access exclusive mode`)
          const isWaiting = async (): Promise<void> => {
            while ((await count("wait_event_type = 'Lock'")) === 0);
          }
          await work(isWaiting, () => count("application_name = 'longwire' and state <> 'idle'"))
        }),
      )
    },
    // Until they have ended: an ending one holds what it locked.
    async disconnect() {
      await admin`select pg_terminate_backend(pid, 60000) from pg_stat_activity where datname = ${name}`
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
