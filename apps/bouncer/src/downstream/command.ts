import type { Message, MessageInit } from '@longwire/irc'
import type { Screen } from './screen.ts'

/**
 * One command from a client. The dispatcher checks the preconditions and answers what fails them; `run` is only called
 * when all hold. One file each in `downstream/commands/`.
 */
export interface Command<Context extends CommandContext = CommandContext> {
  /** Upper case. */
  readonly name: string
  readonly minParams: number
  /** Whether it may come before the registration is complete. */
  readonly beforeRegistration: boolean
  /** Whether it needs a network to be bound. */
  readonly needsNetwork: boolean
  /** Whether that network must be connected. */
  readonly needsUpstream: boolean
  /** The capability without which the command does not exist for a client. */
  readonly capability?: string
  run(message: Message, context: Context): void
}

export interface CommandContext {
  readonly screen: Screen
  /** Answers this screen alone, with the request's label. */
  reply(message: MessageInit): void
  fail(command: string, code: string, context: readonly string[], text: string): void
}
