import { randomBytes } from 'node:crypto'
import type { StoreEnvironment } from '../src/environment.ts'
import type { BufferRecord, History } from '../src/history.ts'
import type { NewMessage } from '../src/message.ts'
import type { UserId } from '../src/ids.ts'
import { newRowId } from '../src/new-ids.ts'
import type { Store } from '../src/store.ts'

/** A Sunday in 2026, the time at which the tests' clock starts. */
export const START = Date.UTC(2026, 10, 22, 10)

/** A clock that stands still unless a test moves it, with real randomness. */
export class TestEnvironment implements StoreEnvironment {
  time = START
  readonly #timers = new Map<() => void, number>()

  now(): number {
    return this.time
  }

  schedule(at: number, callback: () => void): () => void {
    this.#timers.set(callback, at)
    return () => this.#timers.delete(callback)
  }

  randomBytes(count: number): Uint8Array {
    return randomBytes(count)
  }

  /** Moves the clock forward and calls back what is due. */
  advance(milliseconds: number): void {
    this.time += milliseconds
    for (const [callback, at] of this.#timers) {
      if (at > this.time) continue
      this.#timers.delete(callback)
      callback()
    }
  }
}

/** A store under test, and what may be done to it from outside. */
export interface Harness {
  readonly environment: TestEnvironment
  /** Whose history the test may fill; nobody has used it before. */
  readonly person: UserId
  readonly store: Store
  /** Closes the store and opens it again; the same store where it keeps nothing beyond its own life. */
  reopen(): Promise<Store>
  /** Closes it and deletes what it left. */
  dispose(): Promise<void>
}

/** Makes a store of one kind, empty. */
export type MakeHarness = () => Promise<Harness>

/**
 * Lets tests of one file share a store, in which each is another person: most of the time of a small test goes into
 * opening one. `end` closes it.
 */
export function sharing(make: MakeHarness): { readonly make: MakeHarness; end(): Promise<void> } {
  let shared: Promise<Harness> | undefined
  return {
    async make() {
      const harness = await (shared ??= make())
      harness.environment.time = START
      return {
        environment: harness.environment,
        person: newRowId(harness.environment),
        get store() {
          return harness.store
        },
        reopen: () => harness.reopen(),
        dispose: async () => undefined,
      }
    },
    end: async () => (await shared)?.dispose(),
  }
}

/** A person's empty history with one network (`net`) and one channel (`#wire`). */
export interface Scene {
  readonly harness: Harness
  readonly history: History
  readonly channel: BufferRecord
}

/** Someone's id as `newRowId` would make it. */
export const PERSON = 'AAAAAAAAAAAAAAAAAAAAAA'
export const NETWORK = 'net-0001'

/** Runs a test on a fresh store and cleans up after it. */
export async function withStore(make: MakeHarness, test: (harness: Harness) => Promise<void>): Promise<void> {
  const harness = await make()
  try {
    await test(harness)
  } finally {
    await harness.dispose()
  }
}

/** Runs a test on a fresh history. */
export async function withScene(make: MakeHarness, test: (scene: Scene) => Promise<void>): Promise<void> {
  await withStore(make, async (harness) => {
    const history = await harness.store.history(harness.person)
    const channel = await history.buffers.ensure(channelNamed('#wire'))
    await test({ harness, history, channel })
  })
}

export function channelNamed(name: string, network = NETWORK) {
  return { network, kind: 'channel', name, folded: name.toLowerCase() } as const
}

let counter = 0

/** Something that ada says at `START` plus `at` milliseconds; its msgid is new unless given. */
export function said(buffer: { readonly id: number }, at: number, more: Partial<NewMessage> = {}): NewMessage {
  counter += 1
  return {
    buffer: buffer.id,
    time: START + at,
    kind: 'privmsg',
    sender: 'ada!ada@lovelace.example',
    msgid: `m${counter}`,
    text: `message ${counter}`,
    attention: 0,
    own: false,
    ...more,
  }
}

/** The texts of some messages. */
export function textsOf(messages: readonly { readonly text: string }[]): readonly string[] {
  return messages.map((message) => message.text)
}

/** Appends one message for each name, a second apart from `from` on; its msgid and its text are the name. */
export async function sayAll(
  history: History,
  buffer: { readonly id: number },
  names: readonly string[],
  from = 0,
): Promise<void> {
  await history.append(names.map((name, index) => said(buffer, from + index * 1000, { msgid: name, text: name })))
}
