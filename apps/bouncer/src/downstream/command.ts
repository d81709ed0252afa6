import type { Message, MessageInit } from '@longwire/irc'
import type { Attachment } from '../user/attachment.ts'
import type { Network } from '../user/network.ts'
import type { UserParts } from '../user/parts.ts'
import type { BatchInit, KeptBatch, Response } from './response.ts'
import type { Screen } from './screen.ts'

/**
 * One command from a client. The dispatcher checks the preconditions and answers what fails them; `run` is only called
 * when all hold. One file each in `downstream/commands/`.
 */
export type Command = CommandNeeds &
  (
    | { readonly needsNetwork: true; run(message: Message, context: NetworkCommandContext): void }
    | { readonly needsNetwork: false; run(message: Message, context: CommandContext): void }
  )

/** What must hold before a command runs. */
export interface CommandNeeds {
  /** Upper case. */
  readonly name: string
  readonly minParams: number
  /** Whether that network must be connected. */
  readonly needsUpstream: boolean
  /** The capability without which the command does not exist for a client. */
  readonly capability?: string
}

/** What a command works with. */
export interface CommandContext {
  readonly user: UserParts
  readonly attachment: Attachment
  readonly screen: Screen
  readonly response: Response
  /** Answers this screen alone, with the request's label. */
  reply(message: MessageInit): void
  replyBatch(batch: BatchInit | KeptBatch): void
  /** A numeric to this screen; the nickname is put before the parameters. */
  numeric(number: string, ...params: readonly string[]): void
  fail(command: string, code: string, context: readonly string[], text: string): void
  /** Slow work of this command: the answer stays open until it has ended. What fails it is answered with a FAIL. */
  later<Result>(command: string, promise: Promise<Result>, done: (result: Result) => void): void
}

export interface NetworkCommandContext extends CommandContext {
  readonly network: Network
}
