import type { Environment } from '@longwire/connection'

/** Milliseconds after which somebody who was not heard of has stopped. Source: https://ircv3.net/specs/client-tags/typing */
const lasting = { active: 6_000, paused: 30_000 } as const

/** People that are shown at most. */
const MOST = 20

/** Who is typing in one buffer now. */
export class Typists {
  readonly #environment: Environment
  readonly #changed: () => void
  readonly #people = new Map<string, { readonly nickname: string; readonly clear: () => void }>()

  constructor(environment: Environment, changed: () => void) {
    this.#environment = environment
    this.#changed = changed
  }

  /** Nicknames, who began first comes first. */
  get nicknames(): readonly string[] {
    return [...this.#people.values()].map(({ nickname }) => nickname)
  }

  /** `folded` is the nickname folded. */
  told(folded: string, nickname: string, typing: 'active' | 'paused' | 'done'): void {
    if (typing === 'done') return this.stopped(folded)
    const before = this.#people.get(folded)
    before?.clear()
    if (before === undefined && this.#people.size >= MOST) return
    const clear = this.#environment.schedule(this.#environment.now() + lasting[typing], () => this.stopped(folded))
    this.#people.set(folded, { nickname, clear })
    if (before === undefined) this.#changed()
  }

  /** Said something, left, or was not heard of any more. */
  stopped(folded: string): void {
    const person = this.#people.get(folded)
    if (person === undefined) return
    person.clear()
    this.#people.delete(folded)
    this.#changed()
  }

  /** Nobody is known to type any more. */
  clear(): void {
    for (const { clear } of this.#people.values()) clear()
    if (this.#people.size === 0) return
    this.#people.clear()
    this.#changed()
  }
}
