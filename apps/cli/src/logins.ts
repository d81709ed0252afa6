import process from 'node:process'
import type { LoginAnswer, Resources } from '@longwire/bouncer'
import { administer, table, type Typed, wordAt } from './administration.ts'

/** Prints the logins of one kind. */
export async function logins(typed: Typed, shipped: Resources, kind: LoginAnswer['kind']): Promise<number> {
  const user = wordAt(typed, 0, 'USER')
  const all = (await administer(typed, shipped, 'login.list', { user })) as readonly LoginAnswer[]
  const rows = all
    .filter((login) => login.kind === kind)
    .map(({ id, label, lastUsedAt }) => [
      id,
      lastUsedAt === 0 ? 'never used' : new Date(lastUsedAt).toISOString(),
      label,
    ])
  process.stdout.write(table(rows))
  return 0
}

/** Ends a login of either kind. */
export async function revokeLogin(typed: Typed, shipped: Resources): Promise<number> {
  const parameters = { user: wordAt(typed, 0, 'USER'), id: wordAt(typed, 1, 'ID') }
  await administer(typed, shipped, 'login.revoke', parameters)
  process.stdout.write(`${parameters.id} was revoked.\n`)
  return 0
}
