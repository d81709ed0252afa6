import type { NetworkView } from '@longwire/model'
import { type JSX, Show, createSignal } from 'solid-js'
import { Field } from '../../../elements/field.tsx'
import { fieldText } from '../../../elements/form-text.ts'
import { useApp } from '../../../model/context.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import '../../../elements/field-row.css'

/** What one is called here, and the way to be called otherwise. */
export function NicknameForm(props: { readonly network: NetworkView }): JSX.Element {
  const { model } = useApp()
  const [problem, setProblem] = createSignal<string>()

  async function change(nickname: string): Promise<void> {
    const outcome = await model.actions.changeNickname(props.network.id, nickname)
    setProblem(outcome.ok ? undefined : outcome.text)
  }

  return (
    <form
      class="field-row"
      onSubmit={(event) => {
        event.preventDefault()
        void change(fieldText(new FormData(event.currentTarget), 'nickname').trim())
      }}
    >
      <Field
        label={panelsTexts().about.nickname}
        name="nickname"
        required
        value={props.network.currentNickname ?? props.network.nickname}
      />
      <button class="button" type="submit">
        {panelsTexts().about.changeNickname}
      </button>
      <Show when={problem()}>
        {(text) => (
          <p role="alert" ref={(told) => queueMicrotask(() => told.scrollIntoView({ block: 'nearest' }))}>
            {text()}
          </p>
        )}
      </Show>
    </form>
  )
}
