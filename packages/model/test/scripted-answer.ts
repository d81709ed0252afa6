import { listenedCapabilities } from '@longwire/irc'
import type { ToldStream } from './scripted-bouncer.ts'

/** A stream of an answer. */
export interface AnsweredStream extends ToldStream {
  /** Says that it ends before its end. */
  close(): void
}

/** What a bouncer tells a screen that kept nothing, as a test wants it told. */
export class ScriptedAnswer implements AsyncIterable<string> {
  readonly own: AnsweredStream
  readonly #networks: readonly string[]
  #pieces: string[] = []
  #wake = Promise.withResolvers<void>()
  #over = false
  #error: Error | undefined

  /** With networks of these ids. */
  constructor(...networks: readonly string[]) {
    this.#networks = networks
    this.own = this.#stream(1)
    if (networks.length > 0) this.#say(`NETWORKS ${networks.join(' ')}\n`)
  }

  network(id: string): AnsweredStream {
    return this.#stream(2 + this.#networks.indexOf(id))
  }

  /** There is no more. */
  end(): void {
    this.#over = true
    this.#wake.resolve()
  }

  /** The way to the bouncer is cut. */
  cut(): void {
    this.#error = new Error('The answer was cut.')
    this.end()
  }

  async *[Symbol.asyncIterator](): AsyncIterator<string> {
    for (;;) {
      const piece = this.#pieces.shift()
      if (piece !== undefined) yield piece
      else if (this.#error !== undefined) throw this.#error
      else if (this.#over) return
      else {
        await this.#wake.promise
        this.#wake = Promise.withResolvers()
      }
    }
  }

  #stream(number: number): AnsweredStream {
    return {
      attributes: { capabilities: listenedCapabilities },
      // In two pieces, so that a line comes in parts.
      wire: { send: (...lines) => lines.forEach((line) => this.#say(`${number} `, `${line}\n`)) },
      close: () => this.#say(`CLOSE ${number} failed\n`),
    }
  }

  #say(...pieces: readonly string[]): void {
    this.#pieces.push(...pieces)
    this.#wake.resolve()
  }
}
