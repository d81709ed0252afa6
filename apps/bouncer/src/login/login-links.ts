import type { Environment } from '@longwire/connection'
import type { Accounts, LoginRecord, UserId, UserRecord } from '@longwire/store'
import { Refusal } from './refusal.ts'
import { hashToken, newToken } from './tokens.ts'

/** How long a link is good for: long enough to take the phone out and point it at the code. */
const VALID_MS = 600_000
/** Links of one person that are open at once; the oldest goes. */
const MAX_OPEN = 5
const TOKEN_BYTES = 16

/** A link as it is told to whoever asked for it. */
export interface LoginLink {
  /** For `/link#token=TOKEN`; told this once. */
  readonly token: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

interface Open {
  readonly user: UserId
  /** The session that it was made in, with which it ends; undefined for the machine's own command. */
  readonly by: LoginRecord | undefined
  readonly expiresAt: number
}

/** Whom a link lets in, and the passkey that the new session ends with, as the one before it does. */
export interface LinkLogin {
  readonly user: UserRecord
  readonly passkey: string | undefined
}

/**
 * Links by which somebody who is logged in takes another device along: each is good for one login, within ten minutes.
 * They are in memory only, so none outlives the process.
 */
export class LoginLinks {
  readonly #accounts: Accounts
  readonly #environment: Environment
  /** By the hash of the token; oldest first. */
  readonly #open = new Map<string, Open>()

  constructor(accounts: Accounts, environment: Environment) {
    this.#accounts = accounts
    this.#environment = environment
  }

  /** A new link for a person, made in a session of theirs, or by whoever runs this machine. */
  issue(user: UserId, by?: LoginRecord): LoginLink {
    this.#forgetEnded()
    const own = [...this.#open].filter(([, open]) => open.user === user)
    for (const [hash] of own.slice(0, Math.max(0, own.length - MAX_OPEN + 1))) this.#open.delete(hash)
    const token = newToken(this.#environment, TOKEN_BYTES)
    const expiresAt = this.#environment.now() + VALID_MS
    this.#open.set(hashToken(token), { user, by, expiresAt })
    return { token, expiresAt }
  }

  /** Whom it would let in, and until when; it is as good as before. Rejects with {@link Refusal}. */
  async check(token: string): Promise<{ readonly user: UserRecord; readonly expiresAt: number }> {
    const open = this.#find(token)
    const { user } = await this.#holder(open)
    return { user, expiresAt: open.expiresAt }
  }

  /** Lets in, once. Rejects with {@link Refusal}. */
  async redeem(token: string): Promise<LinkLogin> {
    const open = this.#find(token)
    // Before anything is awaited, so that a second request finds it used.
    this.#open.delete(hashToken(token))
    return this.#holder(open)
  }

  #find(token: string): Open {
    this.#forgetEnded()
    const open = this.#open.get(hashToken(token))
    if (open === undefined) throw badLink()
    return open
  }

  /** A link ends with its account, and with the session that it was made in. */
  async #holder({ user: id, by }: Open): Promise<LinkLogin> {
    const user = await this.#accounts.users.byId(id)
    if (user === undefined || user.disabled) throw badLink()
    const lives = by === undefined || (await this.#accounts.logins.list(id)).some((login) => login.id === by.id)
    if (!lives) throw badLink()
    return { user, passkey: by?.passkey }
  }

  #forgetEnded(): void {
    const now = this.#environment.now()
    for (const [hash, { expiresAt }] of this.#open) {
      if (expiresAt > now) break
      this.#open.delete(hash)
    }
  }
}

function badLink(): Refusal {
  return new Refusal('bad-login-link', 'This link has been used, or is older than ten minutes. Make another one.')
}
