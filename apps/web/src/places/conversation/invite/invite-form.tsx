import type { BufferView } from '@longwire/model'
import { For, type JSX, Show, createSignal } from 'solid-js'
import { Field } from '../../../elements/field.tsx'
import { fieldText } from '../../../elements/form-text.ts'
import { useApp } from '../../../model/context.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { invite, peopleToInvite } from './inviting.ts'
import '../../../elements/field-row.css'
import './invite.css'

/** Brings somebody into a channel: by a nickname, or a press on one of those who are known and are not here. */
export function InviteForm(props: { readonly channel: BufferView }): JSX.Element {
  const app = useApp()
  const words = panelsTexts().invite
  const [opened, setOpened] = createSignal(false)
  const [typed, setTyped] = createSignal('')
  const [problem, setProblem] = createSignal<string>()
  let form: HTMLFormElement | undefined

  async function ask(nickname: string): Promise<void> {
    if (nickname === '') return
    setProblem(undefined)
    setProblem(await invite(app, props.channel, nickname))
    if (problem() === undefined) setTyped('')
  }
  function look(open: boolean): void {
    setOpened(open)
    if (open) requestAnimationFrame(() => form?.querySelector('input')?.focus())
  }
  return (
    <details class="invite" onToggle={(event) => look(event.currentTarget.open)}>
      <summary>{words.somebody}</summary>
      <Show when={opened()}>
        <form
          ref={(element) => {
            form = element
          }}
          class="field-row"
          onSubmit={(event) => {
            event.preventDefault()
            void ask(fieldText(new FormData(event.currentTarget), 'nickname').trim())
          }}
        >
          <Field label={words.nickname} name="nickname" required value={typed()} onInput={setTyped} />
          <button class="button" type="submit">
            {words.submit}
          </button>
          <Show when={problem()}>{(text) => <p role="alert">{text()}</p>}</Show>
        </form>
        <ul class="choices">
          <For each={peopleToInvite(app.model, props.channel, typed())}>
            {(nickname) => (
              <li>
                <button class="list-button" type="button" onClick={() => void ask(nickname)}>
                  <bdi>{nickname}</bdi>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </details>
  )
}
