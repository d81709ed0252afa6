import { StoreError } from '../error.ts'
import type { MessageId } from '../ids.ts'
import type { StoredMessage } from '../message.ts'
import type { Records } from '../records.ts'

const PAGE = 1000
/** By how much fewer are asked for where some of them cannot be read. */
const FEWER = 8
/** Ids are below this for hundreds of years. */
const MAX_ID = 2 ** 40

/** Reads what can be read of a damaged history, and remembers that it was damaged. */
export class Salvage {
  #damage: StoreError | undefined

  /** What the history said first of its damage; undefined where there is none. */
  get damage(): StoreError | undefined {
    return this.#damage
  }

  /** What is read, or undefined where it is damaged; rejects with any other error. */
  async attempt<T>(read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'corrupt') throw error
      this.#damage ??= error
      return undefined
    }
  }

  /** The recorded messages by their ids, some at a time: those before a damage and those behind it. */
  async *messages(records: Records): AsyncGenerator<readonly StoredMessage[], void, void> {
    let limit = PAGE
    for (let after = 0; ; ) {
      const from = after
      const page = await this.attempt(() => records.messages(from, limit))
      if (page !== undefined) {
        const last = page.at(-1)
        if (last === undefined) return
        yield page
        after = last.id
        limit = Math.min(PAGE, limit * FEWER)
      } else if (limit > 1) limit = Math.ceil(limit / FEWER)
      else {
        const behind = await this.#behindDamage(records, from)
        if (behind === undefined) return
        after = behind
      }
    }
  }

  /** An id after which something can be read again, close behind the damage; undefined where there is none. */
  async #behindDamage(records: Records, damaged: MessageId): Promise<MessageId | undefined> {
    const isReadable = async (after: MessageId) => (await this.attempt(() => records.messages(after, 1))) !== undefined
    let bad = damaged
    let good = damaged + 1
    while (!(await isReadable(good))) {
      if (good > MAX_ID) return undefined
      bad = good
      good = damaged + (good - damaged) * 2
    }
    while (good - bad > 1) {
      const middle = Math.floor((bad + good) / 2)
      if (await isReadable(middle)) good = middle
      else bad = middle
    }
    return good
  }
}
