import type { BanMask } from '@longwire/irc'
import type { BufferKey } from '../keys.ts'

/** What a network knows of a person, for a card. What it did not tell is left out. */
export interface PersonView {
  readonly nickname: string
  readonly username?: string
  readonly hostname?: string
  readonly realname?: string
  /** The services account that they are logged in to. */
  readonly account?: string
  /** What they left when they went away; perhaps empty. */
  readonly away?: string
  readonly server?: string
  /** Runs the network, or a part of it. */
  readonly operator: boolean
  readonly bot: boolean
  /** Whether their connection to the network is encrypted. */
  readonly secure: boolean
  /** Milliseconds since they said something. */
  readonly idle?: number
  /** Milliseconds since 1970 at which they connected. */
  readonly since?: number
  /** Channels as the network tells them, each with the person's prefix. */
  readonly channels: readonly string[]
  /** Conversations of ours in which they are too. */
  readonly shared: readonly BufferKey[]
  /** By what they could be banned, the narrowest first. */
  readonly masks: readonly BanMask[]
  /** What else was told, as it stands. */
  readonly notes: readonly string[]
}
