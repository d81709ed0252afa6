import { holdsSecret, type SecretBearer } from './secrets.ts'

/** Texts that one buffer's history holds at most. */
const MOST_REMEMBERED = 100

/** What was sent from one buffer's composer, to be sent again. Passwords never get in. */
export class InputHistory {
  #texts: readonly string[] = []

  /** Oldest first. */
  get texts(): readonly string[] {
    return this.#texts
  }

  /** A text that was repeated moves to the end. `commands` may be empty for what is no command. */
  remember(text: string, target: string, commands: readonly SecretBearer[]): void {
    if (text.trim() === '' || holdsSecret(text, target, commands)) return
    this.#texts = [...this.#texts.filter((known) => known !== text), text].slice(-MOST_REMEMBERED)
  }
}
