import { type Message, parseMessage } from '@longwire/irc'
import type { VirtualEnvironment } from '@longwire/testing'
import { LineScreen } from '../../src/downstream/line-screen.ts'
import { silentLog } from '../../src/log/log.ts'
import type { UserActor } from '../../src/user/actor.ts'

/** Something that the person said on this screen. */
export interface Sent {
  readonly id: string
  readonly target: string
  readonly text: string
  state: 'pending' | 'confirmed' | 'uncertain'
}

const capabilities = [
  'batch',
  'draft/chathistory',
  'draft/read-marker',
  'echo-message',
  'labeled-response',
  'longwire/resume',
  'message-tags',
  'server-time',
  'standard-replies',
]

let screens = 0

/** A screen that remembers what it saw over all its connections, resumes where it was, and sends again what was not confirmed. */
export class SimulatedScreen {
  readonly name: string
  /** msgids by conversation, in the order in which they came live. */
  readonly live: string[] = []
  readonly seen = new Set<string>()
  readonly outbox: Sent[] = []
  /** What must never happen, in words. */
  readonly violations: string[] = []
  readonly #environment: VirtualEnvironment
  readonly #markers = new Map<string, number>()
  #batches = new Map<string, string>()
  #actor: UserActor | undefined
  #id = 0
  #cursor = '*'
  #current = false

  constructor(name: string, environment: VirtualEnvironment) {
    this.name = name
    this.#environment = environment
  }

  get attached(): boolean {
    return this.#actor !== undefined
  }

  attach(actor: UserActor, network: string): void {
    screens++
    const id = screens
    this.#id = id
    this.#actor = actor
    this.#current = false
    this.#batches = new Map()
    const output = {
      write: (line: string) => {
        if (this.#id === id) this.#receive(line)
      },
      close: () => this.lost(),
    }
    const view = { network: undefined, nickname: '*', capabilities: new Set<string>(), capVersion: 302 }
    const screen = new LineScreen({ id, view, output, environment: this.#environment, log: silentLog })
    const wish = { network: { by: 'id', id: network }, greeting: 'mux', capabilities, resume: this.#cursor } as const
    actor.post({ kind: 'screen-attached', screen, wish })
  }

  /** The connection is gone, whoever ended it. */
  lost(): void {
    this.#actor?.post({ kind: 'screen-detached', screen: this.#id })
    this.#actor = undefined
    this.#id = 0
  }

  say(id: string, target: string, text: string): void {
    const sent: Sent = { id, target, text, state: 'pending' }
    this.outbox.push(sent)
    if (this.#current) this.#send(sent)
  }

  markRead(target: string, time: string): void {
    this.#line(`MARKREAD ${target} timestamp=${time}`)
  }

  /** Sends again what nobody confirmed. */
  flush(): void {
    if (this.#current) for (const sent of this.outbox) if (sent.state === 'pending') this.#send(sent)
  }

  #send({ id, target, text }: Sent): void {
    this.#line(`@label=${id};+longwire/id=${id} PRIVMSG ${target} :${text}`)
  }

  #line(line: string): void {
    this.#actor?.post({ kind: 'screen-line', screen: this.#id, line: { text: line, damaged: false } })
  }

  #receive(line: string): void {
    const message = parseMessage(line)
    if (message === undefined) return
    const { command, params } = message
    if (command === 'BATCH') this.#batch(params)
    else if (command === 'RESUME' && params[0] === 'END') this.#resumed(params[1] ?? '*')
    else if (command === 'PRIVMSG') this.#spoken(message)
    else if (command === 'MARKREAD') this.#marked(params)
    else if (command === 'FAIL' && params[1] === 'DELIVERY_UNCERTAIN') this.#settle(message, 'uncertain')
  }

  #batch([reference = '', type = '', target = '', , from, to]: readonly string[]): void {
    if (reference.startsWith('+')) this.#batches.set(reference.slice(1), type)
    // Lines came late into the span that this screen has: it asks for them.
    if (from !== undefined && to !== undefined) {
      const bounds = `timestamp=${shifted(from, -1)} timestamp=${shifted(to, 1)}`
      this.#line(`CHATHISTORY BETWEEN ${target} ${bounds} 1000`)
    }
    if (reference.startsWith('-')) this.#batches.delete(reference.slice(1))
  }

  #resumed(cursor: string): void {
    this.#cursor = cursor
    this.#current = true
    this.flush()
  }

  #spoken(message: Message): void {
    const msgid = message.tags.get('msgid') ?? ''
    const replayed = this.#batches.has(message.tags.get('batch') ?? '')
    const outboxId = message.tags.get('+longwire/id')
    const label = message.tags.get('label')
    if (outboxId !== undefined) this.#confirm(outboxId)
    // The answer to a repeat is the first one's echo: known already, perhaps.
    if (replayed || (label !== undefined && this.seen.has(msgid))) {
      this.seen.add(msgid)
      return
    }
    if (!this.#current) this.violations.push(`${this.name}: ${msgid} came live before RESUME END`)
    if (this.seen.has(msgid)) this.violations.push(`${this.name}: ${msgid} came live twice`)
    this.seen.add(msgid)
    this.live.push(msgid)
    this.#cursor = message.tags.get('longwire/cursor') ?? this.#cursor
  }

  #confirm(outboxId: string): void {
    for (const sent of this.outbox) if (sent.id === outboxId) sent.state = 'confirmed'
  }

  #settle({ tags }: Message, state: Sent['state']): void {
    for (const sent of this.outbox) if (sent.id === tags.get('label') && sent.state === 'pending') sent.state = state
  }

  #marked([target = '', marker = '*']: readonly string[]): void {
    const time = marker === '*' ? 0 : Date.parse(marker.replace('timestamp=', ''))
    const before = this.#markers.get(target) ?? 0
    if (time < before) this.violations.push(`${this.name}: the marker of ${target} went back`)
    this.#markers.set(target, time)
  }
}

function shifted(time: string, by: number): string {
  return new Date(Date.parse(time) + by).toISOString()
}
