import { type Message, type MultilineLimits, readMultilineLimits } from '@longwire/irc'
import type { Response } from './response.ts'

/** The most that a client may say in one message: bytes with a line feed between each two lines, and lines. */
const MULTILINE_LIMITS: MultilineLimits = { maxBytes: 16_384, maxLines: 100 }

/** The same at a place: no more than its network takes as one message, where it takes such. */
export function multilineLimitsAt(place: ReadonlyMap<string, string>): MultilineLimits {
  const theirs = readMultilineLimits(place.get('draft/multiline') ?? '')
  return {
    maxBytes: Math.min(MULTILINE_LIMITS.maxBytes, theirs?.maxBytes ?? Infinity),
    maxLines: Math.min(MULTILINE_LIMITS.maxLines, theirs?.maxLines ?? Infinity),
  }
}

/** Why a batch of a client is refused: a code of the multiline specification and its context. */
export interface BatchFault {
  readonly code: 'MULTILINE_MAX_BYTES' | 'MULTILINE_MAX_LINES' | 'MULTILINE_INVALID_TARGET' | 'MULTILINE_INVALID'
  readonly context: readonly string[]
  readonly text: string
}

/** A message of several lines that a client is sending. Source: https://ircv3.net/specs/extensions/multiline */
export class ClientBatch {
  readonly reference: string
  readonly target: string
  /** The line that opened it: the tags of the whole stand there. */
  readonly opening: Message
  /** The answer to the whole: it waits until the batch has ended. */
  readonly response: Response
  readonly #limits: MultilineLimits
  #command: string | undefined
  #text = ''
  #lines = 0

  constructor(opening: Message, reference: string, target: string, response: Response, limits: MultilineLimits) {
    this.opening = opening
    this.reference = reference
    this.target = target
    this.response = response
    this.#limits = limits
  }

  /** PRIVMSG or NOTICE; undefined where no line has come. */
  get command(): string | undefined {
    return this.#command
  }

  get text(): string {
    return this.#text
  }

  /** Takes one line of it, or says why it cannot. */
  add({ command, params: [target = '', text], tags }: Message): BatchFault | undefined {
    if (command !== 'PRIVMSG' && command !== 'NOTICE') return invalid('Only PRIVMSG and NOTICE may be in such a batch')
    if (this.#command !== undefined && this.#command !== command)
      return invalid('All lines have to be the same command')
    if (target !== this.target) {
      const context = [this.target, /^[^:\s]\S*$/.test(target) ? target : '*']
      return { code: 'MULTILINE_INVALID_TARGET', context, text: 'All lines have to be for the target of the batch' }
    }
    const concat = tags.has('draft/multiline-concat')
    if (concat && (text ?? '') === '') return invalid('A blank line cannot go on with another')
    this.#text += this.#lines === 0 || concat ? (text ?? '') : `\n${text ?? ''}`
    this.#command = command
    this.#lines++
    const { maxBytes, maxLines } = this.#limits
    if (this.#lines > maxLines) {
      return { code: 'MULTILINE_MAX_LINES', context: [String(maxLines)], text: `At most ${maxLines} lines` }
    }
    if (Buffer.byteLength(this.#text) <= maxBytes) return undefined
    return { code: 'MULTILINE_MAX_BYTES', context: [String(maxBytes)], text: `At most ${maxBytes} bytes` }
  }
}

export function invalid(text: string): BatchFault {
  return { code: 'MULTILINE_INVALID', context: [], text }
}
