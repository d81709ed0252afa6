import type { Environment } from '@longwire/connection'
import type { MessageInit, Outcome, SessionState } from '@longwire/irc'
import type { Buffer } from '../buffers/buffer.ts'
import type { BufferKey } from '../keys.ts'
import type { ActionOutcome } from '../model.ts'
import type { NetworkKeeper } from '../network/network-keeper.ts'
import type { Network } from '../network/network.ts'
import type { Networks } from '../network/networks.ts'
import type { OutboxEntry } from '../outbox/outbox.ts'
import type { PersonPreferences } from '../preferences/person-preferences.ts'
import type { ScreenSettings } from '../screen-settings.ts'
import type { ModelState } from '../state.ts'
import type { Timer } from '../timers.ts'
import type { Arguments } from './arguments.ts'

/** One slash command: what it is called, what it takes, what it does. One file each, or one for a family of the same make. */
export interface Command {
  /** Without the slash, lower case. */
  readonly name: string
  readonly aliases?: readonly string[]
  readonly group: CommandGroup
  /** One sentence for a person. */
  readonly help: string
  /** Words that begin with `-`, before the others, in any order. */
  readonly flags?: readonly Flag[]
  readonly parameters: readonly Parameter[]
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

export interface Flag {
  /** Without the dash. */
  readonly name: string
  /** What its value is called, where it has one. */
  readonly value?: string
}

/** One thing that a command takes. Only the last one may be `rest`: it takes all that is left. */
export interface Parameter {
  readonly name: string
  readonly kind: ParameterKind
  readonly optional?: true
  readonly rest?: true
  /** A channel that, where none is named, is the one in which the command was typed. */
  readonly here?: true
  readonly choices?: readonly string[]
  /** Something else than the choices will do as well. */
  readonly open?: true
  /** Of a `setting-value`: which setting it is for, where no parameter before it says so. */
  readonly setting?: string
}

/** What completion offers for it. */
export type ParameterKind =
  | 'text'
  | 'word'
  | 'nickname'
  | 'nicknames'
  | 'channel'
  | 'target'
  | 'mask'
  | 'network'
  | 'buffer'
  | 'command'
  | 'choice'
  | 'alias'
  | 'setting'
  | 'setting-value'

/** What the screen is to do after a command. */
export type Effect =
  | { readonly kind: 'show'; readonly buffer: BufferKey }
  | { readonly kind: 'next-buffer'; readonly step: 1 | -1; readonly which: 'any' | 'unread' | 'mention' }
  | { readonly kind: 'search'; readonly query: string }
  | { readonly kind: 'mentions' }
  /** A file for the person to keep. */
  | { readonly kind: 'save'; readonly name: string; readonly type: string; readonly text: string }
  /** The person wants to leave: the screen closes, as far as it can. */
  | { readonly kind: 'quit' }
  | { readonly kind: 'show-line'; readonly buffer: BufferKey; readonly line: string }

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
