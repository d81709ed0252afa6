import { deepStrictEqual, fail } from 'node:assert/strict'
import { pbkdf2Sync } from 'node:crypto'
import {
  type CloseCode,
  createSession,
  formatMessage,
  type Output,
  restoreSession,
  type Session,
  type SessionConfig,
  type SessionSecrets,
  type SessionSnapshot,
  type SessionState,
} from '@longwire/irc'
import { describeEvent, eventMatches, intentOf, readTranscript, type Step, wordsOf } from './transcript-steps.ts'

/** What a transcript is played with. */
export interface TranscriptOptions {
  readonly config?: Partial<SessionConfig>
  readonly secrets?: SessionSecrets
}

const NOTHING_MORE = '(nothing)'
/** That of the example in RFC 7677. */
const NONCE = 'rOprNGfwEbeRWgbNEkqO'

/**
 * Plays a transcript with a session and returns its state at the end. One step a line; blank lines and those that begin with
 * `#` are left out:
 *
 * - `connect [plain|tls|mux]`, `closed [code]`: the transport opens, or is gone;
 * - `registered NICKNAME [capabilities...]`: connects and registers, with these capabilities offered;
 * - `in LINE`: the server says this;
 * - `do KIND REQUEST [key=value...]`: the user wants this;
 * - `wait SECONDS`: time goes by, and timers that are due are woken;
 * - `out LINE`: the session says this. Whatever it says must be listed, in order, before the next input;
 * - `event TYPE [key=value...]`: it tells this; other events may come before it;
 * - `silent`: the last input made it tell nothing;
 * - `close CODE`, `move HOST:PORT`: it ends the connection, or asks for another one.
 *
 * Values with spaces are in double quotes. The same is played once more with a session that is written down and restored before
 * each input: its outputs must be the same.
 */
export function playTranscript(text: string, options: TranscriptOptions = {}): SessionState {
  const steps = readTranscript(text)
  const straight = new Player(options, false)
  const restored = new Player(options, true)
  straight.play(steps)
  restored.play(steps)
  deepStrictEqual(restored.log, straight.log, 'a session that was restored goes on as the one that never stopped')
  return straight.state
}

class Player {
  /** All outputs in words. */
  readonly log: string[] = []
  readonly #secrets: SessionSecrets
  readonly #restoring: boolean
  readonly #timers = new Map<string, number>()
  #session: Session
  #now = Date.UTC(2026, 10, 22, 12)
  #sent: string[] = []
  #events: string[] = []
  #eventsOfInput = 0

  constructor({ config, secrets = {} }: TranscriptOptions, restoring: boolean) {
    this.#secrets = secrets
    this.#restoring = restoring
    this.#session = createSession({ nickname: 'ada', ...config }, secrets)
  }

  get state(): SessionState {
    return this.#session.state
  }

  play(steps: readonly Step[]): void {
    for (const step of steps) {
      try {
        this.#step(step)
      } catch (cause) {
        throw new Error(`transcript line ${step.number}: ${step.text}\n${String(cause)}`, { cause })
      }
    }
    this.#expectNothingSent()
  }

  #step({ verb, rest }: Step): void {
    if (verb === 'out') this.#expectSent(rest)
    else if (verb === 'close' || verb === 'move') this.#expectSent(`${verb} ${rest}`)
    else if (verb === 'event') this.#expectEvent(rest)
    else if (verb === 'silent') {
      if (this.#eventsOfInput > 0) fail(`it told ${this.#events.join('; ')}`)
    } else {
      this.#expectNothingSent()
      this.#events = []
      this.#eventsOfInput = 0
      this.#input(verb, rest)
    }
  }

  #input(verb: string, rest: string): void {
    switch (verb) {
      case 'connect':
        return this.#connect(rest)
      case 'registered':
        return this.#register(rest)
      case 'in':
        return this.#take(this.#fresh().receive({ text: rest, damaged: false }, this.#now))
      case 'do':
        return this.#take(this.#fresh().do(intentOf(rest), this.#now))
      case 'closed':
        this.#timers.clear()
        return this.#take(
          this.#fresh().closed(
            { code: (rest || 'transport-closed') as CloseCode, text: 'gone', retry: true },
            this.#now,
          ),
        )
      case 'wait':
        return this.#wait(Number(rest) * 1000)
      default:
        fail(`no such step: ${verb}`)
    }
  }

  #connect(how: string): void {
    const info = { host: 'irc.example.org', port: 6697, secure: how !== 'plain', nonce: NONCE }
    this.#take(this.#fresh().connected(how === 'mux' ? { ...info, preregistered: true } : info, this.#now))
  }

  #register(rest: string): void {
    const [nickname = 'ada', ...capabilities] = wordsOf(rest)
    this.#connect('tls')
    this.#say(`:irc.example.org CAP * LS :${capabilities.join(' ')}`)
    for (const request of this.#sent.filter((line) => line.startsWith('CAP REQ'))) {
      this.#say(`:irc.example.org CAP * ACK :${request.replace(/^CAP REQ :?/, '')}`)
    }
    this.#say(`:irc.example.org 001 ${nickname} :Welcome ${nickname}!ada@home.example`)
    this.#say(`:irc.example.org 005 ${nickname} CHANTYPES=# NETWORK=Example STATUSMSG=@+ :are supported by this server`)
    this.#say(`:irc.example.org 422 ${nickname} :There is no MOTD`)
    this.#sent = []
    this.#events = []
  }

  #say(text: string): void {
    this.#take(this.#fresh().receive({ text, damaged: false }, this.#now))
  }

  #wait(milliseconds: number): void {
    const until = this.#now + milliseconds
    for (;;) {
      const due = [...this.#timers].filter(([, at]) => at <= until).toSorted(([, a], [, b]) => a - b)[0]
      if (due === undefined) break
      const [id, at] = due
      this.#timers.delete(id)
      this.#now = Math.max(this.#now, at)
      this.#take(this.#fresh().wake(id, this.#now))
    }
    this.#now = until
  }

  /** The session, or what was made anew of its snapshot. */
  #fresh(): Session {
    if (!this.#restoring) return this.#session
    const written = JSON.stringify(this.#session.snapshot())
    const restored = restoreSession(JSON.parse(written) as SessionSnapshot, this.#secrets)
    if (restored === undefined) fail('the snapshot is refused')
    this.#session = restored
    return restored
  }

  #take(outputs: readonly Output[]): void {
    for (const output of outputs) {
      const words = describe(output)
      this.log.push(words)
      switch (output.kind) {
        case 'send':
        case 'close':
        case 'connect':
          this.#sent.push(words)
          break
        case 'event':
          this.#events.push(words)
          this.#eventsOfInput++
          break
        case 'set-timer':
          this.#timers.set(output.id, output.at)
          break
        case 'clear-timer':
          this.#timers.delete(output.id)
          break
        case 'derive':
          this.#derive(output)
      }
    }
  }

  #derive({ id, work }: Extract<Output, { kind: 'derive' }>): void {
    const length = work.hash === 'SHA-256' ? 32 : 64
    const hash = work.hash === 'SHA-256' ? 'sha256' : 'sha512'
    const result = pbkdf2Sync(work.password, work.salt, work.iterations, length, hash)
    this.#take(this.#fresh().derived(id, new Uint8Array(result), this.#now))
  }

  #expectSent(expected: string): void {
    const actual = this.#sent.shift() ?? NOTHING_MORE
    if (actual !== expected) fail(`expected: ${expected}\n     was: ${actual}`)
  }

  #expectNothingSent(): void {
    if (this.#sent.length > 0) fail(`it also said: ${this.#sent.join(' | ')}`)
  }

  #expectEvent(expected: string): void {
    const told = this.#events
    const at = told.findIndex((event) => eventMatches(event, expected))
    if (at === -1) fail(`expected: ${expected}\n     was: ${told.join('\n          ') || NOTHING_MORE}`)
    told.splice(0, at + 1)
  }
}

function describe(output: Output): string {
  switch (output.kind) {
    case 'send':
      return formatMessage(output.message)
    case 'close':
      return `close ${output.reason.code}`
    case 'connect':
      return `move ${output.to.host}:${output.to.port}`
    case 'event':
      return describeEvent(output.event)
    case 'set-timer':
      return `set-timer ${output.id} ${output.at}`
    case 'clear-timer':
      return `clear-timer ${output.id}`
    case 'derive':
      return `derive ${output.id} ${output.work.iterations}`
  }
}
