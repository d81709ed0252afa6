import { stripFormatting } from '@longwire/irc'
import type { Origin } from './origin.ts'
import type { Sender } from './sender.ts'

/** What the network made of something of ours. */
export interface Echo extends Pick<Origin, 'account' | 'msgid' | 'source' | 'time'> {
  readonly text: string
}

/** Something of ours that is on its way to the network. */
export interface PendingSay {
  readonly as: 'privmsg' | 'notice' | 'action'
  /** Folded, with its STATUSMSG prefix. */
  readonly target: string
  readonly text: string
  /** The id that the screen gave the message. */
  readonly outboxId: string | undefined
  /** Who waits for its echo: the screen that said it, and those that repeated it meanwhile. */
  readonly senders: Sender[]
  /** It is a part of a message: its echo is told here, and is no message of its own. */
  readonly echoed?: (echo: Echo) => void
}

/** What was said on a network and has not come back: an echo is known by its target and text, in the order of saying. */
export class PendingSays {
  readonly #waiting = new Set<PendingSay>()

  add(say: PendingSay): void {
    this.#waiting.add(say)
  }

  /** Takes a say out that came to nothing, or is recorded without an echo; false where its echo has come already. */
  remove(say: PendingSay): boolean {
    return this.#waiting.delete(say)
  }

  /**
   * Takes out what an echo confirms. A network may change what it passes on (it strips colours, it censors), so without
   * an equal text it is the oldest to that target, where the echo is known to answer one of ours.
   */
  take(echo: Pick<PendingSay, 'as' | 'target' | 'text'>, answersOurs: boolean): PendingSay | undefined {
    const candidates = [...this.#waiting].filter(({ as, target }) => as === echo.as && target === echo.target)
    if (candidates.length === 0) return undefined
    const plain = stripFormatting(echo.text)
    const found =
      candidates.find(({ text }) => text === echo.text) ??
      candidates.find(({ text }) => stripFormatting(text) === plain) ??
      (answersOurs ? candidates[0] : undefined)
    if (found !== undefined) this.#waiting.delete(found)
    return found
  }
}
