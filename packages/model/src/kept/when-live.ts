import { type ActionOutcome, notDone } from '../action-outcome.ts'
import type { Actions, Model } from '../model.ts'

/** What waits at most; what comes beyond is not done. */
const MOST_WAITING = 500

const notLive = notDone('not-loaded', 'A part of the app could not be loaded. Try again when you are online.')

interface Wish {
  act(live: Model): void
  refuse(): void
}

/** Each action can wait: it tells what became of it by a promise, or not at all. */
type Deferrable = Readonly<Record<keyof Actions, (...args: never[]) => Promise<ActionOutcome<unknown>> | void>>

/** What a person does before there is a live part to do it: it waits, and is done in its order. */
export class WhenLive {
  #live: Model | undefined
  #wishes: Wish[] = []
  #hopeless = false

  /** The live part is there. */
  begin(live: Model): void {
    this.#live = live
    for (const wish of this.#take()) wish.act(live)
  }

  /** It is asked for: what is wanted waits. */
  hope(): void {
    this.#hopeless = false
  }

  /** It will not come for now: what waited is not done, and what is wanted until {@link hope} is not either. */
  fail(): void {
    this.#hopeless = true
    for (const wish of this.#take()) wish.refuse()
  }

  /** Does something with the live part, now or later, or tells that there is none. */
  do(wish: Wish): void {
    if (this.#live !== undefined) wish.act(this.#live)
    else if (!this.#hopeless && this.#wishes.length < MOST_WAITING) this.#wishes.push(wish)
    else wish.refuse()
  }

  /** Does something with the live part where it is there now. Whether it is. */
  now(act: (live: Model) => void): boolean {
    if (this.#live === undefined) return false
    act(this.#live)
    return true
  }

  /** Does something with the live part, now or later, and answers what came of it. */
  ask<Value>(act: (live: Model) => Value | Promise<Value>, refused: Value): Promise<Value> {
    const { promise, resolve } = Promise.withResolvers<Value>()
    this.do({ act: (live) => resolve(act(live)), refuse: () => resolve(refused) })
    return promise
  }

  /** Begins to follow something, now or later. Returns what ends it. */
  follow(begin: (live: Model) => () => void): () => void {
    let ended = false
    let end = (): void => {}
    this.do({
      act(live) {
        if (!ended) end = begin(live)
      },
      refuse() {},
    })
    return () => {
      ended = true
      end()
    }
  }

  /** All that a person can do; `atOnce` does not wait. */
  actions(atOnce: Partial<Actions>): Actions {
    const later =
      (name: keyof Actions) =>
      (...args: readonly never[]): Promise<unknown> =>
        this.ask<unknown>((live) => (live.actions satisfies Deferrable as Deferrable)[name](...args), notLive)
    // Each is the function of the same name, with the same arguments; TypeScript cannot follow that through the names.
    return new Proxy(atOnce as Actions, {
      get: (own, name: keyof Actions) => own[name] ?? later(name),
    })
  }

  #take(): readonly Wish[] {
    const wishes = this.#wishes
    this.#wishes = []
    return wishes
  }
}
