import type { Writable } from '../extension.ts'
import type { UserState } from './state.ts'

export type UserData = Writable<UserState>

/**
 * Users by folded nickname. Of most members of a channel nothing is ever known but the nickname; they are kept as that text
 * until somebody looks, in half the memory.
 */
export class UserMap implements ReadonlyMap<string, UserData> {
  readonly #users = new Map<string, UserData | string>()

  get size(): number {
    return this.#users.size
  }

  get(key: string): UserData | undefined {
    const kept = this.#users.get(key)
    return typeof kept === 'string' ? this.#look(key, kept) : kept
  }

  has(key: string): boolean {
    return this.#users.has(key)
  }

  set(key: string, user: UserData): void {
    this.#users.set(key, user)
  }

  /** Knows of somebody the nickname and nothing else. */
  setNickname(key: string, nickname: string): void {
    this.#users.set(key, nickname)
  }

  delete(key: string): boolean {
    return this.#users.delete(key)
  }

  clear(): void {
    this.#users.clear()
  }

  keys(): MapIterator<string> {
    return this.#users.keys()
  }

  *values(): MapIterator<UserData> {
    for (const [, user] of this) yield user
  }

  entries(): MapIterator<[string, UserData]> {
    return this[Symbol.iterator]()
  }

  *[Symbol.iterator](): MapIterator<[string, UserData]> {
    for (const [key, kept] of this.#users) yield [key, typeof kept === 'string' ? this.#look(key, kept) : kept]
  }

  forEach(
    callback: (user: UserData, key: string, map: ReadonlyMap<string, UserData>) => void,
    thisArg?: unknown,
  ): void {
    for (const [key, user] of this) callback.call(thisArg, user, key, this)
  }

  /** Of everybody, what is kept: for a snapshot. */
  kept(): IterableIterator<[string, UserData | string]> {
    return this.#users.entries()
  }

  #look(key: string, nickname: string): UserData {
    const user = userCalled(nickname)
    this.#users.set(key, user)
    return user
  }
}

/** Somebody of whom only the nickname is known. */
export function userCalled(nickname: string): UserData {
  return {
    nickname,
    username: undefined,
    hostname: undefined,
    realname: undefined,
    account: undefined,
    away: undefined,
    bot: false,
  }
}
