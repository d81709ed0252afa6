import { type EventOf, formatCtcp, type MessageInit } from '@longwire/irc'
import type { Buffer } from '../buffers/buffer.ts'
import type { NetworkBuffers } from '../buffers/network-buffers.ts'
import { nameOf } from '../history/line-of-message.ts'

/** What asking people's programs needs of its network. */
export interface CtcpNetwork {
  readonly buffers: NetworkBuffers
  now(): number
  send(message: MessageInit): void
}

/** Milliseconds in which an answer is shown where it was asked for. */
const PATIENCE = 60_000

/** Questions to people's programs, and where their answers are shown. */
export class CtcpAnswers {
  readonly #network: CtcpNetwork
  #asked: { readonly from: Buffer; readonly at: number } | undefined

  constructor(network: CtcpNetwork) {
    this.#network = network
  }

  /** Asks from a buffer; a PING carries the time. */
  ask(from: Buffer, target: string, command: string, text?: string): void {
    const now = this.#network.now()
    this.#asked = { from, at: now }
    const sent = command === 'PING' && text === undefined ? String(now) : text
    this.#network.send({ command: 'PRIVMSG', params: [target, formatCtcp(command, sent)] })
  }

  /** Where an answer belongs, and what it says. */
  read({ source, command, text }: EventOf<'ctcp-received'>): { readonly buffer: Buffer; readonly text: string } {
    const { buffers } = this.#network
    const now = this.#network.now()
    const nickname = nameOf(source)
    const asked = this.#asked !== undefined && now - this.#asked.at < PATIENCE ? this.#asked.from : undefined
    const buffer = asked ?? buffers.get(nickname) ?? buffers.server()
    const took = now - Number(text)
    const said = command === 'PING' && took >= 0 && took < PATIENCE ? `${took} ms` : text
    return { buffer, text: `${nickname}: ${command} ${said}`.trimEnd() }
  }
}
