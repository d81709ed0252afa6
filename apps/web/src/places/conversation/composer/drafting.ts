import type { BufferKey, Line, Model } from '@longwire/model'
import { type Accessor, createEffect, createSignal, on } from 'solid-js'
import { fromModel } from '../../../model/from-model.ts'
import { preferences } from '../../../preferences/preferences-store.ts'

/** What somebody is writing in a conversation: the text, and the line that it answers. */
export interface Drafting {
  readonly text: Accessor<string>
  readonly answered: Accessor<Line | undefined>
  write(text: string): void
  /** Puts a text where the caret is, and the caret behind it. */
  insert(text: string): void
  /** Puts a text in place of a part of what is written (UTF-16 indexes, end exclusive). */
  replace(from: number, to: number, text: string): void
  /** Puts a mark around what is chosen, or takes it away where it stands there. */
  wrap(mark: string): void
  answer(line: Line | undefined): void
  focus(): void
  /** The element in which it is written. */
  attach(input: HTMLTextAreaElement): void
}

/** A draft that begins with what was left here. */
export function createDrafting(model: Model, buffer: BufferKey): Drafting {
  const kept = fromModel(
    model,
    () => `buffer ${buffer}`,
    () => model.state.buffers.get(buffer)?.draft ?? '',
  )
  const [text, setText] = createSignal(kept())
  const [answered, setAnswered] = createSignal<Line>()
  let input: HTMLTextAreaElement | undefined

  // What is written on another screen of the person is written here as well.
  createEffect(on(kept, (draft) => setText(draft), { defer: true }))

  function write(written: string): void {
    setText(written)
    model.actions.setDraft(buffer, written)
    if (!written.startsWith('/') && preferences().tellTyping)
      model.actions.setTyping(buffer, written === '' ? 'done' : 'active')
  }

  function replace(from: number, to: number, put: string): void {
    const before = text()
    write(before.slice(0, from) + put + before.slice(to))
    const caret = from + put.length
    input?.focus()
    input?.setSelectionRange(caret, caret)
  }

  return {
    text,
    answered,
    write,
    replace,
    insert(put) {
      const end = text().length
      replace(input?.selectionStart ?? end, input?.selectionEnd ?? end, put)
    },
    wrap(mark) {
      const end = text().length
      const [from, to] = [input?.selectionStart ?? end, input?.selectionEnd ?? end]
      const chosen = text().slice(from, to)
      const around = [text().slice(from - mark.length, from), text().slice(to, to + mark.length)]
      if (from >= mark.length && around.every((one) => one === mark)) {
        replace(from - mark.length, to + mark.length, chosen)
        input?.setSelectionRange(from - mark.length, to - mark.length)
      } else {
        replace(from, to, mark + chosen + mark)
        input?.setSelectionRange(from + mark.length, to + mark.length)
      }
    },
    answer(line) {
      setAnswered(line)
      if (line !== undefined) input?.focus()
    },
    focus: () => input?.focus(),
    attach(element) {
      input = element
    },
  }
}
