import type { BufferKey } from '@longwire/model'
import { type JSX, Show, createSignal } from 'solid-js'
import { Icon } from '../../elements/icon.tsx'
import { useApp } from '../../model/context.ts'
import { texts } from '../../texts/texts.ts'

/** Where one writes. Enter sends, Shift-Enter makes a new line; what is written survives as a draft. */
export function Composer(props: { readonly buffer: BufferKey; readonly name: string }): JSX.Element {
  const { model } = useApp()
  const [text, setText] = createSignal(model.state.buffers.get(props.buffer)?.draft ?? '')
  const [problem, setProblem] = createSignal<string>()
  let input: HTMLTextAreaElement | undefined

  function write(value: string): void {
    setText(value)
    setProblem(undefined)
    model.actions.setDraft(props.buffer, value)
  }

  async function send(): Promise<void> {
    const written = text()
    if (written.trim() === '') return
    write('')
    input?.focus()
    const outcome = await model.actions.send(props.buffer, written)
    // What could not even be put into the outbox goes back to where it was written.
    if (!outcome.ok && outcome.code !== 'refused') {
      if (text() === '') write(written)
      setProblem(outcome.text)
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    void send()
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Show when={problem()}>
        {(reason) => (
          <p class="composer-problem" role="alert">
            {reason()}
          </p>
        )}
      </Show>
      <textarea
        ref={(element) => {
          input = element
        }}
        rows={1}
        value={text()}
        placeholder={texts.conversation.composeTo(props.name)}
        aria-label={texts.conversation.compose}
        enterkeyhint="send"
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <button class="icon-button" type="submit" aria-label={texts.conversation.send} disabled={text().trim() === ''}>
        <Icon shape="send" />
      </button>
    </form>
  )
}
