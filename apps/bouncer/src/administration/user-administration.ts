import type { Accounts, UserRecord } from '@longwire/store'
import type { LoginLinks } from '../login/login-links.ts'
import type { Logins } from '../login/logins.ts'
import { createUser } from '../login/new-account.ts'
import { recordOf, setPassword } from '../login/own-password.ts'
import type { Passwords } from '../login/passwords.ts'
import { Refusal } from '../login/refusal.ts'
import type { Setup } from '../login/setup.ts'
import type { Users } from '../user/users.ts'
import { AdministrationError } from './administration-error.ts'
import type { LoginAnswer, LoginLinkAnswer, UserAnswer } from './answers.ts'

/** What administration stands on; `links`, `users` and `setup` only while the bouncer runs. */
export interface AdministrationServices {
  readonly accounts: Accounts
  readonly passwords: Passwords
  readonly logins: Logins
  readonly links?: LoginLinks
  readonly users?: Users
  readonly setup?: Setup
}

/** Accounts and their logins. */
export class UserAdministration {
  readonly #services: AdministrationServices

  constructor(services: AdministrationServices) {
    this.#services = services
  }

  async list(): Promise<readonly UserAnswer[]> {
    return (await this.#services.accounts.users.list()).map(answerOf)
  }

  async add(name: string, password: string, admin: boolean): Promise<UserAnswer> {
    const { accounts, passwords, setup, users } = this.#services
    const user = await refused(createUser(accounts.users, passwords, { name, password, admin }))
    setup?.end()
    await users?.actor(user)
    return answerOf(user)
  }

  /**
   * What was opened with the password ends, and so do the sessions of the web but for the one that is to be kept; app
   * passwords and certificates stay.
   */
  async changePassword(name: string, password: string, keep?: string): Promise<UserAnswer> {
    const { accounts, logins, passwords } = this.#services
    const user = await this.find(name)
    await setPassword(accounts.users, user.id, await refused(recordOf(passwords, password)))
    logins.passwordChanged(user.id)
    for (const login of await accounts.logins.list(user.id)) {
      if (login.kind === 'web' && login.id !== keep) await logins.revoke(login)
    }
    for (const one of await accounts.push.list(user.id)) if (one.login === undefined) await accounts.push.remove(one.id)
    return answerOf(user)
  }

  /** A disabled user is disconnected everywhere and cannot log in; nothing is deleted. */
  async setDisabled(name: string, disabled: boolean): Promise<UserAnswer> {
    const { accounts, users } = this.#services
    const user = await this.find(name)
    await accounts.users.setDisabled(user.id, disabled)
    if (disabled) await this.#end(user)
    else await users?.actor({ ...user, disabled: false })
    return answerOf({ ...user, disabled })
  }

  async remove(name: string): Promise<UserAnswer> {
    const { users } = this.#services.accounts
    const user = await this.find(name)
    // Closed first, so that whoever is logging in right now does not start it again.
    await users.setDisabled(user.id, true)
    await this.#end(user)
    await users.remove(user.id)
    return answerOf(user)
  }

  async listLogins(name: string): Promise<readonly LoginAnswer[]> {
    const user = await this.find(name)
    return (await this.#services.accounts.logins.list(user.id)).map(({ id, kind, label, lastUsedAt }) => ({
      id,
      kind,
      label,
      lastUsedAt,
    }))
  }

  /** A password for one client, which is told once and can be revoked alone. */
  async addAppPassword(name: string, label: string): Promise<LoginAnswer> {
    const { token, login } = await this.#services.logins.createAppPassword(await this.find(name), label)
    return { id: login.id, kind: login.kind, label: login.label, lastUsedAt: login.lastUsedAt, token }
  }

  /** Lets a user in with a certificate, by its SHA-256 or SHA-512. */
  async addCertificate(name: string, fingerprint: string, label: string): Promise<LoginAnswer> {
    const login = await refused(this.#services.logins.addCertificate(await this.find(name), fingerprint, label))
    return { id: login.id, kind: login.kind, label: login.label, lastUsedAt: login.lastUsedAt }
  }

  /** A link that logs a device in, once, within ten minutes. Rejects with `failed` where the bouncer does not run. */
  async loginLink(name: string): Promise<LoginLinkAnswer> {
    const user = await this.find(name)
    const { links } = this.#services
    if (links === undefined) throw new AdministrationError('failed', 'Longwire does not run: nobody can log in now.')
    if (user.disabled) throw new AdministrationError('invalid', `${name} is disabled.`)
    return links.issue(user.id)
  }

  /** Ends a login, and every connection that was opened with it. */
  async revoke(name: string, id: string): Promise<void> {
    const { accounts, logins } = this.#services
    const user = await this.find(name)
    const login = (await accounts.logins.list(user.id)).find((one) => one.id === id)
    if (login === undefined) throw new AdministrationError('not-found', `${name} has no login ${id}.`)
    await logins.revoke(login)
  }

  /** Rejects with `not-found`. */
  async find(name: string): Promise<UserRecord> {
    const user = await this.#services.accounts.users.byName(name)
    if (user === undefined) throw new AdministrationError('not-found', `There is no user named “${name}”.`)
    return user
  }

  async #end(user: UserRecord): Promise<void> {
    const { logins, users } = this.#services
    await logins.accountClosed(user.id)
    await users?.end(user.id, 'This account was closed by an administrator')
  }
}

/** A refusal that was meant for a browser, for an administrator. */
async function refused<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new AdministrationError(error.code === 'name-taken' ? 'taken' : 'invalid', error.userText, error)
  }
}

function answerOf({ name, admin, disabled, createdAt }: UserRecord): UserAnswer {
  return { name, admin, disabled, createdAt }
}
