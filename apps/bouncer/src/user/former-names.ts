import type { MessageInit } from '@longwire/irc'
import type { BufferId, BufferRecord, History } from '@longwire/store'
import { SERVER_NAME } from '../downstream/server-name.ts'
import type { Log } from '../log/log.ts'
import type { Network } from './network.ts'
import type { RecordObserver } from './record-observers.ts'
import type { Work } from './work.ts'

const STORED_KEY = 'former-names'
/** Of one channel; the oldest are forgotten first. */
const MAX_NAMES = 10

interface FormerNamesUser {
  readonly history: Pick<History, 'bufferPreferences'>
  readonly work: Work
  readonly log: Log
}

/** What renamed channels were called before: told to a screen that was not there when it happened. */
export class FormerNames implements RecordObserver {
  readonly #user: FormerNamesUser
  readonly #names = new Map<BufferId, readonly string[]>()

  /** `kept` is what the store has of buffers' preferences. */
  constructor(user: FormerNamesUser, kept: ReadonlyMap<BufferId, Readonly<Record<string, unknown>>>) {
    this.#user = user
    for (const [buffer, values] of kept) {
      const names = values[STORED_KEY]
      if (Array.isArray(names))
        this.#names.set(
          buffer,
          names.filter((name) => typeof name === 'string'),
        )
    }
  }

  /** The channel of this buffer was called so until now. */
  add({ id }: BufferRecord, name: string): void {
    const names = [...(this.#names.get(id) ?? []).filter((one) => one !== name), name].slice(-MAX_NAMES)
    this.#names.set(id, names)
    this.#user.work(
      this.#user.history.bufferPreferences.set(id, STORED_KEY, names),
      () => {},
      (error) => this.#user.log.warn('former-name-not-kept', { reason: String(error) }),
    )
  }

  onRemoved({ buffers }: Network): void {
    for (const { id } of buffers.list()) this.#names.delete(id)
  }

  /** A RENAME for each former name of the network's channels; none for a name that another one has now. */
  lines({ buffers }: Network): readonly MessageInit[] {
    return buffers
      .list()
      .flatMap(({ id, name }) =>
        (this.#names.get(id) ?? [])
          .filter((former) => buffers.find(former) === undefined)
          .map((former) => ({ source: SERVER_NAME, command: 'RENAME', params: [former, name, ''] })),
      )
  }
}
