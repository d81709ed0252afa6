import type { IrcClient } from '@longwire/connection'
import type { ConnectOptions } from './options.ts'
import type { Printer } from './printer.ts'
import { readTyped, type Typed } from './typed.ts'

/** What is typed, one after the other: a line waits until the one before it is done, so that a join comes before its talk. */
export class Conversation {
  readonly #client: IrcClient
  readonly #printer: Printer
  readonly #quit: (reason: string | undefined) => void
  #target: string | undefined

  constructor(client: IrcClient, printer: Printer, quit: (reason: string | undefined) => void) {
    this.#client = client
    this.#printer = printer
    this.#quit = quit
  }

  /** Joins what the options ask for; resolves when each has been answered. */
  async join(channels: ConnectOptions['channels']): Promise<void> {
    await Promise.all(
      channels.map(async ({ name, key }) => {
        this.#printer.outcome(`/join ${name}`, await this.#client.join(name, key).done)
      }),
    )
    this.#target = channels.at(-1)?.name
  }

  /** Takes the lines as they come; resolves when there are no more. */
  async follow(lines: AsyncIterable<string>): Promise<void> {
    for await (const line of lines) {
      const typed = readTyped(line, this.#target)
      if (typed) await this.#carryOut(line, typed)
    }
  }

  async #carryOut(line: string, typed: Typed): Promise<void> {
    try {
      switch (typed.kind) {
        case 'intent':
          return await this.#request(line, typed)
        case 'send':
          return await this.#client.send(typed.message).done
        case 'say':
          return await this.#say(line, typed.text)
        case 'target':
          this.#target = typed.target
          return
        case 'quit':
          return this.#quit(typed.reason)
        case 'note':
          return this.#printer.note(typed.text)
      }
    } catch (error) {
      this.#printer.note(`${line}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  async #request(line: string, { intent }: Extract<Typed, { kind: 'intent' }>): Promise<void> {
    const outcome = await this.#client.request(intent).done
    this.#printer.outcome(line, outcome)
    if (intent.kind === 'join' && outcome.kind === 'ok') this.#target = intent.channel
  }

  async #say(line: string, text: string): Promise<void> {
    if (this.#target === undefined) {
      this.#printer.note('There is nobody to say that to yet: /join a channel, or /query somebody.')
      return
    }
    this.#printer.outcome(line, await this.#client.say(this.#target, text).done)
  }
}
