import type { Environment } from '@longwire/connection'
import type { CachedBuffer } from '../cache/cache.ts'
import type { BufferKey, NetworkId } from '../keys.ts'
import type { Line } from '../line.ts'
import type { BufferSettings } from './buffer-settings.ts'
import type { BufferView } from '../state.ts'
import type { StateStore } from '../state-store.ts'
import type { Fact } from '../timeline/annotations.ts'
import { BufferTimeline } from '../timeline/buffer-timeline.ts'
import type { Missed, PageRequest } from '../timeline/page-request.ts'
import { InputHistory } from '../input/input-history.ts'
import { channelView } from '../channels/channel-view.ts'
import { CurrentView } from '../views/current-view.ts'
import { membersOf } from '../views/members.ts'
import { Typists } from './typists.ts'
import { countUnread, isSpoken, MOST_UNREAD, type Unread } from './attention.ts'

/** Lines that stay of a buffer which nobody looks at. */
export const LINES_UNSEEN = 200
/** Lines that stay of a buffer which somebody looks at, besides those that they asked for: whoever reads far back stays there. */
const LINES_SEEN = 20_000

/** What a buffer is made of. */
export interface BufferInit extends Pick<BufferView, 'key' | 'network' | 'kind' | 'name'> {
  readonly store: StateStore
  readonly environment: Environment
  readonly settings: BufferSettings
  /** What was kept of it from an earlier time. */
  readonly kept?: CachedBuffer
}

/** Whether it was not refused. */
function wasSaid({ delivery }: Line): boolean {
  return delivery.kind !== 'failed'
}

/** What a channel, as its session knows it, has of its buffer. */
export interface ChannelFacts {
  readonly joined: boolean
  readonly topic: string
  readonly members: number
}

/** One pane: its timeline, and what stands about it in the list of conversations. */
export class Buffer {
  readonly network: NetworkId
  readonly kind: BufferView['kind']
  readonly timeline: BufferTimeline
  readonly members = new CurrentView(membersOf)
  readonly channel = new CurrentView(channelView)
  readonly input = new InputHistory()
  readonly typists: Typists
  readonly #store: StateStore
  #key: BufferKey
  #name: string
  #channel: ChannelFacts = { joined: false, topic: '', members: 0 }
  #readUpTo: number | undefined
  #counts: Unread = { unread: 0, mentions: 0 }
  /** Whether the counts are told by the other side. */
  #countedElsewhere = false
  #settings: BufferSettings
  #last: Line | undefined
  #draft = ''
  #draftUntold = false
  #clearedUpTo = 0
  #presence: BufferView['presence']
  #looks = 0
  /** Lines that were asked for while somebody looked. */
  #asked = 0
  #gone = false

  constructor(init: BufferInit) {
    const { store } = init
    this.#key = init.key
    this.network = init.network
    this.kind = init.kind
    this.#name = init.name
    this.#store = store
    this.#settings = init.settings
    this.timeline = new BufferTimeline(() => {
      if (!this.#gone) store.touchTimeline(this.#key)
    })
    this.typists = new Typists(init.environment, () => this.#publish())
    if (init.kept === undefined) this.#publish()
    else this.#restore(init.kept)
  }

  get key(): BufferKey {
    return this.#key
  }

  /** As people write it, and as it goes on the wire. */
  get name(): string {
    return this.#name
  }

  /** Whether it is a channel that we are in. */
  get joined(): boolean {
    return this.#channel.joined
  }

  /** Milliseconds since 1970; undefined while it is not known. */
  get readUpTo(): number | undefined {
    return this.#readUpTo
  }

  get unread(): number {
    return this.#counts.unread
  }

  get clearedUpTo(): number {
    return this.#clearedUpTo
  }

  get draft(): string {
    return this.#draft
  }

  /** Whether a screen shows it, or did lately. */
  get seen(): boolean {
    return this.#looks > 0
  }

  rename(key: BufferKey, name: string): void {
    if (key === this.#key && name === this.#name) return
    const before = this.#key
    this.#key = key
    this.#name = name
    this.#publish()
    if (key !== before) this.#store.moveBuffer(before, key)
    this.#store.touchTimeline(key)
  }

  setChannel(facts: ChannelFacts): void {
    this.#channel = facts
    this.#publish()
  }

  /** Whether its draft was changed here, and the other side does not know it yet. */
  get draftUntold(): boolean {
    return this.#draftUntold
  }

  setDraft(text: string, untold = false): void {
    this.#draft = text
    this.#draftUntold = untold
    this.#publish()
  }

  get settings(): BufferSettings {
    return this.#settings
  }

  setSettings(settings: BufferSettings): void {
    this.#settings = settings
    this.#publish()
  }

  /** The other side has counted; undefined: it does not, and this screen counts. */
  setCounts(counts: Unread | undefined): void {
    this.#countedElsewhere = counts !== undefined
    if (counts === undefined) this.#recount()
    else {
      this.#counts = counts
      this.#publish()
    }
  }

  setPresence(presence: BufferView['presence']): void {
    this.#presence = presence
    this.#publish()
  }

  /** Up to this time (milliseconds since 1970, inclusive) this screen shows nothing; 0 shows everything again. */
  setClearedUpTo(time: number): void {
    this.#clearedUpTo = time
    this.#publish()
    this.#store.touchTimeline(this.#key)
  }

  /** A screen shows it: more of it is kept until {@link unlook}. The unread line stands where it is now. */
  look(): void {
    this.#looks++
    this.timeline.setReadUpTo(this.#readUpTo ?? 0)
  }

  unlook(): void {
    this.#looks = Math.max(0, this.#looks - 1)
    if (!this.seen) this.#asked = 0
    this.#trim()
  }

  /** The read position only goes forward. Whether it did. */
  markRead(time: number): boolean {
    if (this.#readUpTo !== undefined && time <= this.#readUpTo) return false
    // Where the position is learnt only now, the unread line finds its place.
    if (this.#readUpTo === undefined && this.seen) this.timeline.setReadUpTo(time)
    this.#readUpTo = time
    // What is told of it comes a moment later.
    if (this.#countedElsewhere) this.#counts = this.#atMost(this.#counts)
    this.#recount()
    return true
  }

  /** A line that just happened. */
  live(arrived: Line): void {
    if (!this.timeline.live(arrived)) return
    // With what was said about it before it came.
    const line = this.timeline.get(arrived.id) ?? arrived
    const counts =
      !this.#countedElsewhere &&
      line.attention !== undefined &&
      this.#readUpTo !== undefined &&
      line.time > this.#readUpTo
    if (counts && this.#counts.unread < MOST_UNREAD) {
      const { unread, mentions } = this.#counts
      this.#counts = { unread: unread + 1, mentions: mentions + Number(line.mention) }
    }
    if (isSpoken(line) && line.time >= (this.#last?.time ?? 0)) this.#last = line
    this.#last ??= line
    this.#trim()
    this.#publish()
  }

  /** A line for this screen alone. */
  note(line: Line): void {
    this.timeline.note(line)
    this.#last ??= line
    this.#publish()
  }

  /** A line that was refused is not wanted any more; false where it is none. */
  discard(id: string): boolean {
    const discarded = this.timeline.discard(id)
    if (discarded) this.#recount()
    return discarded
  }

  missed(missed: Missed): readonly Line[] {
    const added = this.timeline.missed(missed)
    this.#trim()
    this.#recount()
    return added
  }

  /** Something was said about lines of it. */
  learn(facts: readonly Fact[]): void {
    if (this.timeline.learn(facts)) this.#recount()
  }

  page(request: PageRequest, lines: readonly Line[]): readonly Line[] {
    const added = this.timeline.page(request, lines)
    if (this.seen) this.#asked += added.length
    this.#recount()
    return added
  }

  /** It is not in the state any more. */
  remove(): void {
    this.#gone = true
    this.typists.clear()
    this.#store.deleteBuffer(this.#key)
  }

  #restore(kept: CachedBuffer): void {
    const { topic, joined, members, readUpTo, draft, clearedUpTo, settings, lines, holes, behind } = kept
    const { draftUntold = false } = kept
    this.#channel = { topic, joined, members }
    this.#readUpTo = readUpTo
    this.#draft = draft
    this.#draftUntold = draftUntold
    this.#clearedUpTo = clearedUpTo
    this.#settings = settings
    this.timeline.restore(lines, holes, behind)
    // Of so few lines nobody could count.
    this.#countedElsewhere = true
    this.#counts = { unread: kept.unread, mentions: kept.mentions }
    this.#recount()
  }

  /** Now and then, and not with every line: dropping costs the length of the whole. */
  #trim(): void {
    const most = this.seen ? LINES_SEEN + this.#asked : LINES_UNSEEN
    if (this.timeline.confirmed.length > most * 1.25) this.timeline.keepNewest(most)
  }

  #recount(): void {
    const lines = this.timeline.confirmed
    if (!this.#countedElsewhere) this.#counts = this.#counted()
    this.#last = lines.findLast((line) => isSpoken(line) && wasSaid(line)) ?? lines.findLast(wasSaid)
    this.#publish()
  }

  #counted(): Unread {
    if (this.#readUpTo === undefined) return { unread: 0, mentions: 0 }
    return countUnread(this.timeline.confirmed, this.#readUpTo)
  }

  #atMost({ unread, mentions }: Unread): Unread {
    const here = this.#counted()
    return { unread: Math.min(unread, here.unread), mentions: Math.min(mentions, here.mentions) }
  }

  #publish(): void {
    if (this.#gone) return
    this.#store.setBuffer({
      key: this.#key,
      network: this.network,
      kind: this.kind,
      name: this.#name,
      ...this.#channel,
      ...this.#counts,
      last: this.#last,
      draft: this.#draft,
      clearedUpTo: this.#clearedUpTo,
      typing: this.typists.nicknames,
      presence: this.#presence,
      settings: this.#settings,
    })
  }
}
