import type { MessageInit } from '@longwire/irc'
import type { ClientRegistration, Credentials } from './client-registration.ts'

/** What a command before registration may do. */
export interface RegistrationContext {
  readonly registration: ClientRegistration
  readonly reply: (message: MessageInit) => void
  /** A numeric; the nickname (`*` before there is one) is put before the parameters. */
  readonly numeric: (number: string, ...params: readonly string[]) => void
  readonly fail: (command: string, code: string, context: readonly string[], text: string) => void
  /** Checks a password; lines that come meanwhile wait. `refused` is told why, for a person. */
  logIn(credentials: Credentials, refused: (text: string) => void): void
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
