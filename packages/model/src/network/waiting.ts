import type { Environment } from '@longwire/connection'

/** Those who wait for the same thing, each for as long as they like. */
export class Waiting {
  readonly #environment: Environment
  readonly #ends = new Set<(came: boolean) => void>()

  constructor(environment: Environment) {
    this.#environment = environment
  }

  /** Resolves with what {@link end} says, or with false after so many milliseconds. */
  wait(withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (came: boolean): void => {
        forget()
        this.#ends.delete(end)
        resolve(came)
      }
      const forget = this.#environment.schedule(this.#environment.now() + withinMs, () => end(false))
      this.#ends.add(end)
    })
  }

  /** It is there, or (false) will not be. */
  end(came: boolean): void {
    for (const end of this.#ends) end(came)
  }
}
