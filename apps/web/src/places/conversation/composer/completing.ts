import type { BufferKey, Candidate, Completion, Model } from '@longwire/model'
import { type Accessor, createSignal } from 'solid-js'
import type { Drafting } from './drafting.ts'
import { emojiWord } from './emoji-word.ts'

/** What the word before the caret could become, and which of it is chosen. */
export interface Completing {
  /** At most as many as a list shows; empty when there is nothing to show. */
  readonly candidates: Accessor<readonly Candidate[]>
  /** Index of the chosen one; -1 while none is. */
  readonly chosen: Accessor<number>
  /** The text or the caret changed. */
  follow(caret: number): void
  /** True where the key was for the list. */
  takesKey(event: KeyboardEvent, caret: number): boolean
  accept(index: number): void
  close(): void
}

const mostShown = 8

/** Completion that shows itself for commands, channels and `@names`, and for any word with Tab. */
export function createCompleting(model: Model, buffer: BufferKey, drafting: Drafting): Completing {
  const [found, setFound] = createSignal<Completion>()
  const [chosen, setChosen] = createSignal(-1)
  const candidates = () => found()?.candidates.slice(0, mostShown) ?? []
  let asked = 0
  let fruitless = ''
  /** Where what Tab put in place of the word ends, while it leads from one candidate to the next. */
  let standsTo: number | undefined

  function close(): void {
    asked++
    setFound(undefined)
    setChosen(-1)
    standsTo = undefined
  }

  async function ask(caret: number): Promise<Completion | undefined> {
    const turn = ++asked
    const completion = await model.complete(buffer, drafting.text(), caret)
    return turn === asked ? completion : undefined
  }

  function accept(index: number): void {
    const completion = found()
    const candidate = completion?.candidates[index]
    if (completion === undefined || candidate === undefined) return
    const end = standsTo ?? completion.to
    close()
    drafting.replace(completion.from, end, candidate.insert)
  }

  /** What is chosen stands in the text at once: one may go on writing behind it. */
  function stand(): void {
    const completion = found()
    const candidate = completion?.candidates[chosen()]
    if (completion === undefined || candidate === undefined) return
    drafting.replace(completion.from, standsTo ?? completion.to, candidate.insert)
    standsTo = completion.from + candidate.insert.length
  }

  async function completeWord(caret: number): Promise<void> {
    const written = drafting.text()
    const completion = await ask(caret)
    if (completion === undefined) {
      fruitless = written
      return
    }
    setFound(completion)
    walk(1)
  }

  /** Tab and Shift with Tab: to the next candidate and back; the only one is taken. */
  function walk(step: 1 | -1): void {
    if (candidates().length === 1) accept(0)
    else {
      standsTo ??= found()?.to
      move(step)
    }
  }

  function move(step: 1 | -1): void {
    const count = candidates().length
    setChosen((before) => (before === -1 && step === -1 ? count - 1 : (before + step + count) % count))
    if (standsTo !== undefined) stand()
  }

  return {
    candidates,
    chosen,
    accept,
    close,
    follow(caret) {
      const word = /\S*$/.exec(drafting.text().slice(0, caret))?.[0] ?? ''
      const command = drafting.text().startsWith('/') && !drafting.text().startsWith('//')
      if (!/^[/@#&]/.test(word) && emojiWord(word) === undefined && !(command && word !== '')) {
        close()
        return
      }
      void ask(caret).then((completion) => {
        if (completion === undefined) return
        setFound(completion)
        setChosen(-1)
        standsTo = undefined
      })
    },
    takesKey(event, caret) {
      const open = candidates().length > 0
      switch (event.key) {
        case 'Tab':
          // Where there is nothing to complete, the next press leads on: nobody is kept here.
          if (open && (!event.shiftKey || chosen() !== -1)) {
            walk(event.shiftKey ? -1 : 1)
            return true
          }
          if (event.shiftKey || drafting.text().trim() === '' || drafting.text() === fruitless) return false
          void completeWord(caret)
          return true
        case 'Escape':
          if (open) close()
          return open
        case 'ArrowDown':
        case 'ArrowUp':
          if (open) move(event.key === 'ArrowDown' ? 1 : -1)
          return open
        case 'Enter':
          if (chosen() === -1) return false
          accept(chosen())
          return true
        default:
          return false
      }
    },
  }
}
