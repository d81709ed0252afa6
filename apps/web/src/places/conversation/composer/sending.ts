import type { BufferKey, Effect, Model, SendOptions } from '@longwire/model'
import { type Accessor, createSignal } from 'solid-js'
import type { Drafting } from './drafting.ts'
import { formatted } from './marks.ts'

/** Lines that are sent without a question. */
const linesUnasked = 4

/** What is asked before something is sent. */
export type Asked =
  | { readonly kind: 'lines'; readonly count: number }
  | { readonly kind: 'command'; readonly question: string }
  /** Somebody else may hear it than whom the conversation was with. */
  | { readonly kind: 'person'; readonly question: string }

/** What asks back, by the code with which the model does. */
const questions: Readonly<Record<string, 'command' | 'person'>> = {
  'needs-confirmation': 'command',
  'another-person': 'person',
}

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

  async function send(wanted: Pick<SendOptions, 'confirmed' | 'toWhoever'> = {}): Promise<void> {
    const written = drafting.text()
    const answered = drafting.answered()
    const count = written.split('\n').filter((line) => line.trim() !== '').length
    if (count === 0) return
    if (count > linesUnasked && wanted.confirmed !== true) {
      setAsked({ kind: 'lines', count })
      return
    }
    drafting.write('')
    drafting.answer(undefined)
    const outcome = await model.actions.send(buffer, isSaid(written) ? formatted(written) : written, {
      ...wanted,
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
    } else if (outcome.code === 'not-loaded' || isSaid(written)) drafting.write(`${now}\n${written}`)
    const kind = now === '' ? questions[outcome.code] : undefined
    if (kind === undefined) setProblem(outcome.text)
    else setAsked({ kind, question: outcome.text })
  }

  return {
    problem,
    asked,
    send: () => void send(),
    confirm: () => void send({ confirmed: true, ...(asked()?.kind === 'person' && { toWhoever: true }) }),
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
