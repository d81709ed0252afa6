import type { Environment } from '@longwire/connection'
import type { MessageInit, Outcome, SessionState } from '@longwire/irc'
import type { Buffer } from '../buffers/buffer.ts'
import type { ActionOutcome } from '../action-outcome.ts'
import type { NetworkKeeper } from '../network/network-keeper.ts'
import type { Network } from '../network/network.ts'
import type { Networks } from '../network/networks.ts'
import type { OutboxEntry } from '../outbox/outbox.ts'
import type { PersonPreferences } from '../preferences/person-preferences.ts'
import type { ScreenSettings } from '../screen-settings.ts'
import type { ModelState } from '../state.ts'
import type { Timer } from '../timers.ts'
import type { Arguments } from './arguments.ts'
import type { Effect } from './effect.ts'
import type { Signature } from './signature.ts'

/** One slash command: what it is called, what it takes, what it does. One file each, or one for a family of the same make. */
export interface Command extends Signature {
  /** Without the slash, lower case. */
  readonly name: string
  readonly aliases?: readonly string[]
  readonly group: CommandGroup
  /** One sentence for a person. */
  readonly help: string
  /** What must hold for it to be of use. Without any, it works anywhere, also offline. */
  readonly needs?: readonly Need[]
  /** The rank that networks usually want for it: for menus, not checked. */
  readonly rank?: 'halfop' | 'op'
  /** Whether what was typed holds a secret, and is not to be remembered (pitfall 13). */
  readonly isSecret?: (args: string) => boolean
  /** What a person is asked first. */
  readonly question?: string
  run(args: Arguments, context: CommandContext): CommandOutcome | Promise<CommandOutcome>
}

/** Where help lists it. */
export type CommandGroup =
  | 'connection'
  | 'channels'
  | 'messages'
  | 'moderation'
  | 'people'
  | 'buffers'
  | 'attention'
  | 'client'
  | 'services'
  | 'server'

/** What a command cannot do without: the network, a channel, a channel or a person here. */
export type Need = 'online' | 'channel' | 'conversation'

export type CommandOutcome = ActionOutcome<Effect | undefined>

/** What a command works on. */
export interface CommandContext {
  readonly state: ModelState
  readonly session: SessionState
  readonly network: Network
  readonly networks: Networks
  readonly keeper: NetworkKeeper
  /** Where it was typed. */
  readonly buffer: Buffer
  readonly environment: Environment
  readonly preferences: PersonPreferences
  /** Of the screen on which it was typed. */
  readonly settings: ScreenSettings
  /** What waits at this screen, by the numbers that a person sees. */
  readonly timers: Map<number, Timer>
  /** Of this program. */
  readonly version: string
  readonly newId: () => string
  /** All commands, for help. */
  readonly commands: readonly Command[]
  /** Lines for the person at this screen alone, in the buffer where the command was typed. */
  readonly print: (...texts: readonly string[]) => void
  /** Does what typing this text here would do. */
  readonly type: (text: string) => Promise<CommandOutcome>
  /** Asks the network, for what has an answer. */
  ask(message: MessageInit): Promise<Outcome>
  /** Puts a text into the outbox of the network, and shows it where there is a buffer for the target. */
  say(target: string, text: string, as?: OutboxEntry['as'], tags?: Readonly<Record<string, string>>): CommandOutcome
}
