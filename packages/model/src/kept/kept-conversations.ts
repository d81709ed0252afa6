import { sameName } from '@longwire/irc'
import { isSpoken } from '../buffers/attention.ts'
import type { CachedBuffer, CachedNetwork, CachedState } from '../cache/cache.ts'
import type { BufferKey } from '../keys.ts'
import type { Line } from '../line.ts'
import { lineOfEntry } from '../outbox/line-of-entry.ts'
import { readPreferences } from '../preferences/preferences-view.ts'
import type { BufferView } from '../state.ts'
import type { StateStore } from '../state-store.ts'
import { noTimeline, type Timeline } from '../timeline.ts'
import { withUnconfirmed } from '../timeline/with-unconfirmed.ts'

/** What was kept, as screens read it: it looks as it will when its networks go on from there. */
export class KeptConversations {
  readonly #store: StateStore
  readonly #buffers: ReadonlyMap<BufferKey, CachedBuffer>
  readonly #networks: readonly CachedNetwork[]
  readonly #timelines = new Map<BufferKey, Timeline>()

  /** Puts everything into the state; without anything kept, nothing. */
  constructor(store: StateStore, kept: CachedState | undefined) {
    this.#store = store
    this.#networks = kept?.networks ?? []
    this.#buffers = new Map(kept?.buffers.map((buffer) => [buffer.key, buffer]))
    if (kept?.preferences !== undefined) store.setPreferences(readPreferences(kept.preferences, false))
    for (const { view } of this.#networks) store.setNetwork(view)
    for (const buffer of this.#buffers.values()) store.setBuffer(viewOf(buffer))
  }

  /** The same object until somebody looks at the buffer. */
  timeline(key: BufferKey): Timeline {
    const kept = this.#buffers.get(key)
    if (kept === undefined) return noTimeline
    const known = this.#timelines.get(key)
    if (known !== undefined) return known
    const made = timelineOf(kept, this.#unconfirmed(kept), 0)
    this.#timelines.set(key, made)
    return made
  }

  /** A screen shows it: the unread line stands where it is now. */
  look(key: BufferKey): void {
    const readUpTo = this.#buffers.get(key)?.readUpTo
    if (readUpTo === undefined) return
    this.#timelines.set(key, { ...this.timeline(key), readUpTo })
    this.#store.touchTimeline(key)
  }

  hides(key: BufferKey, line: Line): boolean {
    const kept = this.#buffers.get(key)
    return kept !== undefined && (line.time <= kept.clearedUpTo || kept.hidden?.includes(line.id) === true)
  }

  #unconfirmed({ network, name }: CachedBuffer): readonly Line[] {
    const kept = this.#networks.find(({ view }) => view.id === network)
    if (kept === undefined) return []
    return kept.outbox
      .filter(({ target }) => sameName(target, name, kept.casemapping))
      .map((entry) => lineOfEntry(entry, kept.view.nickname))
  }
}

function viewOf({ lines, ...kept }: CachedBuffer): BufferView {
  const { key, network, kind, name, topic, joined, members, unread, mentions, draft, clearedUpTo, settings } = kept
  return {
    key,
    network,
    kind,
    name,
    topic,
    joined,
    members,
    unread,
    mentions,
    draft,
    clearedUpTo,
    settings,
    last: lines.findLast(isSpoken) ?? lines.at(-1),
    typing: [],
    presence: undefined,
  }
}

function timelineOf({ lines, holes, behind }: CachedBuffer, unconfirmed: readonly Line[], readUpTo: number): Timeline {
  const first = lines[0]?.id
  return {
    lines: withUnconfirmed(lines, unconfirmed),
    older: (first === undefined ? behind : holes.includes(first)) ? 'unknown' : 'end',
    newer: behind ? 'unknown' : 'end',
    gaps: lines.flatMap(({ id }, at) => {
      const before = lines[at - 1]
      return before === undefined || !holes.includes(id)
        ? []
        : [{ afterLine: before.id, beforeLine: id, loading: false }]
    }),
    readUpTo,
  }
}
