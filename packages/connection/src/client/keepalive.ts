import type { Environment } from '../environment.ts'

/** Milliseconds. */
const keepaliveTimes = {
  /** Silence after which the server is asked. */
  quiet: 60_000,
  /** Silence after which the connection is dead: it was asked, and had a minute to answer. */
  dead: 120_000,
  /** Silence after something was said, after which the server is asked, and after which the connection is dead. */
  answer: 15_000,
  unanswered: 45_000,
  /** The lag is measured at least this often. */
  measure: 120_000,
  /** What a server has to answer somebody who woke. */
  wakeAnswer: 10_000,
  /** A timer that fires this late says that the machine slept. */
  slept: 15_000,
} as const

export interface KeepaliveActions {
  ping(token: string): void
  dead(): void
  lagMeasured(milliseconds: number): void
}

/** Notices a connection that is only half there, measures the lag, and probes after a sleep before anything else. */
export class Keepalive {
  readonly #environment: Environment
  readonly #actions: KeepaliveActions
  readonly #prefix: string
  /** Questions without an answer: while there are none, lines need not be looked at. */
  #open = 0
  #count = 0
  #lastHeard: number
  #asked: { readonly token: string; readonly at: number } | undefined
  #measuredAt: number
  #probeDeadline: number | undefined
  /** What was said when, to which nothing came since. */
  #said: { readonly at: number; asked: boolean } | undefined
  #clear = () => {}
  #stopped = false
  #suspended = false

  constructor(environment: Environment, actions: KeepaliveActions) {
    this.#environment = environment
    this.#actions = actions
    this.#prefix = `longwire-${Math.floor(environment.random() * 2 ** 32).toString(36)}-`
    this.#lastHeard = environment.now()
    this.#measuredAt = environment.now()
    this.#ask()
    this.#arm()
  }

  /** Something came; `now` is milliseconds since 1970. */
  heard(now: number): void {
    this.#lastHeard = now
    this.#said = undefined
  }

  /** Something was said: silence counts for more from here on. */
  said(): void {
    if (this.#said !== undefined || this.#stopped) return
    this.#said = { at: this.#environment.now(), asked: false }
    this.#arm()
  }

  /** Whether a line is the answer to our own PING; then it is nobody else's business. */
  takes(line: string): boolean {
    if (this.#open === 0 || !this.#isOwn(line)) return false
    this.#open--
    if (this.#asked && line.endsWith(this.#asked.token)) {
      this.#measuredAt = this.#environment.now()
      this.#actions.lagMeasured(Math.max(0, this.#measuredAt - this.#asked.at))
      this.#asked = undefined
      this.#probeDeadline = undefined
      this.#arm()
    }
    return true
  }

  /** Asks at once, with 10 s for the answer. */
  probe(): void {
    if (this.#probeDeadline !== undefined || this.#stopped) return
    this.#probeDeadline = this.#environment.now() + keepaliveTimes.wakeAnswer
    this.#ask()
    this.#arm()
  }

  /** Reading is paused: silence is our own now. */
  suspend(): void {
    this.#suspended = true
    this.#clear()
  }

  /** Reading goes on. */
  restart(): void {
    this.#suspended = false
    this.heard(this.#environment.now())
    this.#arm()
  }

  stop(): void {
    this.#stopped = true
    this.#clear()
  }

  // `[@tags ][:source ]PONG server token`; numerics and messages that hold the token are not ours to swallow.
  #isOwn(line: string): boolean {
    const token = line.lastIndexOf(this.#prefix)
    if (token === -1) return false
    const command = line.indexOf('PONG ')
    return command !== -1 && command < token && /^(?:@\S+ +)?(?::\S+ +)?PONG [^:]*:?$/.test(line.slice(0, token))
  }

  #ask(): void {
    this.#asked = { token: `${this.#prefix}${++this.#count}`, at: this.#environment.now() }
    this.#open++
    this.#actions.ping(this.#asked.token)
  }

  #arm(): void {
    this.#clear()
    if (this.#stopped || this.#suspended) return
    const quiet = this.#asked ? Number.POSITIVE_INFINITY : this.#lastHeard + keepaliveTimes.quiet
    const due = Math.min(
      quiet,
      this.#lastHeard + keepaliveTimes.dead,
      this.#asked ? Number.POSITIVE_INFINITY : this.#measuredAt + keepaliveTimes.measure,
      this.#probeDeadline ?? Number.POSITIVE_INFINITY,
      this.#answerDue() ?? Number.POSITIVE_INFINITY,
    )
    this.#clear = this.#environment.schedule(due, () => this.#due(due))
  }

  #answerDue(): number | undefined {
    if (this.#said === undefined) return undefined
    return this.#said.at + (this.#said.asked ? keepaliveTimes.unanswered : keepaliveTimes.answer)
  }

  #due(due: number): void {
    const now = this.#environment.now()
    if (now - due > keepaliveTimes.slept) {
      // The sleep was no silence of the server's.
      this.#lastHeard = now
      this.#probeDeadline = undefined
      this.#said = undefined
      this.probe()
      return
    }
    if (this.#isDead(now)) {
      this.#actions.dead()
      return
    }
    if (this.#said?.asked === false && now >= this.#said.at + keepaliveTimes.answer) {
      this.#said.asked = true
      this.#ask()
    }
    const silent = now - this.#lastHeard
    const unmeasured = now - this.#measuredAt >= keepaliveTimes.measure
    if (!this.#asked && (silent >= keepaliveTimes.quiet || unmeasured)) this.#ask()
    this.#arm()
  }

  #isDead(now: number): boolean {
    if (this.#probeDeadline !== undefined && now >= this.#probeDeadline) return true
    if (this.#said?.asked === true && now >= this.#said.at + keepaliveTimes.unanswered) return true
    return now - this.#lastHeard >= keepaliveTimes.dead
  }
}
