import postgres from 'postgres'
import { pendingSteps } from '../sql/migrations.ts'
import { CONNECT_TIMEOUT, type PostgresConnection, connectionOf } from './postgres-engine.ts'
import { postgresErrorOf } from './postgres-errors.ts'
import { postgresSchema } from './postgres-schema.ts'

/** What a look at a database has shown. */
export interface DatabaseLook {
  /** Of the server, such as `18.1`. */
  readonly version: string
  /** It has to be `UTF8`. */
  readonly encoding: string
  /** Whether the store was ever opened there. */
  readonly isMade: boolean
}

/** Connects and looks, and changes nothing. Rejects with `StoreError` where opening the store there would. */
export async function lookAtDatabase(connection: Omit<PostgresConnection, 'durability'>): Promise<DatabaseLook> {
  const { url, password } = connection
  const options = { max: 1, connect_timeout: CONNECT_TIMEOUT, ...(password !== undefined && { password }) }
  const sql = postgres(...connectionOf(url, options))
  try {
    const [server] = await sql<{ version: string; encoding: string; layout: string | null }[]>`
      select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
        to_regclass('longwire.version')::text as layout`
    const isMade = (server?.layout ?? null) !== null
    const [row] = isMade ? await sql<{ version: number }[]>`select version from longwire.version` : []
    pendingSteps(postgresSchema, row?.version ?? 0)
    return { version: server?.version ?? '', encoding: server?.encoding ?? '', isMade }
  } catch (error) {
    throw postgresErrorOf(error)
  } finally {
    await sql.end({ timeout: 1 })
  }
}
