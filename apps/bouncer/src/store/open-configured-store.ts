import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openPostgresStore, openStore, type Store } from '@longwire/store'
import { ConfigurationError } from '../configuration/configuration-error.ts'
import type { Resources } from '../resources.ts'
import { connectionTo, refusalOf } from './configured-postgres.ts'
import type { PostgresChoice, StoreChoice } from './store-choice.ts'

const OWNER_ONLY = 0o600

/**
 * Opens the store as it was configured, with `data` as the data folder. Rejects with `StoreError`, and with
 * `ConfigurationError` where a database server does not serve.
 */
export async function openConfiguredStore(data: string, choice: StoreChoice, resources: Resources): Promise<Store> {
  const { postgres, durability, keys } = choice
  if (postgres !== undefined) return await onServer(data, choice, postgres)
  await refuseForgotten(data)
  return await openStore({ directory: data, resources, durability, ...(keys !== undefined && { keys }) })
}

async function onServer(data: string, { durability, keys }: StoreChoice, postgres: PostgresChoice): Promise<Store> {
  const connection = await connectionTo(postgres)
  try {
    const store = await openPostgresStore({
      ...connection,
      keys: keys === undefined ? { file: join(data, 'key') } : { from: keys },
      durability,
    })
    await leaveMark(data, postgres)
    return store
  } catch (error) {
    throw refusalOf(postgres, error)
  }
}

/** A file of the data folder that says where the rest is. */
function markIn(data: string): string {
  return join(data, 'store')
}

async function leaveMark(data: string, { shown }: PostgresChoice): Promise<void> {
  await mkdir(data, { recursive: true, mode: 0o700 })
  await writeFile(markIn(data), `${shown}\n`, { mode: OWNER_ONLY })
}

/** Whoever forgot the setting would find an empty installation, and write what comes next into it. */
async function refuseForgotten(data: string): Promise<void> {
  const mark = markIn(data)
  if (!existsSync(mark)) return
  const where = (await readFile(mark, 'utf8')).trim()
  throw new ConfigurationError(
    `What belongs to ${data} is in ${where}. Say so by the setting “store”; or, to leave that, delete ${mark}.`,
  )
}
