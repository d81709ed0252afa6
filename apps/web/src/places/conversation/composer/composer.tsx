import { type JSX, Show, Suspense, createEffect, createSignal, createUniqueId, on, onMount } from 'solid-js'
import { Icon } from '../../../elements/icon.tsx'
import { lazyPlace } from '../../../elements/lazy-place.ts'
import { useApp } from '../../../model/context.ts'
import { formattingTexts } from '../../../texts/formatting/formatting-texts.ts'
import { texts } from '../../../texts/texts.ts'
import { useConversation } from '../conversation-context.ts'
import { AnswerBar } from './answer-bar.tsx'
import { createCompleting } from './completing.ts'
import { CompletionList, candidateId } from './completion-list.tsx'
import { marked, markOf } from './marks.ts'
import { Recalling } from './recalling.ts'
import { SendQuestion } from './send-question.tsx'
import { createSending } from './sending.ts'
import './composer.css'

const FormatBar = lazyPlace(formattingTexts, () => import('./format-bar.tsx').then((file) => file.FormatBar))

/** Keys that put marks around what is chosen. */
const markKeys: Readonly<Record<string, string>> = { b: markOf.bold, i: markOf.italic, u: markOf.underline }

/** Where one writes. Enter sends, Shift and Enter make a new line; what is written survives as a draft. */
export function Composer(props: { readonly name: string }): JSX.Element {
  const { model } = useApp()
  const { buffer, drafting, act } = useConversation()
  const listId = createUniqueId()
  const completing = createCompleting(model, buffer, drafting)
  const sending = createSending(model, buffer, drafting, act)
  const recalling = new Recalling()
  const [formatting, setFormatting] = createSignal(false)
  let input!: HTMLTextAreaElement

  onMount(() => {
    drafting.attach(input)
    // A keyboard on the glass would hide what was said.
    if (window.matchMedia('(pointer: fine)').matches) input.focus({ preventScroll: true })
  })
  createEffect(on(drafting.text, () => sending.clear(), { defer: true }))

  function send(): void {
    completing.close()
    recalling.forget()
    sending.send()
    input.focus()
  }

  function recall(step: 1 | -1): boolean {
    const caret = input.selectionEnd
    // Within a text of several lines the arrows move the caret.
    const others = step === -1 ? input.value.slice(0, caret) : input.value.slice(caret)
    if (others.includes('\n')) return false
    const recalled = recalling.step(model.inputHistory(buffer).map(marked), drafting.text(), step)
    if (recalled === undefined) return false
    drafting.replace(0, drafting.text().length, recalled)
    return true
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Quirk(Safari): the Enter that takes what an input method proposes comes after the composition, with the code of one.
    // oxlint-disable-next-line typescript/no-deprecated -- nothing else tells it there
    if (event.isComposing || event.keyCode === 229) return
    if (completing.takesKey(event, input.selectionStart) || takesKey(event)) event.preventDefault()
  }

  function takesKey(event: KeyboardEvent): boolean {
    const mark = event.ctrlKey || event.metaKey ? markKeys[event.key.toLowerCase()] : undefined
    if (mark !== undefined && !event.altKey && !event.shiftKey) {
      drafting.wrap(mark)
      return true
    }
    switch (event.key) {
      case 'Enter':
        if (event.shiftKey) return false
        send()
        return true
      case 'ArrowUp':
        return recall(-1)
      case 'ArrowDown':
        return recall(1)
      case 'Escape':
        if (drafting.answered() === undefined) return false
        drafting.answer(undefined)
        return true
      default:
        return false
    }
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <CompletionList id={listId} completing={completing} />
      <AnswerBar />
      <Show when={sending.problem()}>
        {(reason) => (
          <p class="composer-problem" role="alert">
            {reason()}
          </p>
        )}
      </Show>
      <Suspense>
        <Show when={formatting()}>
          <FormatBar />
        </Show>
      </Suspense>
      <button
        class="icon-button format-toggle"
        type="button"
        title={texts.conversation.formatting}
        aria-expanded={formatting()}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => setFormatting((before) => !before)}
      >
        <span aria-hidden="true">Aa</span>
      </button>
      <textarea
        ref={(element) => {
          input = element
        }}
        rows={1}
        dir="auto"
        value={drafting.text()}
        placeholder={props.name === '' ? texts.conversation.composeHere : texts.conversation.composeTo(props.name)}
        aria-label={texts.conversation.compose}
        aria-autocomplete="list"
        aria-controls={completing.candidates().length > 0 ? listId : undefined}
        aria-activedescendant={completing.chosen() < 0 ? undefined : candidateId(listId, completing.chosen())}
        enterkeyhint="send"
        onInput={(event) => {
          drafting.write(event.currentTarget.value)
          recalling.forget()
          completing.follow(event.currentTarget.selectionStart)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => completing.close()}
      />
      <button
        class="icon-button send"
        type="submit"
        title={texts.conversation.send}
        disabled={drafting.text().trim() === ''}
      >
        <Icon shape="send" />
      </button>
      <SendQuestion sending={sending} />
    </form>
  )
}
