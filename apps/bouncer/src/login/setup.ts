import type { Environment } from '@longwire/connection'
import type { NewPasskey, UserRecord, UserStore } from '@longwire/store'
import { checkName, createPasskeyUser, createUser } from './new-account.ts'
import { checkPassword } from './own-password.ts'
import type { Passwords } from './passwords.ts'
import { Refusal } from './refusal.ts'
import { newToken, sameSecret } from './tokens.ts'

/**
 * The making of the first account, an administrator's: whoever holds the token of this start may do it, once. The token is in
 * memory only, and a new one is made at each start as long as there is no user.
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

  /** Throws {@link Refusal} where this token does not make the first account (any more). */
  check(token: string): void {
    if (this.#token === undefined) {
      throw new Refusal('setup-done', 'The first account has been made already. Log in with it.')
    }
    if (!sameSecret(token, this.#token)) {
      throw new Refusal(
        'bad-setup-token',
        'This link is not valid any more. Use the one that Longwire printed when it was last started.',
      )
    }
  }

  /** Rejects with {@link Refusal}. */
  async complete(token: string, name: string, password: string): Promise<UserRecord> {
    this.check(token)
    checkName(name)
    checkPassword(password)
    return this.#once(token, () => createUser(this.#users, this.#passwords, { name, password, admin: true }))
  }

  /** The same with a passkey, and without a password. Rejects with {@link Refusal}. */
  async completeWithPasskey(token: string, name: string, passkey: NewPasskey): Promise<UserRecord> {
    this.check(token)
    return this.#once(token, () => createPasskeyUser(this.#users, { name, admin: true }, passkey))
  }

  /** The token is taken before the slow work, so that a second request with the same one finds it used. */
  async #once(token: string, make: () => Promise<UserRecord>): Promise<UserRecord> {
    this.#token = undefined
    try {
      return await make()
    } catch (error) {
      this.#token = token
      throw error
    }
  }
}
