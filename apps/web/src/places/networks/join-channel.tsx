import type { NetworkId } from '@longwire/model'
import { type JSX, Show, createSignal } from 'solid-js'
import { Field } from '../../elements/field.tsx'
import { fieldText } from '../../elements/form-text.ts'
import { Problem } from '../../elements/problem.tsx'
import { useApp } from '../../model/context.ts'
import { networksTexts } from '../../texts/networks/networks-texts.ts'
import { texts } from '../../texts/texts.ts'
import { Page } from '../page/page.tsx'
import { ChannelBrowser } from './channel-browser.tsx'
import { NicknameChip } from './nickname-chip.tsx'
import './networks.css'

/** Joins a channel by name, or one that the network lists, and goes there. */
export function JoinChannel(props: { readonly network: NetworkId; readonly channel: string | undefined }): JSX.Element {
  const { model, navigation } = useApp()
  const [problem, setProblem] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  const words = networksTexts().join

  async function join(channel: string, key: string): Promise<void> {
    setBusy(true)
    const outcome = await model.actions.join(props.network, channel, key === '' ? undefined : key)
    setBusy(false)
    if (outcome.ok) navigation.replace({ kind: 'conversation', buffer: outcome.value })
    else setProblem(outcome.text)
  }

  return (
    <Page title={words.title}>
      <NicknameChip network={props.network} />
      <form
        ref={writeAtOnce}
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          void join(fieldText(form, 'channel').trim(), fieldText(form, 'key'))
        }}
      >
        <Field label={words.channel} name="channel" value={props.channel ?? '#'} required />
        <details>
          <summary>{words.more}</summary>
          <Field label={words.key} name="key" type="password" />
        </details>
        <Show when={problem()}>{(text) => <Problem title={texts.failure} text={text()} />}</Show>
        <button class="button" data-primary type="submit" disabled={busy()}>
          {words.submit}
        </button>
      </form>
      <ChannelBrowser network={props.network} onChosen={(channel) => void join(channel, '')} />
    </Page>
  )
}

/** Whoever comes here has a name to write: a touch less on a phone. */
function writeAtOnce(form: HTMLFormElement): void {
  queueMicrotask(() => {
    const channel = form.querySelector('input')
    channel?.focus({ preventScroll: true })
    channel?.setSelectionRange(channel.value.length, channel.value.length)
  })
}
