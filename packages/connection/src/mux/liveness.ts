import type { Environment } from '../environment.ts'
import { muxLimits } from './limits.ts'

/** A timer that fires this late (milliseconds) says that the machine slept. */
const SLEPT = 15_000

/** Notices a socket that died without saying so, and measures the round trip. */
export class MuxLiveness {
  readonly #environment: Environment
  readonly #actions: { ping(token: string): void; dead(): void }
  readonly #asked = new Map<string, number>()
  #lastHeard: number
  #askedSinceHeard = false
  /** What was said when, to which nothing came since. */
  #said: { readonly at: number; asked: boolean } | undefined
  #probe: { readonly token: string; readonly deadline: number } | undefined
  #count = 0
  #clear = () => {}
  /** Milliseconds; undefined until measured. */
  lag: number | undefined

  constructor(environment: Environment, actions: { ping(token: string): void; dead(): void }) {
    this.#environment = environment
    this.#actions = actions
    this.#lastHeard = environment.now()
    this.#arm()
  }

  /** Something came. A probe goes on all the same: what comes may have been under way since before the sleep. */
  heard(): void {
    this.#lastHeard = this.#environment.now()
    this.#askedSinceHeard = false
    this.#said = undefined
  }

  /** Something was said that the other side has something to say to: silence counts for more from here on. */
  said(): void {
    if (this.#said !== undefined) return
    this.#said = { at: this.#environment.now(), asked: false }
    this.#arm()
  }

  answered(token: string): void {
    const at = this.#asked.get(token)
    if (at === undefined) return
    this.#asked.delete(token)
    this.lag = Math.max(0, this.#environment.now() - at)
    if (this.#probe?.token === token) this.#probe = undefined
  }

  /** Asks at once, once at a time; without an answer within so many milliseconds the socket is dead. */
  probe(within: number): void {
    const token = this.#probe?.token ?? this.#ask()
    const deadline = Math.min(this.#probe?.deadline ?? Number.POSITIVE_INFINITY, this.#environment.now() + within)
    this.#probe = { token, deadline }
    this.#arm()
  }

  stop(): void {
    this.#clear()
  }

  #ask(): string {
    const token = `t${++this.#count}`
    this.#asked.clear()
    this.#asked.set(token, this.#environment.now())
    this.#actions.ping(token)
    return token
  }

  #arm(): void {
    this.#clear()
    const silence = this.#lastHeard + (this.#askedSinceHeard ? muxLimits.dead : muxLimits.quiet)
    const due = Math.min(
      silence,
      this.#probe?.deadline ?? Number.POSITIVE_INFINITY,
      this.#answerDue() ?? Number.POSITIVE_INFINITY,
    )
    this.#clear = this.#environment.schedule(due, () => this.#due(due))
  }

  #answerDue(): number | undefined {
    if (this.#said === undefined) return undefined
    return this.#said.at + (this.#said.asked ? muxLimits.unanswered : muxLimits.answer)
  }

  #due(due: number): void {
    const now = this.#environment.now()
    if (now - due > SLEPT) {
      // The sleep was no silence of the other side's.
      this.#lastHeard = now
      this.#probe = undefined
      this.#said = undefined
      this.probe(muxLimits.wakeAnswer)
      return
    }
    const silent = now - this.#lastHeard
    const unanswered = this.#said?.asked === true && now >= this.#said.at + muxLimits.unanswered
    if ((this.#probe && now >= this.#probe.deadline) || silent >= muxLimits.dead || unanswered) {
      this.#actions.dead()
      return
    }
    if (this.#said?.asked === false && now >= this.#said.at + muxLimits.answer) {
      this.#said.asked = true
      this.#ask()
    }
    if (silent >= muxLimits.quiet && !this.#askedSinceHeard) {
      this.#askedSinceHeard = true
      this.#ask()
    }
    this.#arm()
  }
}
