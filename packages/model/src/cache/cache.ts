import type { Casemapping } from '@longwire/irc'
import type { BufferKey, NetworkId } from '../keys.ts'
import type { Line } from '../line.ts'
import type { OutboxEntry } from '../outbox/outbox.ts'
import type { BufferView, NetworkView } from '../state.ts'

/** Grows when what is kept gets another shape; what has another number is not read. */
export const CACHE_VERSION = 2

/**
 * What a screen keeps, so that it opens at once and without a network: IndexedDB in a browser. Values are plain data for the
 * structured clone. Never rejected because of what is in it: what cannot be read is nothing.
 */
export interface ModelCache {
  /** Nothing is kept, as far as can be told at once: to find that out for certain may take longer than to ask elsewhere. */
  readonly looksEmpty?: boolean
  /** What was kept; undefined where there is nothing, or it is of another version. */
  load(): Promise<CachedState | undefined>
  /**
   * Keeps all of it or, where that fails, nothing: a cursor must never be newer than the lines beside it. Called again before the last
   * one has ended, it keeps one after the other.
   */
  save(change: CacheChange): Promise<void>
  /** Forgets everything: the login has ended. */
  clear(): Promise<void>
}

/** All that was kept. */
export interface CachedState {
  readonly version: number
  readonly networks: readonly CachedNetwork[]
  readonly buffers: readonly CachedBuffer[]
  /** What the person chose, by key. */
  readonly preferences?: ReadonlyMap<string, string>
}

/** What has changed since the last time; what is not named stays as it is. */
export interface CacheChange {
  readonly version: number
  readonly networks: readonly CachedNetwork[]
  readonly buffers: readonly CachedBuffer[]
  readonly removedNetworks: readonly NetworkId[]
  readonly removedBuffers: readonly BufferKey[]
  /** All of them, where one has changed. */
  readonly preferences?: ReadonlyMap<string, string>
}

export interface CachedNetwork {
  readonly view: NetworkView
  /** Of docs/extensions/resume.md; undefined where there is none yet. */
  readonly cursor: string | undefined
  readonly casemapping: Casemapping
  readonly outbox: readonly OutboxEntry[]
}

export interface CachedBuffer
  extends Pick<
    BufferView,
    | 'key'
    | 'network'
    | 'kind'
    | 'name'
    | 'topic'
    | 'draft'
    | 'joined'
    | 'members'
    | 'clearedUpTo'
    | 'settings'
    | 'unread'
    | 'mentions'
  > {
  /** Milliseconds since 1970; undefined while it was not known. */
  readonly readUpTo: number | undefined
  /** The newest lines, oldest first. */
  readonly lines: readonly Line[]
  /** The draft is this screen's, and the other side does not know it yet. */
  readonly draftUntold?: boolean
  /** Ids of lines that are not to be shown: of people who are ignored. None, where it is not there. */
  readonly hidden?: readonly string[]
  /** Ids of lines with a hole before them. */
  readonly holes: readonly string[]
  /** Whether something may be missing after the last one. */
  readonly behind: boolean
}

/** A network as it is kept: no problem, and no connection, which are of the moment. */
export function keptView(view: NetworkView): NetworkView {
  return { ...view, state: 'disconnected', problem: undefined, current: false }
}
