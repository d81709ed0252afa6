import type { Environment } from '@longwire/connection'
import type { Accounts, LoginRecord, UserRecord } from '@longwire/store'
import type { OwnLogins } from '../service/own-logins.ts'
import { type LoginAttempt, LoginGate } from './login-gate.ts'
import { MAX_PASSWORD_BYTES, PasswordQueueFull, type Passwords } from './passwords.ts'
import { Refusal } from './refusal.ts'
import { hashToken, newToken } from './tokens.ts'

const DAY_MS = 86_400_000
const WEB_LOGIN_MS = 180 * DAY_MS
/** Ten years: until the person revokes it. */
const APP_PASSWORD_MS = 3_650 * DAY_MS
/** Writing down each use would be a write per request; an hour is near enough for a person. */
const TOUCH_MS = 3_600_000

/** Someone who proved to be a user. */
export interface Authenticated {
  readonly user: UserRecord
  readonly login: LoginRecord
}

/** Someone who gave a password: the account's own, or (with `login`) one for this client alone. */
export interface PasswordLogin {
  readonly user: UserRecord
  readonly login: LoginRecord | undefined
}

/** Every way of logging in, and what ends when a login is revoked. */
export class Logins {
  readonly #accounts: Accounts
  readonly #passwords: Passwords
  readonly #environment: Environment
  readonly #gate: LoginGate
  readonly #live = new Map<string, Set<() => void>>()

  constructor(accounts: Accounts, passwords: Passwords, environment: Environment) {
    this.#accounts = accounts
    this.#passwords = passwords
    this.#environment = environment
    this.#gate = new LoginGate(environment)
  }

  /**
   * The user with this name and password, or app password. Rejects with {@link Refusal}, which does not tell which of
   * both is wrong.
   */
  async withPassword(attempt: LoginAttempt, password: string): Promise<PasswordLogin> {
    const byToken = await this.#withAppPassword(attempt.name, password)
    if (byToken !== undefined) return byToken
    const wait = this.#gate.enter(attempt)
    if (wait > 0) throw tooManyTries(wait)
    const user = await this.#accounts.users.byName(attempt.name)
    const right =
      Buffer.byteLength(password) <= MAX_PASSWORD_BYTES && (await this.#verify(password, user?.passwordHash))
    if (!right || user === undefined) throw new Refusal('wrong-login', 'The name or the password is wrong.')
    if (user.disabled) throw new Refusal('account-disabled', 'This account has been disabled by an administrator.')
    this.#gate.succeeded(attempt)
    return { user, login: undefined }
  }

  /** Begins a session of the web; the token goes into the cookie, only its hash is kept. */
  async beginWebSession(
    user: UserRecord,
    label: string,
  ): Promise<{ readonly token: string; readonly login: LoginRecord }> {
    const token = newToken(this.#environment)
    const now = this.#environment.now()
    const login = await this.#accounts.logins.create({
      user: user.id,
      kind: 'web',
      tokenHash: hashToken(token),
      label: label.slice(0, 200),
      createdAt: now,
      expiresAt: now + WEB_LOGIN_MS,
    })
    return { token, login }
  }

  /** A password for one client, told once. */
  async createAppPassword(
    user: UserRecord,
    label: string,
  ): Promise<{ readonly token: string; readonly login: LoginRecord }> {
    const token = newToken(this.#environment, 20)
    const now = this.#environment.now()
    const login = await this.#accounts.logins.create({
      user: user.id,
      kind: 'app-password',
      tokenHash: hashToken(token),
      label: label.slice(0, 200),
      createdAt: now,
      expiresAt: now + APP_PASSWORD_MS,
    })
    return { token, login }
  }

  /** Whose token this is; undefined where it is unknown, revoked or past its end, or its user disabled or gone. */
  async withToken(token: string): Promise<Authenticated | undefined> {
    const now = this.#environment.now()
    const login = await this.#accounts.logins.find(hashToken(token), now)
    if (login === undefined) return undefined
    const user = await this.#accounts.users.byId(login.user)
    if (user === undefined || user.disabled) return undefined
    if (now - login.lastUsedAt > TOUCH_MS) await this.#accounts.logins.touch(login.id, now)
    return { user, login }
  }

  /** Ends a login and every connection that was opened with it. */
  async revoke(login: LoginRecord): Promise<void> {
    await this.#accounts.logins.revoke(login.id)
    const live = this.#live.get(login.id)
    this.#live.delete(login.id)
    for (const end of live ?? []) end()
  }

  /** What a person may do with their own logins. */
  ownedBy(user: UserRecord): OwnLogins {
    const list = () => this.#accounts.logins.list(user.id)
    return {
      list,
      create: async (label) => (await this.createAppPassword(user, label)).token,
      revoke: async (id) => {
        const login = (await list()).find((one) => one.id === id)
        if (login !== undefined) await this.revoke(login)
        return login !== undefined
      },
    }
  }

  /** Remembers a live connection of a login; the returned function forgets it. `end` is called once, on revocation. */
  watch(login: LoginRecord, end: () => void): () => void {
    const live = this.#live.get(login.id) ?? new Set()
    this.#live.set(login.id, live)
    live.add(end)
    return () => {
      live.delete(end)
      if (live.size === 0 && this.#live.get(login.id) === live) this.#live.delete(login.id)
    }
  }

  /** Tokens are random, so that trying them costs nothing that a gate would have to save. */
  async #withAppPassword(name: string, password: string): Promise<Authenticated | undefined> {
    if (!/^[\w-]{27}$/.test(password)) return undefined
    const known = await this.withToken(password)
    const right = known?.login.kind === 'app-password' && known.user.name.toLowerCase() === name.toLowerCase()
    return right ? known : undefined
  }

  async #verify(password: string, hash: string | undefined): Promise<boolean> {
    try {
      return await this.#passwords.verify(password, hash)
    } catch (error) {
      if (!(error instanceof PasswordQueueFull)) throw error
      throw new Refusal('busy', 'Too many people are logging in right now. Try again in a few seconds.', {
        retryAfter: 5,
        cause: error,
      })
    }
  }
}

function tooManyTries(wait: number): Refusal {
  const seconds = Math.ceil(wait / 1000)
  const when = seconds === 1 ? 'a second' : `${seconds} seconds`
  return new Refusal('too-many-tries', `Too many wrong passwords. Try again in ${when}.`, { retryAfter: seconds })
}
