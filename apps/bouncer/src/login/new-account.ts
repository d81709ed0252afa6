import { type NewPasskey, StoreError, type UserRecord, type UserStore } from '@longwire/store'
import { recordOf } from './own-password.ts'
import type { Passwords } from './passwords.ts'
import { Refusal } from './refusal.ts'

/** Throws {@link Refusal} where this cannot be the name of an account. */
export function checkName(name: string): void {
  if (!/^[A-Za-z0-9_.-]{1,32}$/.test(name)) {
    throw new Refusal('bad-name', 'A name has 1 to 32 letters, digits, dots, hyphens or underscores.')
  }
}

/** Rejects with {@link Refusal} where the name will not do or is in use. */
export async function checkNewName(users: UserStore, name: string): Promise<void> {
  checkName(name)
  if ((await users.byName(name)) !== undefined) throw nameTaken(name)
}

/** Rejects with {@link Refusal} where the name or the password will not do. */
export async function createUser(
  users: UserStore,
  passwords: Passwords,
  init: { readonly name: string; readonly password: string; readonly admin: boolean },
): Promise<UserRecord> {
  checkName(init.name)
  const { hash, verifier } = await recordOf(passwords, init.password)
  try {
    const user = await users.create({ name: init.name, passwordHash: hash, admin: init.admin })
    await users.setScram(user.id, hash, verifier)
    return user
  } catch (error) {
    if (error instanceof StoreError && error.code === 'conflict') throw nameTaken(init.name, error)
    throw error
  }
}

/** An account without a password, and the passkey that opens it. Rejects with {@link Refusal} where the name is in use. */
export async function createPasskeyUser(
  users: UserStore,
  init: { readonly name: string; readonly admin: boolean },
  passkey: NewPasskey,
): Promise<UserRecord> {
  await checkNewName(users, init.name)
  try {
    return await users.create({ ...init, passwordHash: '' }, passkey)
  } catch (error) {
    if (error instanceof StoreError && error.code === 'conflict') throw nameTaken(init.name, error)
    throw error
  }
}

function nameTaken(name: string, cause?: unknown): Refusal {
  return new Refusal('name-taken', `There is an account named “${name}” already.`, { cause })
}
