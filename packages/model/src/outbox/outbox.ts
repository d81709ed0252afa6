import { type Casemapping, sameName } from '@longwire/irc'
import type { Delivery } from '../line.ts'

/** One own message that is not confirmed; of several lines only where the network takes that. */
export interface OutboxEntry {
  /** Random, never used again; goes out as the `+longwire/id` tag. */
  readonly id: string
  /** The name of the buffer, which is where it goes and where it stands. */
  readonly target: string
  /** Of the channel, only those with at least this rank (the STATUSMSG prefix) are told; without it, everybody there. */
  readonly status?: string
  readonly as: 'privmsg' | 'notice' | 'action'
  readonly text: string
  /** When it was written, milliseconds since 1970. */
  readonly time: number
  /** More client-only tags (`+reply`). */
  readonly tags: Readonly<Record<string, string>>
  /** The person wants it to go to who bears this nickname now, whoever that is. */
  readonly meant?: true
  /** Written while nobody knew what fits into a message there: it is divided when it is sent the first time. */
  readonly undivided?: true
  readonly delivery: Exclude<Delivery, { readonly kind: 'confirmed' }>
}

/** Lines that one network's outbox holds at most, as they were written. */
const MOST_WAITING = 500

/**
 * The own lines of one network that are not confirmed, in the order in which they were written. An entry leaves it exactly once:
 * by a confirmation, from whichever side it comes, or because a person drops it.
 */
export class Outbox {
  readonly #entries = new Map<string, OutboxEntry>()
  readonly #underWay = new Set<string>()
  /** Who waits for what becomes of an entry. */
  readonly #waiting = new Map<string, readonly ((delivery: OutboxEntry['delivery'] | undefined) => void)[]>()
  readonly #changed: (target: string) => void

  /** `changed` is called with the target whose entries changed. */
  constructor(changed: (target: string) => void) {
    this.#changed = changed
  }

  get entries(): readonly OutboxEntry[] {
    return [...this.#entries.values()]
  }

  entriesOf(target: string, casemapping: Casemapping): readonly OutboxEntry[] {
    return this.entries.filter((entry) => sameName(entry.target, target, casemapping))
  }

  /** Whether what becomes of an attempt is awaited. */
  isUnderWay(id: string): boolean {
    return this.#underWay.has(id)
  }

  get(id: string): OutboxEntry | undefined {
    return this.#entries.get(id)
  }

  /** False where there is no room. */
  add(entry: OutboxEntry): boolean {
    if (this.#entries.size >= MOST_WAITING) return false
    this.#entries.set(entry.id, entry)
    this.#changed(entry.target)
    return true
  }

  /** Begins with what was kept from an earlier time. */
  restore(entries: readonly OutboxEntry[]): void {
    for (const entry of entries) this.add(entry)
  }

  /** What shall go out now, in order. */
  sendable(): readonly OutboxEntry[] {
    return this.entries.filter(({ id, delivery }) => delivery.kind === 'pending' && !this.#underWay.has(id))
  }

  /** In its place, an entry in as many as it takes. The first one is the entry itself: a reply is what begins it. */
  divide({ undivided: _known, ...entry }: OutboxEntry, texts: readonly string[]): readonly OutboxEntry[] {
    const parts = texts.map((text, i) =>
      i === 0 ? { ...entry, text } : { ...entry, id: `${entry.id}-${i}`, text, tags: {} },
    )
    const all = this.entries.flatMap((one) => (one.id === entry.id ? parts : [one]))
    this.#entries.clear()
    for (const one of all) this.#entries.set(one.id, one)
    this.#changed(entry.target)
    return parts
  }

  sending({ id, target }: OutboxEntry): void {
    this.#underWay.add(id)
    this.#changed(target)
  }

  /** It was said. The entry, where it had not been confirmed before. */
  confirm(id: string): OutboxEntry | undefined {
    const entry = this.#entries.get(id)
    if (entry === undefined) return undefined
    this.#remove(entry)
    return entry
  }

  /** What became of an attempt; `pending` waits for the next one. */
  settle(id: string, delivery: OutboxEntry['delivery']): void {
    this.#underWay.delete(id)
    this.#set(id, delivery)
    this.#tell(id, delivery)
  }

  /** A person wants it sent after all; `meant`: to whoever has the nickname now. */
  retry(id: string, meant: boolean): boolean {
    const entry = this.#entries.get(id)
    if (entry === undefined || entry.delivery.kind === 'pending') return false
    if (meant) this.#entries.set(id, { ...entry, meant })
    this.#set(id, { kind: 'pending' })
    return true
  }

  drop(id: string): boolean {
    return this.confirm(id) !== undefined
  }

  /** What the next attempt at sending this entry comes to; undefined when it was said, or dropped. */
  settled(id: string): Promise<OutboxEntry['delivery'] | undefined> {
    if (!this.#entries.has(id)) return Promise.resolve(undefined)
    return new Promise((resolve) => this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve]))
  }

  #tell(id: string, delivery: OutboxEntry['delivery'] | undefined): void {
    const waiting = this.#waiting.get(id) ?? []
    this.#waiting.delete(id)
    for (const resolve of waiting) resolve(delivery)
  }

  #set(id: string, delivery: OutboxEntry['delivery']): void {
    const entry = this.#entries.get(id)
    if (entry === undefined) return
    this.#entries.set(id, { ...entry, delivery })
    this.#changed(entry.target)
  }

  #remove(entry: OutboxEntry): void {
    this.#entries.delete(entry.id)
    this.#underWay.delete(entry.id)
    this.#changed(entry.target)
    this.#tell(entry.id, undefined)
  }
}
