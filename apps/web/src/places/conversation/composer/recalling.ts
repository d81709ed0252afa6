/** What was sent before, step by step back and forth; what was being written waits at the end. */
export class Recalling {
  #at: number | undefined
  #unsent = ''

  /** The text one step back, or forth; undefined where there is none. */
  step(sent: readonly string[], written: string, step: 1 | -1): string | undefined {
    const at = (this.#at ?? sent.length) + step
    if (at < 0 || at > sent.length || (this.#at === undefined && step === 1)) return undefined
    if (this.#at === undefined) this.#unsent = written
    this.#at = at === sent.length ? undefined : at
    return at === sent.length ? this.#unsent : sent[at]
  }

  /** Something was written or sent: what comes next begins at the end again. */
  forget(): void {
    this.#at = undefined
  }
}
