import type { NewPasskey, NewUser, PasskeyRecord, UserRecord } from '../accounts.ts'
import { StoreError } from '../error.ts'
import type { UserId } from '../ids.ts'
import { all, first, type Plan, run } from '../sql/plan.ts'
import { literal, sql } from '../sql/statement.ts'
import { createUser, mustExist } from './users.ts'

interface PasskeyRow {
  readonly id: string
  readonly user_id: UserId
  readonly credential_id: string
  readonly public_key: string
  readonly counter: number
  readonly transports: string
  readonly label: string
  readonly created_at: number
  readonly last_used_at: number
}

const columns = literal('id, user_id, credential_id, public_key, counter, transports, label, created_at, last_used_at')

function recordOf(row: PasskeyRow): PasskeyRecord {
  return {
    id: row.id,
    user: row.user_id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: row.counter,
    transports: JSON.parse(row.transports) as readonly string[],
    label: row.label,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }
}

/** What is said of an authenticator that is registered already. */
export function knownPasskey(): StoreError {
  return new StoreError('conflict', { retry: false, userText: 'This passkey is registered already.' })
}

/** What is said of a passkey that is gone. */
export function unknownPasskey(): StoreError {
  return new StoreError('not-found', { retry: false, userText: 'This passkey was removed.' })
}

/** Rejects with `not-found`. */
export function* passkeyMustExist(id: string): Plan<void> {
  if ((yield* first(sql`select id from passkeys where id = ${id}`)) === undefined) throw unknownPasskey()
}

/** See `PasskeyStore.add`. */
export function* addPasskey(id: string, passkey: NewPasskey): Plan<PasskeyRecord> {
  const { user, credentialId, publicKey, counter, transports, label, createdAt } = passkey
  yield* mustExist(user)
  if ((yield* findPasskey(credentialId)) !== undefined) throw knownPasskey()
  yield* run(sql`
    insert into passkeys (id, user_id, credential_id, public_key, counter, transports, label, created_at, last_used_at)
    values (${id}, ${user}, ${credentialId}, ${publicKey}, ${counter}, ${JSON.stringify(transports)}, ${label}, ${createdAt}, ${createdAt})`)
  return { ...passkey, id, lastUsedAt: createdAt }
}

/** See `UserStore.create`: an account together with its first passkey. */
export function* createPasskeyUser(
  passkeyId: string,
  passkey: NewPasskey,
  user: NewUser,
  now: number,
): Plan<UserRecord> {
  const created = yield* createUser(passkey.user, user, now)
  yield* addPasskey(passkeyId, passkey)
  return created
}

/** See `PasskeyStore.find`. */
export function* findPasskey(credentialId: string): Plan<PasskeyRecord | undefined> {
  const row = yield* first<PasskeyRow>(sql`select ${columns} from passkeys where credential_id = ${credentialId}`)
  return row === undefined ? undefined : recordOf(row)
}

/** See `PasskeyStore.list`; oldest first. */
export function* listPasskeys(user: UserId): Plan<readonly PasskeyRecord[]> {
  const rows = yield* all<PasskeyRow>(
    sql`select ${columns} from passkeys where user_id = ${user} order by created_at, id`,
  )
  return rows.map(recordOf)
}

/** See `PasskeyStore.used`. */
export function* passkeyUsed(id: string, counter: number, now: number): Plan<void> {
  yield* run(sql`update passkeys set counter = ${counter}, last_used_at = ${now} where id = ${id}`)
}

/** See `PasskeyStore.rename`. */
export function* renamePasskey(id: string, label: string): Plan<void> {
  yield* run(sql`update passkeys set label = ${label} where id = ${id}`)
}

/** See `PasskeyStore.remove`. */
export function* removePasskey(id: string): Plan<readonly string[]> {
  const ended = yield* all<{ id: string }>(sql`select id from logins where passkey_id = ${id}`)
  yield* run(sql`delete from logins where passkey_id = ${id}`)
  yield* run(sql`delete from passkeys where id = ${id}`)
  return ended.map((login) => login.id)
}
