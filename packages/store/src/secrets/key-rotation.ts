import type { UserId } from '../ids.ts'
import { StoreError } from '../error.ts'
import { KEY_BYTES, writeKeys } from './key-file.ts'
import type { KeyRotation } from '../store.ts'
import type { StoreEnvironment } from '../environment.ts'

/** What a rotation needs of its store. */
export interface RotationHost {
  /** Where the keys are kept; undefined where they were given from outside. */
  readonly keyFile: string | undefined
  readonly environment: StoreEnvironment
  /** From now on these keys hold, the first one to seal with. */
  setKeys(keys: readonly Uint8Array[]): Promise<void>
  users(): Promise<readonly UserId[]>
  resealAccounts(): Promise<void>
  resealHistory(user: UserId): Promise<void>
}

/** Changes the key without a moment in which anything saved could not be opened. */
export class FileKeyRotation implements KeyRotation {
  readonly #host: RotationHost
  #keys: readonly Uint8Array[]
  #running: Promise<void> = Promise.resolve()

  constructor(host: RotationHost, keys: readonly Uint8Array[]) {
    this.#host = host
    this.#keys = keys
  }

  rotate(): Promise<void> {
    return this.#inTurn(async () => {
      const path = this.#host.keyFile
      if (path === undefined) throw fromOutside()
      const keys = [this.#host.environment.randomBytes(KEY_BYTES), ...this.#keys]
      // The file first: a killed process finds the key of whatever it had sealed.
      await writeKeys(path, keys)
      this.#keys = keys
      await this.#finish(path)
    })
  }

  /** Finishes a rotation that a killed process had begun. */
  resume(): Promise<void> {
    return this.#inTurn(async () => {
      const path = this.#host.keyFile
      if (path !== undefined && this.#keys.length > 1) await this.#finish(path)
    })
  }

  async #finish(path: string): Promise<void> {
    await this.#host.setKeys(this.#keys)
    await this.#host.resealAccounts()
    for (const user of await this.#host.users()) await this.#host.resealHistory(user)
    const keys = this.#keys.slice(0, 1)
    await writeKeys(path, keys)
    await this.#host.setKeys(keys)
    this.#keys = keys
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const mine = this.#running.catch(() => undefined).then(work)
    this.#running = mine
    return mine
  }
}

function fromOutside(): StoreError {
  return new StoreError('conflict', {
    retry: false,
    userText: 'The key was given from outside. Put the new one in front of it there, and start again.',
  })
}
