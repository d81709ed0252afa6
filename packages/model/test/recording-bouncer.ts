import type { MuxStream } from '@longwire/connection'
import { formatServerTime, parseMessage } from '@longwire/irc'
import type { ScriptedBouncer, ScriptedStream } from './scripted-bouncer.ts'
import { welcome } from './scripted-bouncer.ts'

/** One line of the record of #home. */
export interface Recorded {
  readonly msgid: string
  readonly time: number
  readonly nickname: string
  /** What was said; the new nickname; the reaction. */
  readonly text: string
  readonly outboxId: string | undefined
  /** `said` unless told otherwise. */
  readonly kind?: 'reacted' | 'redacted' | 'renamed'
  /** Of a reaction and of what takes something back: the msgid of that. */
  readonly about?: string
}

/**
 * The bouncer's half, as docs/extensions/mux.md and resume.md want it, for one network with one channel: it keeps a record,
 * echoes, answers a repeated message with its first echo, resumes from a cursor and pages through history.
 */
export class RecordingBouncer {
  readonly record: Recorded[] = []
  readonly #bouncer: ScriptedBouncer
  readonly #resumeLimit: number
  readonly #redacted = new Set<string>()
  /** Who is there and changes the nickname. */
  #dave = 'dave'
  #stream: { readonly net: ScriptedStream; handled: number } | undefined
  #batches = 0
  #time = Date.UTC(2026, 10, 22, 11)

  constructor(bouncer: ScriptedBouncer, resumeLimit: number) {
    this.#bouncer = bouncer
    this.#resumeLimit = resumeLimit
  }

  /** Takes the stream that the model opens for the network, and begins it. */
  async attach(): Promise<void> {
    const net = await this.#bouncer.stream('n1')
    this.#stream = { net, handled: 0 }
    welcome(net)
    this.#send(
      ':ada!a@h JOIN #home',
      `:bnc 353 ada = #home :ada ${this.#dave}`,
      ':bnc 366 ada #home :End',
      ':bnc MARKREAD #home *',
    )
    this.#resume(net.attributes.resume ?? '*')
  }

  get attached(): MuxStream | undefined {
    return this.#stream?.net.stream.open === true ? this.#stream.net.stream : undefined
  }

  /** Somebody says something; `advance` milliseconds after what was said before. */
  say(nickname: string, text: string, advance: number, outboxId?: string): Recorded {
    this.#time += advance
    const recorded = { msgid: `m${this.record.length}`, time: this.#time, nickname, text, outboxId }
    this.record.push(recorded)
    return recorded
  }

  /** Somebody reacts to a message, takes it back, or is called otherwise. */
  happened(kind: NonNullable<Recorded['kind']>, text: string, about: string | undefined, advance: number): Recorded {
    const said = this.say(kind === 'renamed' ? this.#dave : 'bob', text, advance)
    if (kind === 'renamed') this.#dave = text
    const recorded = { ...said, kind, ...(about !== undefined && { about }) }
    this.record[this.record.length - 1] = recorded
    if (kind === 'redacted' && about !== undefined) this.#redacted.add(about)
    return recorded
  }

  /** What was said and not taken back. */
  get lasting(): readonly Recorded[] {
    return this.record.filter(({ kind, msgid }) => (kind ?? 'renamed') === 'renamed' && !this.#redacted.has(msgid))
  }

  /** What others say is told live. */
  told(recorded: Recorded): void {
    if (this.attached !== undefined) this.#send(this.#line(recorded))
  }

  /** Answers what the model has asked since the last time. */
  serve(): void {
    const stream = this.#stream
    if (stream === undefined || this.attached === undefined) return
    const { received } = stream.net.wire
    for (; stream.handled < received.length; stream.handled++) this.#answer(received[stream.handled] ?? '')
  }

  #answer(text: string): void {
    const message = parseMessage(text)
    if (message === undefined) return
    const { command, params, tags } = message
    const label = tags.get('label') ?? ''
    if (command === 'PRIVMSG') {
      const id = tags.get('+longwire/id')
      const known = this.record.find(({ outboxId }) => outboxId === id)
      this.#send(this.#line(known ?? this.say('ada', params[1] ?? '', 1, id), `label=${label};`))
    } else if (command === 'CHATHISTORY') {
      const reference = `h${++this.#batches}`
      this.#send(
        `@label=${label} BATCH +${reference} chathistory #home`,
        ...this.#page(params).map((recorded) => this.#line(recorded, `batch=${reference};`)),
        `BATCH -${reference}`,
      )
    }
  }

  #page([kind, , ...bounds]: readonly string[]): readonly Recorded[] {
    const at = (bound: string | undefined): number => this.record.findIndex(({ msgid }) => `msgid=${msgid}` === bound)
    const limit = 3
    if (kind === 'LATEST') return this.record.slice(-limit)
    const from = at(bounds[0])
    const to = kind === 'BETWEEN' ? at(bounds[1]) : -1
    if (from < 0) return []
    return to > from
      ? this.record.slice(from + 1, Math.min(to, from + 1 + limit))
      : this.record.slice(Math.max(to + 1, from - limit), from)
  }

  #resume(cursor: string): void {
    const from = cursor === '*' ? 0 : Number(cursor.slice(1))
    const missed = this.record.slice(from)
    if (missed.length > 0) {
      const reference = `r${++this.#batches}`
      this.#send(
        `BATCH +${reference} longwire/resume #home ${missed.length}`,
        ...missed.slice(-this.#resumeLimit).map((recorded) => this.#line(recorded, `batch=${reference};`)),
        `BATCH -${reference}`,
      )
    }
    this.#send(`:bnc RESUME END c${this.record.length}`)
  }

  #line(recorded: Recorded, more = ''): string {
    const { msgid, time, nickname, text, outboxId, kind, about } = recorded
    if (this.#redacted.has(msgid)) {
      // A label is answered by something in any case.
      return `@${more}time=${formatServerTime(time)} :${nickname}!u@h REDACT #home ${msgid}`
    }
    const id = outboxId === undefined ? '' : `;+longwire/id=${outboxId}`
    const cursor = `longwire/cursor=c${Number(msgid.slice(1)) + 1}`
    const tags = `${more}time=${formatServerTime(time)};msgid=${msgid};${cursor}${id}`
    const source = `${nickname}!u@h`
    if (kind === 'reacted') return `@${tags};+reply=${about};+draft/react=${text} :${source} TAGMSG #home`
    if (kind === 'redacted') return `@${tags} :${source} REDACT #home ${about}`
    if (kind === 'renamed') return `@${tags} :${source} NICK ${text}`
    return `@${tags} :${source} PRIVMSG #home :${text}`
  }

  #send(...lines: readonly string[]): void {
    this.#stream?.net.wire.send(...lines)
  }
}
