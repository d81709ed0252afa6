import type { MessageInit } from '@longwire/irc'
import type { PasswordLogin } from '../../login/logins.ts'
import type { ClientRegistration } from './client-registration.ts'
import type { SaslServices } from './sasl/sasl-mechanism.ts'

/** What a command before registration may do. */
export interface RegistrationContext extends SaslServices {
  readonly registration: ClientRegistration
  readonly reply: (message: MessageInit) => void
  /** A numeric; the nickname (`*` before there is one) is put before the parameters. */
  readonly numeric: (number: string, ...params: readonly string[]) => void
  readonly fail: (command: string, code: string, context: readonly string[], text: string) => void
  /** Lines that come before the work has ended wait for it. `refused` is told why, for a person. */
  slowly<Result>(work: Promise<Result>, done: (result: Result) => void, refused: (text: string) => void): void
  /** The client proved who it is; `name` is what it said, with network and client. */
  loggedIn(found: PasswordLogin, name: string): void
  /** Says ERROR and closes. */
  readonly end: (text: string) => void
}

/** One command of a client that is not registered yet. */
export interface RegistrationCommand {
  /** Upper case. */
  readonly name: string
  readonly minParams: number
  run(params: readonly string[], context: RegistrationContext): void
}
