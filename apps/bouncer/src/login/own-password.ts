import type { UserId, UserStore } from '@longwire/store'
import { MAX_PASSWORD_BYTES, MIN_PASSWORD_CHARACTERS, type Passwords } from './passwords.ts'
import { Refusal } from './refusal.ts'

/** Throws {@link Refusal}. */
export function checkPassword(password: string): void {
  if (password.length < MIN_PASSWORD_CHARACTERS) {
    throw new Refusal('bad-password', `A password has at least ${MIN_PASSWORD_CHARACTERS} characters.`)
  }
  if (Buffer.byteLength(password) > MAX_PASSWORD_BYTES) {
    throw new Refusal('bad-password', `A password has at most ${MAX_PASSWORD_BYTES} bytes.`)
  }
}

/** What is kept of a password. */
export interface PasswordRecord {
  /** argon2id in PHC string form. */
  readonly hash: string
  /** For SCRAM-SHA-256. */
  readonly verifier: string
}

/** Rejects with {@link Refusal} where the password will not do, with `PasswordQueueFull` where too many are waiting. */
export async function recordOf(passwords: Passwords, password: string): Promise<PasswordRecord> {
  checkPassword(password)
  return { hash: await passwords.hash(password), verifier: await passwords.scramVerifier(password) }
}

/** Gives a user another password. */
export async function setPassword(users: UserStore, id: UserId, { hash, verifier }: PasswordRecord): Promise<void> {
  await users.setPassword(id, hash)
  await users.setScram(id, hash, verifier)
}
