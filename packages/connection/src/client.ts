import type {
  ChannelState,
  Intent,
  IrcEvent,
  Member,
  MessageInit,
  MessageReceived,
  Outcome,
  Session,
  SessionConfig,
  SessionSecrets,
  SessionState,
  UserState,
} from '@longwire/irc'
import type { Environment } from './environment.ts'
import type { ConnectError } from './error.ts'
import type { Operation } from './operation.ts'
import type { StsStore } from './sts/sts-store.ts'
import type { OpeningStage, Opener, TransportDescription } from './transport.ts'

/** Events for one reader. Leaving a `for await` closes it as well. */
export interface EventStream extends AsyncIterableIterator<IrcEvent> {
  /** No more events come: the iteration ends, also one that waits. */
  close(): void
}

/** Intents without their request id: the client numbers them. */
export type IntentInit = Intent extends infer One ? (One extends Intent ? Omit<One, 'request'> : never) : never

/** A session, the connection under it, and the will to stay connected. */
export interface IrcClient {
  /** What the session knows now. */
  readonly state: SessionState
  readonly status: ClientStatus
  /** The last measured round trip in milliseconds, undefined until one was measured. */
  readonly lag: number | undefined
  /** Connects and registers; resolves when registered. From then on it stays connected until `close`. */
  open(): Operation<Registered>
  /** QUIT, then the end of the connection; no reconnecting. */
  close(reason?: string): Operation<void>
  /** Any intent, settled as the session settles it. */
  request(intent: IntentInit): Operation<Outcome>
  join(channel: string, key?: string): Operation<Outcome>
  part(channel: string, reason?: string): Operation<Outcome>
  say(target: string, text: string, tags?: Readonly<Record<string, string>>): Operation<Outcome>
  /** As {@link IrcClient.say}, as a NOTICE: what answers by itself says it so, and nothing answers to it. */
  notice(target: string, text: string, tags?: Readonly<Record<string, string>>): Operation<Outcome>
  /** As {@link IrcClient.say}, as an action (`/me waves`). */
  action(target: string, text: string, tags?: Readonly<Record<string, string>>): Operation<Outcome>
  /** Completes when the server has changed it; from then on it is the wanted one. */
  changeNickname(nickname: string): Operation<Outcome>
  /** A channel that we are in, by its name in any spelling. */
  findChannel(name: string): ChannelState | undefined
  /** Somebody whom we see or watch, by nickname in any spelling. */
  findUser(nickname: string): UserState | undefined
  /** Who is in a channel; nobody where we are not in it. */
  members(channel: string): readonly Member[]
  /** Where an answer to this message belongs: its channel, or who said it to us; undefined where that is a server. */
  replyTarget(message: Pick<MessageReceived, 'source' | 'target' | 'status'>): string | undefined
  /** Sends as it is; resolves when the bytes left this process. */
  send(message: MessageInit): Operation<void>
  /** Calls back for each event, in order, after the session's state has changed. Returns what ends it. */
  onEvent(listener: (event: IrcEvent) => void): () => void
  onStatus(listener: (status: ClientStatus) => void): () => void
  /** Calls back with each measured round trip, in milliseconds. */
  onLag(listener: (lag: number) => void): () => void
  /** Lines as they pass, for a console; secrets are blanked. */
  onLine(listener: (direction: 'in' | 'out', line: string) => void): () => void
  /** Events as they come, from now on; at most 10,000 wait for a slow reader, then the iteration ends with an error. */
  events(): EventStream
  /** Holds reading back (a full queue further on), and lets it go on. */
  pause(): void
  resume(): void
  /**
   * To be called when the machine woke or the network came back: an open connection is probed and given 10 s to answer,
   * a waiting one is tried at once, and soon again where that fails.
   */
  wake(): void
  /** How many lines wait for their turn under flood control. */
  readonly waitingLines: number
  /** Forgets the lines that wait under flood control; their operations reject with `cancelled`. Returns how many. */
  cancelWaitingLines(): number
}

/** What opening a client resolves with. */
export interface Registered {
  readonly nickname: string
  readonly transport: TransportDescription
}

/** What a person is shown. */
export type ClientStatus =
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening'; readonly stage: OpeningStage; readonly host: string; readonly attempt: number }
  | { readonly kind: 'registering'; readonly host: string }
  | { readonly kind: 'registered'; readonly host: string; readonly since: number }
  /** Waiting to try again at `at` (milliseconds since 1970). */
  | { readonly kind: 'waiting'; readonly error: ConnectError; readonly at: number; readonly attempt: number }
  /** Given up: only a person can mend it. */
  | { readonly kind: 'failed'; readonly error: ConnectError }

/** What a client is to be: where it connects, as whom, and how patiently. */
export interface IrcClientOptions<Target> {
  readonly opener: Opener<Target>
  /** Tried in order; never empty. */
  readonly targets: readonly [Target, ...Target[]]
  readonly session: SessionConfig
  readonly secrets?: SessionSecrets
  readonly environment: Environment
  /** Default true. */
  readonly reconnect?: boolean
  /**
   * Default: 10 lines at once, then one each second, or each 2 s on a server without capabilities; 240 characters count as a
   * line. No limit where the server promises SAFERATE, nor on a mux stream.
   */
  readonly flood?: FloodControl | 'off'
  /** How many lines are handled in one turn of the event loop; default 256. Fewer, and other work has less to wait for. */
  readonly linesPerTurn?: number
  readonly backoff?: BackoffOptions
  /** Where servers' promises of TLS are kept; default: for as long as the client lives. */
  readonly sts?: StsStore
  /** Default: `createSession` of `@longwire/irc`; another one restores a snapshot. */
  readonly createSession?: (config: SessionConfig, secrets: SessionSecrets) => Session
}

/** A token bucket: `burst` lines at once, then one each `interval` milliseconds. Long lines count for more than one. */
export interface FloodControl {
  readonly burst: number
  readonly interval: number
  /** So many characters count as one line more; default: none do. */
  readonly characters?: number
}

/** How long to wait before each attempt: between `first` and twice that, doubling up to `longest`. Milliseconds. */
export interface BackoffOptions {
  /** Default 1000; 0 is taken at its word. */
  readonly first?: number
  /** Default 300,000. */
  readonly longest?: number
}
