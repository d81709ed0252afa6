import { formatSource, type Source } from '@longwire/irc'
import { inLines } from '../downstream/in-lines.ts'
import { numericReply } from '../downstream/server-name.ts'
import type { Screen } from '../downstream/screen.ts'
import type { Upstream } from '../upstream/upstream.ts'
import type { Work } from './work.ts'

/** How many nicknames one client may watch. */
export const MONITOR_LIMIT = 100

/** What watching needs of its network. */
interface WatchedNetwork {
  readonly upstream: Upstream
  fold(name: string): string
}

/** Who wants to know. */
interface Watcher {
  readonly screen: Pick<Screen, 'view' | 'send'>
}

interface Watched {
  readonly nickname: string
  readonly by: Set<Watcher>
  /** undefined: not known yet; false: not there. */
  online: Source | false | undefined
}

/**
 * Who is watched on one network: the sum of its clients' lists is asked of the network, and each client is told of its own.
 * Source: https://ircv3.net/specs/extensions/monitor
 */
export class Monitors {
  readonly #work: Work
  readonly #network: WatchedNetwork
  readonly #watched = new Map<string, Watched>()

  constructor(work: Work, network: WatchedNetwork) {
    this.#work = work
    this.#network = network
  }

  /** What is known at once of those who were added; who did not fit any more comes back as `full`. */
  add(
    watcher: Watcher,
    nicknames: readonly string[],
  ): { readonly known: readonly Watched[]; readonly full: readonly string[] } {
    const known: Watched[] = []
    const full: string[] = []
    const asked: string[] = []
    let count = this.list(watcher).length
    for (const nickname of nicknames) {
      const key = this.#network.fold(nickname)
      const watched = this.#watched.get(key)
      if (watched?.by.has(watcher) === true) continue
      if (count >= MONITOR_LIMIT) {
        full.push(nickname)
        continue
      }
      count++
      if (watched === undefined) {
        this.#watched.set(key, { nickname, by: new Set([watcher]), online: undefined })
        asked.push(nickname)
      } else {
        watched.by.add(watcher)
        if (watched.online !== undefined) known.push(watched)
      }
    }
    if (asked.length > 0) this.#ask('watch', asked)
    return { known, full }
  }

  remove(watcher: Watcher, nicknames: readonly string[]): void {
    const ended: string[] = []
    for (const nickname of nicknames) {
      const key = this.#network.fold(nickname)
      const watched = this.#watched.get(key)
      if (watched?.by.delete(watcher) !== true || watched.by.size > 0) continue
      this.#watched.delete(key)
      ended.push(watched.nickname)
    }
    if (ended.length > 0) this.#ask('unwatch', ended)
  }

  /** The client is gone, or has cleared its list. */
  clear(watcher: Watcher): void {
    this.remove(
      watcher,
      this.list(watcher).map(({ nickname }) => nickname),
    )
  }

  /** Whether a client is told how somebody fares with whom it shares no channel. `key` is a folded nickname. */
  tellsOf(key: string, watcher: Watcher): boolean {
    return watcher.screen.view.capabilities.has('extended-monitor') && this.#watched.get(key)?.by.has(watcher) === true
  }

  list(watcher: Watcher): readonly Watched[] {
    return [...this.#watched.values()].filter(({ by }) => by.has(watcher))
  }

  /** Somebody came or went. */
  changed(nickname: string, online: boolean, source: Source | undefined): void {
    const watched = this.#watched.get(this.#network.fold(nickname))
    if (watched === undefined) return
    watched.online = online ? (source ?? { nickname }) : false
    for (const { screen } of watched.by) {
      for (const line of presenceLines(screen.view.nickname, [watched])) screen.send(line)
    }
  }

  /** The network is away: who is there will be told anew. */
  forget(): void {
    for (const watched of this.#watched.values()) watched.online = undefined
  }

  /** Asks a client of the network that knows nothing of all this yet. */
  askAgain(): void {
    if (this.#watched.size === 0) return
    this.#ask(
      'watch',
      [...this.#watched.values()].map(({ nickname }) => nickname),
    )
  }

  #ask(kind: 'watch' | 'unwatch', nicknames: readonly string[]): void {
    const { client } = this.#network.upstream
    this.#work(
      client.request({ kind, nicknames }).done,
      () => {},
      () => {},
    )
  }
}

/** 730 and 731, as many as it takes. Those of whom nothing is known are in neither. */
export function presenceLines(nickname: string, all: readonly Watched[]) {
  const online = all.flatMap(({ online: source }) =>
    source === undefined || source === false ? [] : formatSource(source),
  )
  const offline = all.flatMap((one) => (one.online === false ? one.nickname : []))
  return [
    ...commaLines(online).map((list) => numericReply('730', nickname, list)),
    ...commaLines(offline).map((list) => numericReply('731', nickname, list)),
  ]
}

/** Lists with commas, none longer than a line has room for. */
export function commaLines(words: readonly string[]): readonly string[] {
  return words.length === 0 ? [] : inLines(words).map((line) => line.replaceAll(' ', ','))
}
