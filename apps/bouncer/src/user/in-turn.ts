/** Slow work, one piece after the other: each begins when the one before has ended, however that ended. */
export class InTurn {
  /** Never rejects. */
  #last: Promise<unknown> = Promise.resolve()

  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work)
    this.#last = result.then(
      () => {},
      () => {},
    )
    return result
  }
}
