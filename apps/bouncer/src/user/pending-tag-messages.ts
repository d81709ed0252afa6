import type { Sender } from './sender.ts'

/** What waits for an echo that may never come is forgotten, the oldest first. */
const MOST = 20

interface PendingTagMessage {
  readonly key: string
  readonly sender: Sender
}

/** TAGMSGs of screens that have not come back from the network: an echo is known by its target and its tags. */
export class PendingTagMessages {
  #waiting: readonly PendingTagMessage[] = []

  /** `target` is folded. */
  add(target: string, tags: Readonly<Record<string, string>>, sender: Sender): void {
    this.#waiting = [...this.#waiting, { key: keyOf(target, tags), sender }].slice(-MOST)
  }

  /** Whose echo this is, once; undefined where it was sent by another client of the network. */
  take(target: string, tags: Readonly<Record<string, string>>): Sender | undefined {
    const key = keyOf(target, tags)
    const found = this.#waiting.find((one) => one.key === key)
    this.#waiting = this.#waiting.filter((one) => one !== found)
    return found?.sender
  }
}

function keyOf(target: string, tags: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(tags).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([target, sorted])
}
