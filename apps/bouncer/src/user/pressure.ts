import type { Networks } from './parts.ts'
import type { Recorder } from './recorder.ts'

/**
 * Lines that wait for the store: reading stops above the first number, and goes on below the second. While the store writes
 * some, the next are to be there; what is more is only moved about by whoever collects garbage, while everybody waits.
 */
const TOO_MANY = 2_000
const FEW_ENOUGH = 1_000

/** Holds a user's networks back while the store is slower than they are: memory stays bounded, and nothing is lost. */
export class Pressure {
  readonly #recorder: Recorder
  readonly #networks: Networks
  #holding = false

  constructor(recorder: Recorder, networks: Networks) {
    this.#recorder = recorder
    this.#networks = networks
  }

  check(): void {
    const { waiting } = this.#recorder
    if (!this.#holding && waiting > TOO_MANY) {
      this.#holding = true
      for (const { upstream } of this.#networks.list()) upstream.client.pause()
    } else if (this.#holding && waiting < FEW_ENOUGH) {
      this.#holding = false
      for (const { upstream } of this.#networks.list()) upstream.client.resume()
    }
  }
}
