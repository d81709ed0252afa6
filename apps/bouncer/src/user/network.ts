import {
  applyIsupport,
  type Casemapping,
  type ChannelState,
  fold,
  initialIsupport,
  isChannelName,
  type IsupportState,
  sameName,
  type SessionState,
  type UserSource,
} from '@longwire/irc'
import type { Environment } from '@longwire/connection'
import { cursorsOf, type MessageId, type NetworkId, type NetworkRecord } from '@longwire/store'
import type { BurstNetwork } from '../downstream/channel-burst.ts'
import type { ScreenId } from '../downstream/screen.ts'
import type { RelayContext } from '../relay/relayed.ts'
import type { Upstream } from '../upstream/upstream.ts'
import type { Buffers } from './buffers.ts'
import type { KeptNetwork } from './kept-network.ts'
import type { LastConnected } from './last-connected.ts'
import { Monitors } from './monitors.ts'
import { PendingSays } from './pending-says.ts'
import { PendingTagMessages } from './pending-tag-messages.ts'
import { Presence } from './presence.ts'
import { RenamedPeople } from './renamed-people.ts'
import type { Work } from './work.ts'

/** What a network is begun with. */
export interface NetworkInit {
  readonly environment: Environment
  readonly work: Work
  /** Those that are attached to it now. */
  readonly screens: (network: Network) => Iterable<ScreenId>
  readonly upstream: Upstream
  readonly buffers: Buffers
  /** From its last connection, for as long as it is not connected. */
  readonly kept: KeptNetwork
  /** The person says that they are away, or (`undefined`) that they are back: that outlives the process. */
  readonly keepAway: (text: string | undefined) => void
  /** A cursor of the network's record. */
  readonly cursor: string
}

/** One network of a person while the bouncer runs: settings, connection, buffers. */
export class Network implements RelayContext {
  readonly upstream: Upstream
  readonly buffers: Buffers
  readonly says = new PendingSays()
  readonly tagMessages = new PendingTagMessages()
  /** Channels whose members have been asked for by joining, folded. */
  readonly joining = new Set<string>()
  /** Keys that channels were joined with, by folded name. */
  readonly keys = new Map<string, string>()
  /** Who is watched. */
  readonly monitors: Monitors
  /** Whether the person is away. */
  readonly presence: Presence
  readonly lastConnected: LastConnected
  readonly people = new RenamedPeople()
  #lastIsupport: IsupportState
  #cursorOf: (message: { readonly time: number; readonly id: MessageId }) => string

  constructor({ environment, work, screens, upstream, buffers, kept, keepAway, cursor }: NetworkInit) {
    this.monitors = new Monitors(work, this)
    this.presence = new Presence({
      network: this,
      environment,
      work,
      own: kept.away,
      keepOwn: keepAway,
      screens: () => screens(this),
    })
    this.upstream = upstream
    this.buffers = buffers
    this.#lastIsupport = applyIsupport(initialIsupport, kept.isupportTokens)
    this.lastConnected = kept.lastConnected
    this.#cursorOf = cursorsOf(cursor)
  }

  get id(): NetworkId {
    return this.upstream.id
  }

  get record(): NetworkRecord {
    return this.upstream.record
  }

  get state(): SessionState {
    return this.upstream.client.state
  }

  get connected(): boolean {
    return this.upstream.status.kind === 'registered'
  }

  /** What the person is called there: by the network, or, while it is away, by their own wish. */
  get nickname(): string {
    return this.connected ? this.state.identity.nickname : this.record.settings.nickname
  }

  get isupport(): IsupportState {
    return this.connected ? this.state.isupport : this.#lastIsupport
  }

  get casemapping(): Casemapping {
    return this.isupport.casemapping
  }

  /** The person as others see them, as far as that is known. */
  get ownSource(): UserSource {
    const { username, hostname } = this.state.identity
    return { nickname: this.nickname, username, ...(hostname !== undefined && { hostname }) }
  }

  /** The network told what it supports: remembered for as long as it is away. */
  rememberIsupport(): readonly string[] {
    this.#lastIsupport = this.state.isupport
    return [...this.#lastIsupport.tokens].map(([key, value]) => (value === '' ? key : `${key}=${value}`))
  }

  /** What the lines after a JOIN are made of. */
  get burst(): BurstNetwork {
    return { users: this.state.users, fold: (name) => this.fold(name) }
  }

  /** What the network has enabled towards us, with its values. */
  get place(): ReadonlyMap<string, string> {
    if (!this.connected) return new Map()
    const { enabled, offered } = this.state.capabilities
    return new Map([...enabled].map((name) => [name, offered.get(name) ?? '']))
  }

  has(capability: string): boolean {
    return this.connected && this.state.capabilities.enabled.has(capability)
  }

  /** The channels that the person is in now, in the network's own spelling. */
  channels(): readonly ChannelState[] {
    return this.connected ? [...this.state.channels.values()] : []
  }

  channel(name: string): ChannelState | undefined {
    return this.connected ? this.state.channels.get(this.fold(name)) : undefined
  }

  fold(name: string): string {
    return fold(name, this.casemapping)
  }

  isChannel(name: string): boolean {
    return isChannelName(this.isupport, name)
  }

  isOwn(nickname: string): boolean {
    return sameName(nickname, this.nickname, this.casemapping)
  }

  renamed(from: string, to: string): readonly string[] {
    return this.people.renamed(this.fold(from), this.fold(to), this.buffers)
  }

  gone(nickname: string): void {
    this.people.gone(this.fold(nickname))
  }

  /** Somebody, perhaps the person, left a channel: where none is shared any more, no change of a nickname is seen. */
  leftChannel(nickname: string, own: boolean): void {
    const channels = this.channels()
    const isSeen = (key: string): boolean => channels.some(({ members }) => members.has(key))
    if (own) this.people.keep(isSeen)
    else if (!isSeen(this.fold(nickname))) this.gone(nickname)
  }

  /** The cursor that a kept line carries. */
  cursorOf(message: { readonly time: number; readonly id: MessageId }): string {
    return this.#cursorOf(message)
  }

  /** A later answer of the store: lines carry what it has seen. */
  sawCursor(cursor: string): void {
    this.#cursorOf = cursorsOf(cursor)
  }
}
