import type { Buffers } from './buffers.ts'

/** Nicknames that are remembered at most. */
const MOST = 1_000

/**
 * Who of those whom the person has talked with is called otherwise now, as far as their changes were seen. Names are folded by
 * whoever asks. See docs/decisions/renamed-people.md.
 */
export class RenamedPeople {
  /** By what somebody is called now: the names of the conversations that were with them. */
  readonly #conversations = new Map<string, readonly string[]>()

  /** Somebody has another nickname: the conversations that this is about, also those under their earlier names. */
  renamed(from: string, to: string, buffers: Pick<Buffers, 'find'>): readonly string[] {
    const names = new Set<string>()
    for (const name of [...(this.#conversations.get(from) ?? []), from, to]) {
      const buffer = buffers.find(name)
      if (buffer?.kind === 'query') names.add(buffer.folded)
    }
    this.#conversations.delete(from)
    const earlier = [...names].filter((name) => name !== to)
    if (earlier.length > 0) {
      this.#conversations.delete(to)
      this.#conversations.set(to, earlier)
    }
    for (const oldest of this.#conversations.keys()) {
      if (this.#conversations.size <= MOST) break
      this.#conversations.delete(oldest)
    }
    return [...names].flatMap((name) => buffers.find(name)?.name ?? [])
  }

  /** Who has this nickname later may be somebody else. */
  gone(nickname: string): void {
    this.#conversations.delete(nickname)
  }

  /** What happens from here on is not seen. */
  forget(): void {
    this.#conversations.clear()
  }
}
