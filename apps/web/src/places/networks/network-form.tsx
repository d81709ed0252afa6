import type { ActionOutcome, NetworkInit, NetworkView } from '@longwire/model'
import { type JSX, Show, createSignal } from 'solid-js'
import { Field } from '../../elements/field.tsx'
import { Problem } from '../../elements/problem.tsx'
import { networksTexts } from '../../texts/networks/networks-texts.ts'
import { texts } from '../../texts/texts.ts'
import { writeAt } from './mending.ts'
import { networkOf } from './network-init.ts'
import { NetworkOptionFields } from './network-options.tsx'
import { optionChanges } from './option-changes.ts'
import { ServerFields } from './server-fields.tsx'

export interface NetworkFormProps {
  /** What stands in the fields at first. */
  readonly network?: Partial<NetworkView>
  /** Whether where the server is stands behind a fold: it is known. */
  readonly serverKnown: boolean
  readonly submit: string
  /** The field in which one begins to write. */
  readonly begin?: string | undefined
  save(network: NetworkInit): Promise<ActionOutcome<unknown>>
  onSaved(): void
}

/** The settings of a network. */
export function NetworkForm(props: NetworkFormProps): JSX.Element {
  const [problem, setProblem] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  const words = networksTexts().form

  function networkFrom(form: FormData): NetworkInit {
    const options = optionChanges(form, props.network?.options ?? {})
    return { ...networkOf(form), ...(Object.keys(options).length > 0 && { options }) }
  }
  async function submit(form: HTMLFormElement): Promise<void> {
    setBusy(true)
    const outcome = await props.save(networkFrom(new FormData(form)))
    setBusy(false)
    if (outcome.ok) props.onSaved()
    else setProblem(outcome.text)
  }

  return (
    <form
      ref={(form) => {
        const { begin } = props
        if (begin !== undefined) queueMicrotask(() => writeAt(form, begin))
      }}
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit(event.currentTarget)
      }}
    >
      <Show when={!props.serverKnown}>
        <ServerFields network={props.network} />
      </Show>
      <Field
        label={words.nickname}
        name="nickname"
        hint={words.nicknameHint}
        required
        value={props.network?.nickname ?? ''}
      />
      <details open={props.network?.account !== undefined}>
        <summary>{words.more}</summary>
        <div class="form">
          <Field label={words.account} name="account" hint={words.accountHint} value={props.network?.account ?? ''} />
          <Field label={words.accountPassword} name="accountPassword" type="password" />
        </div>
      </details>
      <details>
        <summary>{words.server}</summary>
        <div class="form">
          <Show when={props.serverKnown}>
            <ServerFields network={props.network} />
          </Show>
          <Field label={words.name} name="name" value={props.network?.name ?? ''} />
          <Field label={words.realname} name="realname" value={props.network?.realname ?? ''} />
          <Field label={words.serverPassword} name="serverPassword" type="password" />
          <NetworkOptionFields network={props.network} />
        </div>
      </details>
      <Show when={problem()}>{(text) => <Problem title={texts.failure} text={text()} />}</Show>
      <button class="button" data-primary type="submit" disabled={busy()}>
        {props.submit}
      </button>
    </form>
  )
}
