import { readFile } from 'node:fs/promises'
import { type DatabaseLook, lookAtDatabase, StoreError } from '@longwire/store'
import { mistakeAt } from '../configuration/configuration-error.ts'
import { fileTrouble } from '../configuration/file-trouble.ts'
import type { PostgresChoice } from './store-choice.ts'

/** How the driver gets there. Rejects with `ConfigurationError` where the password cannot be read. */
export async function connectionTo({ url, passwordFile }: PostgresChoice): Promise<{ url: string; password?: string }> {
  return passwordFile === undefined ? { url } : { url, password: await passwordIn(passwordFile) }
}

async function passwordIn({ file, place }: NonNullable<PostgresChoice['passwordFile']>): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).split(/\r?\n/, 1)[0] ?? ''
  } catch (error) {
    throw mistakeAt(place, `the password cannot be read from ${file}: ${fileTrouble(error)}`)
  }
}

/** Why the server does not serve, with the place where it was configured; another error as it is. */
export function refusalOf({ place, shown }: PostgresChoice, error: unknown): unknown {
  // Another Longwire there is no mistake of the configuration.
  if (!(error instanceof StoreError) || error.code === 'locked') return error
  const { cause, userText } = error
  const reason = cause instanceof Error && cause.message !== '' ? ` (${cause.message})` : ''
  return mistakeAt(place, `${shown}: ${userText}${reason}`)
}

/** Looks at the database without changing anything. Rejects with `ConfigurationError` where it does not serve. */
export async function lookAtServer(choice: PostgresChoice): Promise<DatabaseLook> {
  try {
    return await lookAtDatabase(await connectionTo(choice))
  } catch (error) {
    throw refusalOf(choice, error)
  }
}
