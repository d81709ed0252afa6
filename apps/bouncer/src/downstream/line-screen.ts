import type { Environment, StreamCloseCode } from '@longwire/connection'
import { formatMessage, IrcError, MAX_TAG_BYTES, type MessageInit } from '@longwire/irc'
import { multilineBatch } from '../downgrades/multiline.ts'
import { downgradeFor, type NeededDowngrades, neededDowngrades } from '../downgrades/pipeline.ts'
import { addTags, tagOf } from '../downgrades/rewrite.ts'
import type { Log } from '../log/log.ts'
import { type KeptLine, keptLineFor } from './kept-line.ts'
import { type KeptMessages, playbackLine } from './playback.ts'
import type { Screen, ScreenId, ScreenView } from './screen.ts'

/** Where the lines of a screen go. */
export interface ScreenOutput {
  /** One line, without CR LF. Never throws. */
  write(line: string): void
  close(code: StreamCloseCode, text: string): void
}

export interface LineScreenInit {
  readonly id: ScreenId
  readonly view: ScreenView
  readonly output: ScreenOutput
  readonly environment: Environment
  readonly log: Log
}

/** A screen that is written to line by line, whatever carries it. */
export class LineScreen implements Screen {
  readonly id: ScreenId
  readonly #output: ScreenOutput
  readonly #environment: Environment
  readonly #log: Log
  #view: ScreenView
  #downgrades: NeededDowngrades
  /** Made when the first page is sent: many screens never ask for one. */
  #keptLine: KeptLine | undefined
  #batches = 0

  constructor({ id, view, output, environment, log }: LineScreenInit) {
    this.id = id
    this.#view = view
    this.#output = output
    this.#environment = environment
    this.#log = log
    this.#downgrades = neededDowngrades(view.capabilities)
  }

  get view(): ScreenView {
    return this.#view
  }

  change(change: Partial<ScreenView>): void {
    this.#view = { ...this.#view, ...change }
    if (change.capabilities === undefined) return
    this.#downgrades = neededDowngrades(change.capabilities)
    this.#keptLine = undefined
  }

  send(message: MessageInit): void {
    const stamped = this.#stamped(message)
    if (!this.#view.capabilities.has('draft/multiline')) return this.#write(stamped)
    for (const each of multilineBatch(stamped, () => this.#batchReference())) this.#write(each)
  }

  sendKept({ rows, context }: KeptMessages, batch: string): void {
    const keptLine = (this.#keptLine ??= keptLineFor(this.#downgrades))
    for (const row of rows) {
      const line = keptLine(row, context, batch)
      if (line === undefined) this.send(addTags(playbackLine(row, context), { batch }))
      else this.#output.write(line)
    }
  }

  close(code: StreamCloseCode, text: string): void {
    this.#output.close(code, text)
  }

  #write(message: MessageInit): void {
    for (const each of downgradeFor(message, this.#view, this.#downgrades)) {
      const line = this.#format(each)
      if (line !== undefined) this.#output.write(line)
    }
  }

  /** Unlike those of the answers, which have no hyphen. */
  #batchReference(): string {
    this.#batches++
    return `m-${this.#batches.toString(36)}`
  }

  /** Every message has a time; those of the past bring theirs. Source: https://ircv3.net/specs/extensions/server-time */
  #stamped(message: MessageInit): MessageInit {
    if (tagOf(message, 'time') !== undefined || !this.#view.capabilities.has('server-time')) return message
    return addTags(message, { time: new Date(this.#environment.now()).toISOString() })
  }

  /** Text from a network may hold what a line cannot carry; such a line is left out, and the others go on. */
  #format(message: MessageInit): string | undefined {
    try {
      return formatMessage(message, MAX_TAG_BYTES)
    } catch (error) {
      if (!(error instanceof IrcError)) throw error
      this.#log.warn('line-not-sendable', { command: message.command, code: error.code })
      return undefined
    }
  }
}
