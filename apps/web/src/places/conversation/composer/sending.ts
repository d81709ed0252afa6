import type { BufferKey, Effect, Model } from '@longwire/model'
import { type Accessor, createSignal } from 'solid-js'
import type { Drafting } from './drafting.ts'
import { formatted } from './marks.ts'

/** Lines that are sent without a question. */
const linesUnasked = 4

/** What is asked before something is sent. */
export type Asked =
  | { readonly kind: 'lines'; readonly count: number }
  | { readonly kind: 'command'; readonly question: string }

/** How what was written leaves. */
export interface Sending {
  /** Why it did not; gone when one writes on. */
  readonly problem: Accessor<string | undefined>
  readonly asked: Accessor<Asked | undefined>
  send(): void
  /** What was asked is wanted. */
  confirm(): void
  /** The question, or the problem, is settled. */
  clear(): void
}

/** Sends drafts: asks where many lines, or something grave, would leave; gives back what could not. */
export function createSending(
  model: Model,
  buffer: BufferKey,
  drafting: Drafting,
  act: (effect: Effect) => void,
): Sending {
  const [problem, setProblem] = createSignal<string>()
  const [asked, setAsked] = createSignal<Asked>()

  async function send(confirmed: boolean): Promise<void> {
    const written = drafting.text()
    const answered = drafting.answered()
    const count = written.split('\n').filter((line) => line.trim() !== '').length
    if (count === 0) return
    if (count > linesUnasked && !confirmed) {
      setAsked({ kind: 'lines', count })
      return
    }
    drafting.write('')
    drafting.answer(undefined)
    const outcome = await model.actions.send(buffer, isSaid(written) ? formatted(written) : written, {
      confirmed,
      ...(answered !== undefined && { replyTo: answered.id }),
    })
    if (outcome.ok) {
      if (outcome.value !== undefined) act(outcome.value)
      return
    }
    // What could not leave goes back to where it was written; behind what stands there by now, where nobody else remembers it.
    const now = drafting.text()
    if (now === '') {
      drafting.write(written)
      drafting.answer(answered)
    } else if (outcome.code === 'not-loaded') drafting.write(`${now}\n${written}`)
    if (outcome.code === 'needs-confirmation') setAsked({ kind: 'command', question: outcome.text })
    else setProblem(outcome.text)
  }

  return {
    problem,
    asked,
    send: () => void send(false),
    confirm: () => void send(true),
    clear() {
      setProblem(undefined)
      setAsked(undefined)
    },
  }
}

/** Whether a text is said to people, and is not a command: only then marks in it are formatting. */
export function isSaid(text: string): boolean {
  return !text.startsWith('/') || text.startsWith('//') || /^\/me\s/i.test(text)
}
