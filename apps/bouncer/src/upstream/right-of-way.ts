import type { Environment } from '@longwire/connection'

/** Milliseconds for which reading waits at most, in a row. */
const LONGEST = 100

/**
 * Who waits for an answer goes before networks that say more than is read in a turn: those get no further turn until all of the
 * answers are given. For 100 ms at most, and then they have at least half as long for themselves as they waited, however many ask:
 * a third of the time is theirs. A network that says little is read at once, as ever.
 */
export class RightOfWay {
  readonly #environment: Environment
  readonly #asking = new Set<object>()
  /** What would have been read by now. */
  #held: (() => void)[] = []
  /** When the first one had to wait; undefined while nobody does. */
  #since: number | undefined
  #clear = (): void => {}
  /** It is the turn of those that waited. */
  #over = false

  constructor(environment: Environment) {
    this.#environment = environment
  }

  /** The world as connections to networks see it: their next turn waits for those who go before them. */
  get behind(): Environment {
    const environment = this.#environment
    return {
      now: () => environment.now(),
      schedule: (at, callback) => environment.schedule(at, callback),
      nextTurn: (callback) => this.#nextTurn(callback),
      random: () => environment.random(),
      randomBytes: (count) => environment.randomBytes(count),
    }
  }

  /** Somebody asks; the returned function says that the answer is given, or that nobody wants it any more. */
  ask(): () => void {
    const asking = {}
    this.#asking.add(asking)
    return () => {
      if (this.#asking.delete(asking) && this.#asking.size === 0) this.#letGo()
    }
  }

  /** Whoever waits for this goes before. */
  during<Answer>(answer: Promise<Answer>): Promise<Answer> {
    const answered = this.ask()
    answer.then(answered, answered)
    return answer
  }

  #nextTurn(callback: () => void): void {
    this.#environment.nextTurn(() => {
      if (this.#asking.size === 0 || this.#over) callback()
      else this.#hold(callback)
    })
  }

  #hold(callback: () => void): void {
    this.#held.push(callback)
    if (this.#since !== undefined) return
    const now = this.#environment.now()
    this.#since = now
    this.#clear = this.#environment.schedule(now + LONGEST, () => {
      // An answer that takes longer waits for something else.
      this.#asking.clear()
      this.#letGo()
    })
  }

  #letGo(): void {
    if (this.#since === undefined) return
    this.#clear()
    const now = this.#environment.now()
    const waited = now - this.#since
    this.#since = undefined
    this.#over = waited > 0
    if (this.#over) this.#environment.schedule(now + waited / 2, () => (this.#over = false))
    const held = this.#held
    this.#held = []
    for (const callback of held) this.#environment.nextTurn(callback)
  }
}
