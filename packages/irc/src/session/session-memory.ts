import type { BatchInfo } from './core-events.ts'
import type { RequestId, TimerId } from './ids.ts'
import type { SaslState, SessionConfig } from './config.ts'
import type { Writable } from '../extension.ts'
import type { RequestMemory } from './requests/request-memory.ts'
import type { CloseReason } from './close-reason.ts'
import type { Message } from '../message/message.ts'
import type { TransportInfo } from './transport-info.ts'
import type { CapabilityState, ChannelState, Identity, ListEntry, SessionState, SlotState } from './state.ts'
import type { UserMap } from './user-map.ts'

/** All that a session remembers: plain data (objects, arrays, maps, sets), without secrets. It is the snapshot. */
export interface SessionMemory {
  readonly config: SessionConfig
  readonly state: StateData
  transport: TransportInfo | undefined
  readonly registration: RegistrationMemory
  readonly negotiation: NegotiationMemory
  login: LoginMemory | undefined
  /** A login has succeeded, on this connection or one before. */
  hasLoggedIn: boolean
  /** Counts the attempts on this connection. */
  loginAttempts: number
  readonly requests: RequestMemory
  /** Open batches by reference, in the order in which they began. */
  readonly batches: Map<string, OpenBatch>
  readonly timers: Map<TimerId, number>
  /** Channels that the person wants to be in, by folded name; they outlive a connection. */
  readonly wantedChannels: Map<string, WantedChannel>
  /** Joins that wait for a sign; undefined while joins are not held. */
  heldJoins: HeldJoin[] | undefined
  /** The person has said QUIT. */
  quitting: boolean
  /** Why we are closing, from the moment that we decided it. */
  closing: CloseReason | undefined
}

/** A batch whose end has not come. */
export interface OpenBatch {
  readonly info: BatchInfo
  readonly depth: number
  readonly replayed: boolean
  /** Which request its lines answer. */
  readonly request: RequestId | undefined
  /** What ends with it: the response to this label, or the whole request. */
  readonly ends: { readonly label: string } | 'request' | undefined
  readonly openedAt: number
}

/** A join that was asked for while joins are held. */
export interface HeldJoin {
  readonly request: RequestId
  readonly channel: string
  readonly key: string | undefined
}

type SlotData = Writable<SlotState>

export interface WantedChannel {
  name: string
  key: string | undefined
}

/** What must still happen before we are registered; each step deletes its own need. */
export type Need = 'capabilities' | 'login' | 'welcome' | 'greeting'

export interface RegistrationMemory {
  readonly needs: Set<Need>
  /** NICK and USER are sent. */
  introduced: boolean
  capabilitiesEnded: boolean
  nicknameAttempts: number
  /** The name of the server, from the source of 001. */
  server: string
}

export interface NegotiationMemory {
  /** The server has answered a CAP. */
  spoken: boolean
  /** The whole list was read. */
  listed: boolean
  /** Sets that were requested and not answered yet, in the order in which they were sent. */
  outstanding: string[][]
  /** Refused one by one: not to be requested again. */
  readonly refused: Set<string>
}

export interface LoginMemory {
  /** Index in the list of mechanisms. */
  mechanism: number
  /** Which of the attempts on this connection it is. */
  attempt: number
  exchange: SaslState
  /** Base64 of the challenge as far as it has come. */
  challenge: string
  deriving: boolean
  /** 908 moved us on: a 904 or 905 for the mechanism before may still come. */
  expectsStaleFailure: boolean
  /** The request that it is for; undefined for the login of the registration. */
  asked: AskedLogin | undefined
}

/** A login that the person asked for; its mechanism, which holds secrets, is not remembered. */
export interface AskedLogin {
  readonly request: RequestId
  /** RPL_LOGGEDIN, when it has come. */
  loggedIn: Message | undefined
}

export interface ChannelData extends Omit<Writable<ChannelState>, 'members' | 'lists'> {
  readonly members: Map<string, string>
  lists: Map<string, readonly ListEntry[]> | undefined
  /** Entries of lists whose end has not come. */
  gathered: Map<string, ListEntry[]> | undefined
  /** Whom the list of names, while it comes, has told so far. */
  listing: Set<string> | undefined
}

export interface StateData
  extends Omit<Writable<SessionState>, 'identity' | 'capabilities' | 'users' | 'channels' | 'motd' | 'slots'> {
  readonly identity: Writable<Identity>
  readonly capabilities: CapabilityState & {
    readonly offered: Map<string, string>
    readonly enabled: Set<string>
  }
  readonly users: UserMap
  readonly channels: Map<string, ChannelData>
  readonly motd: string[]
  readonly slots: Map<string, SlotData>
}
