import type { Authenticated } from '../login/logins.ts'
import { newToken } from '../login/tokens.ts'
import { type AnswerSink, FirstAnswer } from './first-answer.ts'
import type { MuxScreensInit } from './mux-screens.ts'

/** Answers of one person that are not told to their end; of more the oldest is ended. */
const MOST = 8

/** The first answers that are being told, or whose rest may be asked for. */
export class FirstAnswers {
  readonly #screens: MuxScreensInit
  /** By their ticket, the oldest first. */
  readonly #answers = new Map<string, FirstAnswer>()

  constructor(screens: MuxScreensInit) {
    this.#screens = screens
  }

  /** Tells somebody's page what it reads first. Returns what is to be called when whoever reads it is gone. */
  begin(who: Authenticated, sink: AnswerSink): () => void {
    const own = [...this.#answers.values()].filter((answer) => answer.who.user.id === who.user.id)
    if (own.length >= MOST) own[0]?.stop()
    const ticket = newToken(this.#screens.environment)
    const ended = (): void => void this.#answers.delete(ticket)
    const answer = new FirstAnswer({ who, screens: this.#screens, ticket, ended }, sink)
    this.#answers.set(ticket, answer)
    void answer.begin()
    return () => answer.left(sink)
  }

  /** Tells the rest of an answer, as above, once; undefined where this login has none to be told. */
  goOn(who: Authenticated, ticket: string, sink: AnswerSink): (() => void) | undefined {
    const answer = this.#answers.get(ticket)
    if (answer === undefined || answer.who.login.id !== who.login.id || !answer.waits) return undefined
    answer.goOn(sink)
    return () => answer.left(sink)
  }
}
