import type { Buffers } from './buffers.ts'

/** Nicknames that are remembered at most. */
const MOST = 1_000
/** Conversations that one change is written into, besides that with the new nickname; those under the oldest names are let go. */
const MOST_EARLIER = 10

/**
 * Who of those whom the person has talked with is called otherwise now, as far as their changes were seen. Names are folded by
 * whoever asks. See docs/decisions/renamed-people.md.
 */
export class RenamedPeople {
  /** By what somebody is called now: the names of the conversations that were with them. */
  readonly #conversations = new Map<string, readonly string[]>()

  /** Somebody has another nickname: the conversations that this is about, also those under their earlier names. */
  renamed(from: string, to: string, buffers: Pick<Buffers, 'find'>): readonly string[] {
    const isThere = (name: string): boolean => buffers.find(name)?.kind === 'query'
    const before = new Set([...(this.#conversations.get(from) ?? []), from])
    before.delete(to)
    const earlier = [...before].filter(isThere).slice(-MOST_EARLIER)
    this.#conversations.delete(from)
    // Whoever had this nickname before is somebody else.
    this.#conversations.delete(to)
    if (earlier.length > 0) this.#conversations.set(to, earlier)
    for (const oldest of this.#conversations.keys()) {
      if (this.#conversations.size <= MOST) break
      this.#conversations.delete(oldest)
    }
    return [...earlier, ...(isThere(to) ? [to] : [])].flatMap((name) => buffers.find(name)?.name ?? [])
  }

  /** Who has this nickname later may be somebody else. */
  gone(nickname: string): void {
    this.#conversations.delete(nickname)
  }

  /** The same of all whose changes are not seen any more. */
  keep(isSeen: (nickname: string) => boolean): void {
    for (const nickname of this.#conversations.keys()) if (!isSeen(nickname)) this.#conversations.delete(nickname)
  }

  /** What happens from here on is not seen. */
  forget(): void {
    this.#conversations.clear()
  }
}
