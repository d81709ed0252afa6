import type { ActionOutcome, NetworkInit, NetworkView } from '@longwire/model'
import { type JSX, Show, createSignal } from 'solid-js'
import { Field } from '../../elements/field.tsx'
import { Problem } from '../../elements/problem.tsx'
import { texts } from '../../texts/texts.ts'
import { networkOf, usualPort } from './network-init.ts'

export interface NetworkFormProps {
  /** What stands in the fields at first. */
  readonly network?: NetworkView
  save(network: NetworkInit): Promise<ActionOutcome<unknown>>
  onSaved(): void
}

/** The settings of a network. */
export function NetworkForm(props: NetworkFormProps): JSX.Element {
  const [tls, setTls] = createSignal(props.network?.tls ?? true)
  const [port, setPort] = createSignal(String(props.network?.port ?? usualPort(true)))
  const [problem, setProblem] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)

  function changeTls(on: boolean): void {
    if (port() === String(usualPort(!on))) setPort(String(usualPort(on)))
    setTls(on)
  }

  async function submit(form: HTMLFormElement): Promise<void> {
    setBusy(true)
    const outcome = await props.save(networkOf(new FormData(form)))
    setBusy(false)
    if (outcome.ok) props.onSaved()
    else setProblem(outcome.text)
  }

  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit(event.currentTarget)
      }}
    >
      <div class="form-row">
        <Field label={texts.network.host} name="host" required inputMode="url" value={props.network?.host ?? ''} />
        <Field label={texts.network.port} name="port" required inputMode="numeric" value={port()} onInput={setPort} />
      </div>
      <label class="tick">
        <input
          type="checkbox"
          name="tls"
          checked={tls()}
          onChange={(event) => changeTls(event.currentTarget.checked)}
        />
        <span>{texts.network.tls}</span>
      </label>
      <Field label={texts.network.nickname} name="nickname" required value={props.network?.nickname ?? ''} />
      <Field label={texts.network.name} name="name" value={props.network?.name ?? ''} />
      <details>
        <summary>{texts.network.more}</summary>
        <div class="form">
          <Field label={texts.network.account} name="account" />
          <Field label={texts.network.accountPassword} name="accountPassword" type="password" />
          <Field label={texts.network.serverPassword} name="serverPassword" type="password" />
        </div>
      </details>
      <Show when={problem()}>{(text) => <Problem title={texts.failure} text={text()} />}</Show>
      <button class="button" data-primary type="submit" disabled={busy()}>
        {texts.network.submit}
      </button>
    </form>
  )
}
