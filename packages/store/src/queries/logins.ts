import type { LoginRecord, NewLogin } from '../accounts.ts'
import { StoreError } from '../error.ts'
import type { UserId } from '../ids.ts'
import { type Plan, all, first, run } from '../sql/plan.ts'
import { literal, sql } from '../sql/statement.ts'
import { passkeyMustExist } from './passkeys.ts'
import { mustExist } from './users.ts'

interface LoginRow {
  readonly id: string
  readonly user_id: UserId
  readonly kind: NewLogin['kind']
  readonly token_hash: string
  readonly label: string
  readonly created_at: number
  readonly expires_at: number
  readonly last_used_at: number
  readonly passkey_id: string | null
}

const columns = literal('id, user_id, kind, token_hash, label, created_at, expires_at, last_used_at, passkey_id')

function recordOf(row: LoginRow): LoginRecord {
  return {
    id: row.id,
    user: row.user_id,
    kind: row.kind,
    tokenHash: row.token_hash,
    label: row.label,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    ...(row.passkey_id !== null && { passkey: row.passkey_id }),
  }
}

/** What is said of a token or a certificate that is registered already. */
export function knownLogin(): StoreError {
  return new StoreError('conflict', { retry: false, userText: 'This is registered already.' })
}

/** See `LoginStore.create`. */
export function* createLogin(id: string, login: NewLogin): Plan<LoginRecord> {
  yield* mustExist(login.user)
  if ((yield* first(sql`select id from logins where token_hash = ${login.tokenHash}`)) !== undefined) throw knownLogin()
  if (login.passkey !== undefined) yield* passkeyMustExist(login.passkey)
  yield* run(sql`
    insert into logins (id, user_id, kind, token_hash, label, created_at, expires_at, last_used_at, passkey_id)
    values (${id}, ${login.user}, ${login.kind}, ${login.tokenHash}, ${login.label}, ${login.createdAt}, ${login.expiresAt}, ${login.createdAt}, ${login.passkey ?? null})`)
  return { ...login, id, lastUsedAt: login.createdAt }
}

/** See `LoginStore.find`. */
export function* findLogin(tokenHash: string, now: number): Plan<LoginRecord | undefined> {
  const row = yield* first<LoginRow>(
    sql`select ${columns} from logins where token_hash = ${tokenHash} and expires_at > ${now}`,
  )
  return row === undefined ? undefined : recordOf(row)
}

/** See `LoginStore.list`; oldest first. */
export function* listLogins(user: UserId): Plan<readonly LoginRecord[]> {
  const rows = yield* all<LoginRow>(sql`select ${columns} from logins where user_id = ${user} order by created_at, id`)
  return rows.map(recordOf)
}

/** See `LoginStore.touch`. */
export function* touchLogin(id: string, now: number): Plan<void> {
  yield* run(sql`update logins set last_used_at = ${now} where id = ${id} and last_used_at < ${now}`)
}

/** See `LoginStore.revoke`. */
export function* revokeLogin(id: string): Plan<void> {
  yield* run(sql`delete from logins where id = ${id}`)
}
