import type { Environment } from '@longwire/connection'
import { StoreError, type UserRecord, type UserStore } from '@longwire/store'
import { checkPassword, recordOf } from './own-password.ts'
import type { Passwords } from './passwords.ts'
import { Refusal } from './refusal.ts'
import { newToken, sameSecret } from './tokens.ts'

/**
 * The making of the first account: whoever holds the token of this start may do it, once. The token is in memory only, and
 * a new one is made at each start as long as there is no user.
 */
export class Setup {
  readonly #users: UserStore
  readonly #passwords: Passwords
  #token: string | undefined

  private constructor(users: UserStore, passwords: Passwords, token: string | undefined) {
    this.#users = users
    this.#passwords = passwords
    this.#token = token
  }

  static async begin(users: UserStore, passwords: Passwords, environment: Environment): Promise<Setup> {
    const none = (await users.list()).length === 0
    return new Setup(users, passwords, none ? newToken(environment, 16) : undefined)
  }

  /** For the link that the start prints; undefined once there is a user. */
  get token(): string | undefined {
    return this.#token
  }

  /** There is a user, made in another way: the link is of no more use. */
  end(): void {
    this.#token = undefined
  }

  /** Makes the first account, an administrator's. Rejects with {@link Refusal}. */
  async complete(token: string, name: string, password: string): Promise<UserRecord> {
    if (this.#token === undefined) {
      throw new Refusal('setup-done', 'The first account has been made already. Log in with it.')
    }
    if (!sameSecret(token, this.#token)) {
      throw new Refusal(
        'bad-setup-token',
        'This link is not valid any more. Use the one that Longwire printed when it was last started.',
      )
    }
    checkName(name)
    checkPassword(password)
    // Taken before the slow hash, so that a second request with the same token finds it used.
    this.#token = undefined
    try {
      return await createUser(this.#users, this.#passwords, { name, password, admin: true })
    } catch (error) {
      this.#token = token
      throw error
    }
  }
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
    if (error instanceof StoreError && error.code === 'conflict') {
      throw new Refusal('name-taken', `There is an account named “${init.name}” already.`, { cause: error })
    }
    throw error
  }
}

function checkName(name: string): void {
  if (!/^[A-Za-z0-9_.-]{1,32}$/.test(name)) {
    throw new Refusal('bad-name', 'A name has 1 to 32 letters, digits, dots, hyphens or underscores.')
  }
}
