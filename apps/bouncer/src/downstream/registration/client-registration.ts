import type { Line } from '@longwire/irc'
import type { PasswordLogin } from '../../login/logins.ts'
import type { AttachWish } from '../../user/attach-wish.ts'
import type { Negotiated } from '../negotiation.ts'
import { parseLoginName } from './login-name.ts'
import type { SaslAssembly } from './sasl/sasl-assembly.ts'
import type { SaslAttempt } from './sasl/sasl-mechanism.ts'

const MAX_AFTERWARDS = 16

/** What is still missing before a client is registered. Each step takes its own away; with none left it is complete. */
export type Need = 'nickname' | 'username' | 'negotiation' | 'login'

/** A user name and password that wait to be checked. */
export interface Credentials {
  readonly name: string
  readonly password: string
}

/** What is known of a client that is not registered yet. Plain data and the needs; what is slow is done by its owner. */
export class ClientRegistration implements Negotiated {
  readonly needs = new Set<Need>(['nickname', 'username'])
  nickname = '*'
  capabilities: ReadonlySet<string> = new Set()
  capVersion = 0
  /** A login by SASL that has begun. */
  sasl: { readonly attempt: SaslAttempt; readonly pieces: SaslAssembly } | undefined
  /** Who it has proved to be. */
  login: PasswordLogin | undefined
  /** By BOUNCER BIND. */
  boundNetwork: string | undefined
  /** AWAY before registration; `*` says that nobody is there. */
  away: string | undefined
  /** Lines that came too early, and are carried out as soon as there is somebody for whom. */
  readonly afterwards: Line[] = []
  #username = ''
  #password: string | undefined
  /** The name that the login was made with, with network and client. */
  #loginName = ''

  setNickname(nickname: string): void {
    this.nickname = nickname
    this.needs.delete('nickname')
  }

  setUsername(username: string): void {
    this.#username = username
    this.needs.delete('username')
  }

  setPassword(password: string): void {
    this.#password = password
  }

  /**
   * What PASS may mean: `name:password`, for clients that cannot say the name in USER, or a password (which may have a colon)
   * with the name of USER. Empty where none came.
   */
  get passCredentials(): readonly Credentials[] {
    if (this.#password === undefined) return []
    const whole = { name: this.#username, password: this.#password }
    const colon = this.#password.indexOf(':')
    if (colon <= 0) return [whole]
    return [{ name: this.#password.slice(0, colon), password: this.#password.slice(colon + 1) }, whole]
  }

  /** Subscribing to metadata may come before the registration has ended, as senpai does it. */
  takesLater(line: Line, command: string): boolean {
    if (command !== 'METADATA' || !this.capabilities.has('draft/metadata-2')) return false
    if (this.afterwards.length >= MAX_AFTERWARDS) return false
    this.afterwards.push(line)
    return true
  }

  loggedIn(login: PasswordLogin, loginName: string): void {
    this.login = login
    this.#loginName = loginName
    // Neither is needed any more, and what is not there cannot be logged.
    this.#password = undefined
    this.sasl = undefined
  }

  /** Where it wants to be attached. SASL's name counts before USER's, which some clients fill in by themselves. */
  get wish(): AttachWish & { readonly greeting: 'plain' } {
    const login = parseLoginName(this.#loginName)
    const named = parseLoginName(this.#username)
    const client = login.client ?? named.client
    const network = login.network ?? (named.user === login.user ? named.network : undefined)
    return {
      network:
        this.boundNetwork !== undefined
          ? { by: 'id', id: this.boundNetwork }
          : network !== undefined
            ? { by: 'name', name: network }
            : { by: 'default' },
      greeting: 'plain',
      client: client ?? '',
      ...(this.away !== undefined && { away: this.away }),
      ...(this.login?.login !== undefined && { login: this.login.login.id }),
    }
  }
}
