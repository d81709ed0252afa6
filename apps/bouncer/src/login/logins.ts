import type { Environment } from '@longwire/connection'
import {
  type Accounts,
  type LoginRecord,
  type NewLogin,
  StoreError,
  type UserId,
  type UserRecord,
} from '@longwire/store'
import type { Log } from '../log/log.ts'
import type { OwnLogins } from '../service/service-rights.ts'
import { type CertificateFingerprints, certificateKey, parseFingerprint } from './fingerprint.ts'
import { keepLogin } from './keep-login.ts'
import { LiveLogins } from './live-logins.ts'
import { type LoginAttempt, LoginGate } from './login-gate.ts'
import { MAX_PASSWORD_BYTES, PasswordQueueFull, type Passwords } from './passwords.ts'
import { Refusal } from './refusal.ts'
import { decoyVerifier, parseVerifier, type ScramVerifier } from './scram.ts'
import { hashToken, newToken } from './tokens.ts'

const DAY_MS = 86_400_000
const WEB_LOGIN_MS = 180 * DAY_MS
/** Ten years: until the person revokes it. */
const UNTIL_REVOKED_MS = 3_650 * DAY_MS
/** Writing down each use would be a write per request; an hour is near enough for a person. */
const TOUCH_MS = 3_600_000

/** Someone who proved to be a user. */
export interface Authenticated {
  readonly user: UserRecord
  readonly login: LoginRecord
}

/** Someone who proved to be a user: with the account's own password, or (with `login`) in a way that can be revoked alone. */
export interface PasswordLogin {
  readonly user: UserRecord
  readonly login: LoginRecord | undefined
}

/** A login by SCRAM between its two halves. */
export interface ScramAttempt {
  /** What the proof is to be checked against. */
  readonly verifier: ScramVerifier
  /** To be called with whether the proof was right. Throws {@link Refusal}. */
  finish(right: boolean): PasswordLogin
}

/** Every way of logging in, and what ends when a login is revoked. */
export class Logins {
  readonly #accounts: Accounts
  readonly #passwords: Passwords
  readonly #environment: Environment
  readonly #log: Log
  readonly #gate: LoginGate
  readonly #live = new LiveLogins()
  /** Users who are known to have a SCRAM verifier of their password. */
  readonly #verified = new Set<UserId>()

  constructor(accounts: Accounts, passwords: Passwords, environment: Environment, log: Log) {
    this.#accounts = accounts
    this.#passwords = passwords
    this.#environment = environment
    this.#log = log
    this.#gate = new LoginGate(environment)
  }

  /**
   * The user with this name and password, or app password. Rejects with {@link Refusal}, which does not tell which of
   * both is wrong.
   */
  async withPassword(attempt: LoginAttempt, password: string): Promise<PasswordLogin> {
    const byToken = await this.#withAppPassword(attempt.name, password)
    return byToken ?? this.#withOwnPassword(attempt, password)
  }

  /** Whoever is logged in proves once more to be the owner: no app password will do. Rejects with {@link Refusal}. */
  async confirm(attempt: LoginAttempt, password: string): Promise<void> {
    await this.#withOwnPassword(attempt, password)
  }

  async #withOwnPassword(attempt: LoginAttempt, password: string): Promise<PasswordLogin> {
    this.#enter(attempt)
    const user = await this.#accounts.users.byName(attempt.name)
    const right =
      Buffer.byteLength(password) <= MAX_PASSWORD_BYTES &&
      (await this.#verify(password, user?.passwordHash, this.#gate.knows(attempt)))
    const found = await this.unchanged(this.#succeed(attempt, right ? user : undefined))
    this.#keepVerifier(found.user, password)
    return found
  }

  /** Begins a login by SCRAM. Rejects with {@link Refusal}; a name that is not known gets a verifier like any other. */
  async withScram(attempt: LoginAttempt): Promise<ScramAttempt> {
    this.#enter(attempt)
    const user = await this.#accounts.users.byName(attempt.name)
    const kept = user === undefined ? undefined : await this.#accounts.users.scram(user.id)
    const verifier = kept === undefined ? undefined : parseVerifier(kept)
    const decoy = decoyVerifier(await this.#decoySecret(), attempt.name.toLowerCase())
    return {
      verifier: verifier ?? decoy,
      finish: (right) => this.#succeed(attempt, right && verifier !== undefined ? user : undefined),
    }
  }

  /**
   * The same login, if it is still one: the account may have been closed, or its password changed, while somebody was proving
   * to be its owner. To be asked last, before what is opened is watched. Rejects with {@link Refusal}.
   */
  async unchanged(found: PasswordLogin): Promise<PasswordLogin> {
    const user = await this.#accounts.users.byId(found.user.id)
    const same = user !== undefined && !user.disabled && user.passwordHash === found.user.passwordHash
    if (!same) throw new Refusal('wrong-login', 'The account was changed a moment ago. Log in again.')
    return { ...found, user }
  }

  /** Whose certificate this is. Rejects with {@link Refusal}. */
  async withCertificate({ sha256, sha512 }: CertificateFingerprints): Promise<Authenticated> {
    const known = (await this.#find(certificateKey(sha512))) ?? (await this.#find(certificateKey(sha256)))
    if (known === undefined) throw new Refusal('wrong-login', 'This certificate is not registered with any account.')
    return known
  }

  /**
   * The user whom `prove` finds out by a passkey, which rejects with {@link Refusal} where it does not fit. The attempt's
   * name is the passkey's, since the person's is not known before.
   */
  async withPasskey<Found extends { readonly user: UserRecord }>(
    attempt: LoginAttempt,
    prove: () => Promise<Found>,
  ): Promise<Found> {
    this.#enter(attempt)
    const found = await prove()
    this.#succeed(attempt, found.user)
    return found
  }

  /**
   * Begins a session of the web; the token goes into the cookie, only its hash is kept. `passkey` is the id of the one
   * that it was opened with.
   */
  async beginWebSession(
    user: UserRecord,
    label: string,
    passkey?: string,
  ): Promise<{ readonly token: string; readonly login: LoginRecord }> {
    const token = newToken(this.#environment)
    return { token, login: await this.#create(user, 'web', hashToken(token), label, WEB_LOGIN_MS, passkey) }
  }

  /** A password for one client, told once. */
  async createAppPassword(
    user: UserRecord,
    label: string,
  ): Promise<{ readonly token: string; readonly login: LoginRecord }> {
    const token = newToken(this.#environment, 20)
    return { token, login: await this.#create(user, 'app-password', hashToken(token), label, UNTIL_REVOKED_MS) }
  }

  /** Lets a user in with a certificate; SHA-256 or SHA-512 of it. Rejects with {@link Refusal}. */
  async addCertificate(user: UserRecord, fingerprint: string, label: string): Promise<LoginRecord> {
    const hex = parseFingerprint(fingerprint)
    if (hex === undefined) {
      throw new Refusal('bad-fingerprint', 'A fingerprint is the SHA-256 or SHA-512 of a certificate, in hexadecimal.')
    }
    try {
      return await this.#create(user, 'certificate', certificateKey(hex), label, UNTIL_REVOKED_MS)
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'conflict') throw error
      throw new Refusal('certificate-taken', 'This certificate is registered already.', { cause: error })
    }
  }

  /** Whose token this is; undefined where it is unknown, revoked or past its end, or its user disabled or gone. */
  withToken(token: string): Promise<Authenticated | undefined> {
    return this.#find(hashToken(token))
  }

  /** Ends a login and every connection that was opened with it. */
  async revoke(login: LoginRecord): Promise<void> {
    await this.#accounts.logins.revoke(login.id)
    this.#live.end(login.id)
  }

  /** Ends every connection of logins that are gone already. */
  ended(logins: readonly string[]): void {
    for (const id of logins) this.#live.end(id)
  }

  /** Ends what was opened with the password of an account, which is not valid any more. */
  passwordChanged(user: UserId): void {
    this.#verified.delete(user)
    this.#live.end(passwordKey(user))
  }

  /** What a person may do with their own logins. */
  ownedBy(user: UserRecord): OwnLogins {
    const list = () => this.#accounts.logins.list(user.id)
    return {
      list,
      create: async (label) => (await this.createAppPassword(user, label)).token,
      addCertificate: async (fingerprint, label) => {
        try {
          await this.addCertificate(user, fingerprint, label)
          return true
        } catch (error) {
          if (!(error instanceof Refusal) || error.code !== 'certificate-taken') throw error
          return (await list()).some(({ tokenHash }) => tokenHash === certificateKey(fingerprint))
        }
      },
      opens: (password) => this.#opens(user, password),
      revoke: async (id) => {
        const login = (await list()).find((one) => one.id === id)
        if (login !== undefined) await this.revoke(login)
        return login !== undefined
      },
    }
  }

  /** Ends whatever is open of an account that is closed; its logins stay, and let nobody in as long as it is. */
  async accountClosed(user: UserId): Promise<void> {
    this.passwordChanged(user)
    this.ended((await this.#accounts.logins.list(user)).map(({ id }) => id))
  }

  /** Remembers a live connection of a login; the returned function forgets it. `end` is called once, on revocation. */
  watch({ user, login }: PasswordLogin, end: () => void): () => void {
    return this.#live.watch(login?.id ?? passwordKey(user.id), end)
  }

  /** Rejects with {@link Refusal} where it cannot be told now. */
  async #opens(user: UserRecord, password: string): Promise<boolean> {
    if ((await this.#withAppPassword(user.name, password)) !== undefined) return true
    if (Buffer.byteLength(password) > MAX_PASSWORD_BYTES) return false
    const now = await this.#accounts.users.byId(user.id)
    return this.#verify(password, now?.passwordHash, true)
  }

  /** Tokens are random, so that trying them costs nothing that a gate would have to save. */
  async #withAppPassword(name: string, password: string): Promise<Authenticated | undefined> {
    if (!/^[\w-]{27}$/.test(password)) return undefined
    const known = await this.withToken(password)
    const right = known?.login.kind === 'app-password' && known.user.name.toLowerCase() === name.toLowerCase()
    return right ? known : undefined
  }

  async #find(tokenHash: string): Promise<Authenticated | undefined> {
    const now = this.#environment.now()
    const login = await this.#accounts.logins.find(tokenHash, now)
    if (login === undefined) return undefined
    const user = await this.#accounts.users.byId(login.user)
    if (user === undefined || user.disabled) return undefined
    if (now - login.lastUsedAt > TOUCH_MS) await this.#accounts.logins.touch(login.id, now)
    return { user, login }
  }

  #create(
    user: UserRecord,
    kind: NewLogin['kind'],
    tokenHash: string,
    label: string,
    validMs: number,
    passkey?: string,
  ): Promise<LoginRecord> {
    const createdAt = this.#environment.now()
    const times = { createdAt, expiresAt: createdAt + validMs }
    const login = { user: user.id, kind, tokenHash, label, ...times, ...(passkey !== undefined && { passkey }) }
    return keepLogin(this.#accounts.logins, login, (ended) => this.revoke(ended))
  }

  /** Throws {@link Refusal} where the person must wait. */
  #enter(attempt: LoginAttempt): void {
    const wait = this.#gate.enter(attempt)
    if (wait > 0) throw tooManyTries(wait)
  }

  #succeed(attempt: LoginAttempt, user: UserRecord | undefined): PasswordLogin {
    if (user === undefined) throw new Refusal('wrong-login', 'The name or the password is wrong.')
    if (user.disabled) throw new Refusal('account-disabled', 'This account has been disabled by an administrator.')
    this.#gate.succeeded(attempt)
    return { user, login: undefined }
  }

  /** Accounts that are older than SCRAM here get their verifier when their password is used; nobody waits for it. */
  #keepVerifier(user: UserRecord, password: string): void {
    if (this.#verified.has(user.id)) return
    this.#verified.add(user.id)
    const { users } = this.#accounts
    const kept = async (): Promise<void> => {
      if ((await users.scram(user.id)) !== undefined) return
      await users.setScram(user.id, user.passwordHash, await this.#passwords.scramVerifier(password))
    }
    kept().catch((error: unknown) => {
      this.#verified.delete(user.id)
      this.#log.warn('verifier-not-kept', { user: user.name, reason: String(error) })
    })
  }

  #decoySecret(): Promise<string> {
    return this.#accounts.secrets.keep('scram-decoy', newToken(this.#environment))
  }

  async #verify(password: string, hash: string | undefined, known: boolean): Promise<boolean> {
    try {
      return await this.#passwords.verify(password, hash, known)
    } catch (error) {
      if (!(error instanceof PasswordQueueFull)) throw error
      throw new Refusal('busy', 'Too many people are logging in right now. Try again in a few seconds.', {
        retryAfter: 5,
        cause: error,
      })
    }
  }
}

function passwordKey(user: UserId): string {
  return `password of ${user}`
}

function tooManyTries(wait: number): Refusal {
  const seconds = Math.ceil(wait / 1000)
  const when = seconds === 1 ? 'a second' : `${seconds} seconds`
  return new Refusal('too-many-tries', `Too many wrong passwords. Try again in ${when}.`, { retryAfter: seconds })
}
