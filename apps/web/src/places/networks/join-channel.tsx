import type { NetworkId } from '@longwire/model'
import { type JSX, Show, createSignal } from 'solid-js'
import { Field } from '../../elements/field.tsx'
import { fieldText } from '../../elements/form-text.ts'
import { Problem } from '../../elements/problem.tsx'
import { useApp } from '../../model/context.ts'
import { networksTexts } from '../../texts/networks/networks-texts.ts'
import { texts } from '../../texts/texts.ts'
import { Page } from '../page/page.tsx'
import './networks.css'

/** Joins a channel by name, and goes there. */
export function JoinChannel(props: { readonly network: NetworkId }): JSX.Element {
  const { model, navigation } = useApp()
  const [problem, setProblem] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)

  async function submit(form: FormData): Promise<void> {
    const channel = fieldText(form, 'channel').trim()
    const key = fieldText(form, 'key')
    setBusy(true)
    const outcome = await model.actions.join(props.network, channel, key === '' ? undefined : key)
    setBusy(false)
    if (outcome.ok) navigation.replace({ kind: 'conversation', buffer: outcome.value })
    else setProblem(outcome.text)
  }

  return (
    <Page title={networksTexts().join.title}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit(new FormData(event.currentTarget))
        }}
      >
        <Field label={networksTexts().join.channel} name="channel" value="#" required />
        <details>
          <summary>{networksTexts().join.more}</summary>
          <Field label={networksTexts().join.key} name="key" type="password" />
        </details>
        <Show when={problem()}>{(text) => <Problem title={texts.failure} text={text()} />}</Show>
        <button class="button" data-primary type="submit" disabled={busy()}>
          {networksTexts().join.submit}
        </button>
      </form>
    </Page>
  )
}
