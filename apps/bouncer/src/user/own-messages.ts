import type { Network } from './network.ts'
import type { RecordedLine, RecordObserver } from './record-observers.ts'

const MAX_REMEMBERED = 5_000

/** The ids of what the person said lately, so that an answer to it is noticed. Those of before a start are not known. */
export class OwnMessages implements RecordObserver {
  readonly #ids = new Set<string>()

  onRecorded({ network, message }: RecordedLine): void {
    if (!message.own) return
    this.#ids.add(`${network.id} ${message.msgid}`)
    if (this.#ids.size <= MAX_REMEMBERED) return
    const [oldest] = this.#ids
    if (oldest !== undefined) this.#ids.delete(oldest)
  }

  has(network: Network, msgid: string): boolean {
    return this.#ids.has(`${network.id} ${msgid}`)
  }
}
