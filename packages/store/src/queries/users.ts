import type { NewUser, UserRecord } from '../accounts.ts'
import { StoreError } from '../error.ts'
import type { UserId } from '../ids.ts'
import { type Plan, all, first, run } from '../sql/plan.ts'
import { literal, sql } from '../sql/statement.ts'

interface UserRow {
  readonly id: UserId
  readonly name: string
  readonly password_hash: string
  readonly admin: number
  readonly disabled: number
  readonly created_at: number
}

const columns = literal('id, name, password_hash, admin, disabled, created_at')
const namePattern = /^[\p{L}\p{N}_.-]{1,32}$/u

/** How a name is compared: the same letters in another case are the same name. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function recordOf(row: UserRow): UserRecord {
  return {
    id: row.id,
    name: row.name,
    passwordHash: row.password_hash,
    admin: row.admin === 1,
    disabled: row.disabled === 1,
    createdAt: row.created_at,
  }
}

/** Throws a `conflict` where the name is none; the same for every engine. */
export function checkName(name: string): void {
  if (namePattern.test(name)) return
  throw new StoreError('conflict', {
    retry: false,
    userText: 'A name has 1 to 32 letters, digits, underscores, hyphens or full stops.',
  })
}

/** What is said where a name is in use. */
export function nameTaken(name: string): StoreError {
  return new StoreError('conflict', { retry: false, userText: `The name ${name} is taken.` })
}

/** What is said of a user who is not there. */
export function unknownUser(): StoreError {
  return new StoreError('not-found', { retry: false, userText: 'There is no such account (any more).' })
}

/** See `UserStore.list`; by name. */
export function* listUsers(): Plan<readonly UserRecord[]> {
  const rows = yield* all<UserRow>(sql`select ${columns} from users where removed_at is null order by folded`)
  return rows.map(recordOf)
}

/** See `UserStore.byName`. */
export function* userByName(name: string): Plan<UserRecord | undefined> {
  const row = yield* first<UserRow>(
    sql`select ${columns} from users where removed_at is null and folded = ${foldName(name)}`,
  )
  return row === undefined ? undefined : recordOf(row)
}

/** See `UserStore.byId`. */
export function* userById(id: UserId): Plan<UserRecord | undefined> {
  const row = yield* first<UserRow>(sql`select ${columns} from users where removed_at is null and id = ${id}`)
  return row === undefined ? undefined : recordOf(row)
}

/** See `UserStore.create`. */
export function* createUser(id: UserId, user: NewUser, now: number): Plan<UserRecord> {
  checkName(user.name)
  if ((yield* userByName(user.name)) !== undefined) throw nameTaken(user.name)
  yield* run(sql`
    insert into users (id, name, folded, password_hash, admin, created_at)
    values (${id}, ${user.name}, ${foldName(user.name)}, ${user.passwordHash}, ${user.admin ? 1 : 0}, ${now})`)
  return { ...user, id, disabled: false, createdAt: now }
}

/** See `UserStore.setPassword`. */
export function* setPassword(id: UserId, passwordHash: string): Plan<void> {
  yield* mustExist(id)
  yield* run(sql`update users set password_hash = ${passwordHash}, scram = null where id = ${id}`)
}

/** See `UserStore.setDisabled`. */
export function* setDisabled(id: UserId, disabled: boolean): Plan<void> {
  yield* mustExist(id)
  yield* run(sql`update users set disabled = ${disabled ? 1 : 0} where id = ${id}`)
}

/** See `UserStore.remove`: a tombstone; networks, logins and what else lets in go at once. */
export function* removeUser(id: UserId, now: number): Plan<void> {
  yield* run(sql`delete from invites where created_by = ${id}`)
  yield* run(sql`delete from push_subscriptions where user_id = ${id}`)
  yield* run(sql`delete from logins where user_id = ${id}`)
  yield* run(sql`delete from passkeys where user_id = ${id}`)
  yield* run(sql`delete from networks where user_id = ${id}`)
  yield* run(sql`update users set removed_at = ${now}, scram = null where id = ${id} and removed_at is null`)
}

/** Users whose history is still to be deleted. */
export function* tombstones(): Plan<readonly UserId[]> {
  const rows = yield* all<{ id: UserId }>(sql`select id from users where removed_at is not null`)
  return rows.map((row) => row.id)
}

/** Deletes the tombstone, once the history is gone. */
export function* bury(id: UserId): Plan<void> {
  yield* run(sql`delete from users where id = ${id} and removed_at is not null`)
}

/** Throws `not-found` where there is no such user. */
export function* mustExist(id: UserId): Plan<void> {
  if ((yield* userById(id)) === undefined) throw unknownUser()
}
