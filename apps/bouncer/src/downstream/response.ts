import type { MessageInit } from '@longwire/irc'
import { addTags } from '../downgrades/rewrite.ts'
import type { KeptMessages } from './playback.ts'
import type { Screen } from './screen.ts'
import { SERVER_NAME } from './server-name.ts'

/** Several messages that belong together. Source: https://ircv3.net/specs/extensions/batch */
export interface BatchInit {
  readonly type: string
  readonly params: readonly string[]
  readonly messages: readonly MessageInit[]
}

/** A batch of what was said in the past. */
export interface KeptBatch extends Omit<BatchInit, 'messages'> {
  readonly kept: KeptMessages
}

/** References of batches: unique for as long as the process runs, opaque for everybody else. */
export class BatchReferences {
  #count = 0

  next(): string {
    this.#count++
    return this.#count.toString(36)
  }
}

type Reply = MessageInit | BatchInit | KeptBatch

/**
 * The answer to one command: exactly one logical reply with the command's label, where it had one. That is a single
 * message, a batch (which bears the label itself), a `labeled-response` batch around several messages, or an ACK.
 * Source: https://ircv3.net/specs/extensions/labeled-response
 */
export class Response {
  readonly #screen: Screen
  readonly #label: string | undefined
  readonly #references: BatchReferences
  /** What waits for the decision between a single reply and a batch of them. */
  #first: Reply | undefined
  #reference: string | undefined
  #open = 1
  #complete = false

  /** `label` is undefined where there is none, or where the client has not enabled labels. */
  constructor(screen: Screen, label: string | undefined, references: BatchReferences) {
    this.#screen = screen
    this.#label = label
    this.#references = references
  }

  reply(message: MessageInit): void {
    this.#add(message)
  }

  replyBatch(batch: BatchInit | KeptBatch): void {
    this.#add(batch)
  }

  /** The answer goes on after the handler; each `hold` wants one `release`. What comes after the last one has no label. */
  hold(): void {
    this.#open++
  }

  /** When nobody holds it any more, the answer is complete. */
  release(): void {
    this.#open--
    if (this.#open > 0 || this.#complete) return
    this.#complete = true
    if (this.#label === undefined) return
    if (this.#reference !== undefined)
      this.#send({ source: SERVER_NAME, command: 'BATCH', params: [`-${this.#reference}`] })
    else if (this.#first === undefined) this.#send(this.#labeled({ source: SERVER_NAME, command: 'ACK' }))
    else this.#sendOne(this.#first, this.#label, undefined)
  }

  #add(reply: Reply): void {
    if (this.#label === undefined || this.#complete) this.#sendOne(reply, undefined, undefined)
    else if (this.#reference !== undefined) this.#sendOne(reply, undefined, this.#reference)
    else if (this.#first === undefined) this.#first = reply
    else {
      this.#reference = this.#references.next()
      this.#send(
        this.#labeled({ source: SERVER_NAME, command: 'BATCH', params: [`+${this.#reference}`, 'labeled-response'] }),
      )
      this.#sendOne(this.#first, undefined, this.#reference)
      this.#sendOne(reply, undefined, this.#reference)
    }
  }

  #sendOne(reply: Reply, label: string | undefined, parent: string | undefined): void {
    const around = { ...(label !== undefined && { label }), ...(parent !== undefined && { batch: parent }) }
    if ('type' in reply) sendBatch(this.#screen, reply, this.#references.next(), around)
    else this.#send(label === undefined && parent === undefined ? reply : addTags(reply, around))
  }

  #labeled(message: MessageInit): MessageInit {
    return this.#label === undefined ? message : addTags(message, { label: this.#label })
  }

  #send(message: MessageInit): void {
    this.#screen.send(message)
  }
}

/** A batch as its messages, from its opening to its end. */
export function batchMessages(batch: BatchInit, reference: string): readonly MessageInit[] {
  return [
    opening(batch, reference),
    ...batch.messages.map((message) => addTags(message, { batch: reference })),
    ending(reference),
  ]
}

/** Sends a batch from its opening to its end; `tags` go on the opening. */
export function sendBatch(
  screen: Screen,
  batch: BatchInit | KeptBatch,
  reference: string,
  tags: Readonly<Record<string, string>> = {},
): void {
  screen.send({ tags, ...opening(batch, reference) })
  if ('kept' in batch) screen.sendKept(batch.kept, reference)
  else for (const message of batch.messages) screen.send(addTags(message, { batch: reference }))
  screen.send(ending(reference))
}

function opening({ type, params }: Pick<BatchInit, 'type' | 'params'>, reference: string): MessageInit {
  return { source: SERVER_NAME, command: 'BATCH', params: [`+${reference}`, type, ...params] }
}

function ending(reference: string): MessageInit {
  return { source: SERVER_NAME, command: 'BATCH', params: [`-${reference}`] }
}
