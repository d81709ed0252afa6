import type { NetworkView, ToldOptions } from '@longwire/model'
import { For, type JSX, Show } from 'solid-js'
import { Field } from '../../elements/field.tsx'
import { networksTexts } from '../../texts/networks/networks-texts.ts'

/** What few networks need: more servers, lines at login, proxy, addresses, encoding, a client certificate. */
export function NetworkOptionFields(props: { readonly network: Partial<NetworkView> | undefined }): JSX.Element {
  const words = networksTexts().options
  const told = (): ToldOptions => props.network?.options ?? {}
  return (
    <>
      <Field label={words.servers} name="option-servers" hint={words.serversHint} value={told().servers ?? ''} />
      <Lines name="option-perform" label={words.perform} hint={words.performHint(told()['perform-lines'] ?? '')} />
      <Choice
        name="option-join-after"
        label={words.joinAfter}
        words={words.joinAfterWords}
        value={told()['join-after'] ?? ''}
      />
      <Field label={words.proxy} name="option-proxy" hint={words.proxyHint} value={told().proxy ?? ''} />
      <Field label={words.bind} name="option-bind" value={told().bind ?? ''} />
      <Choice name="option-family" label={words.family} words={words.families} value={told().family ?? ''} />
      <Field label={words.encoding} name="option-encoding" hint={words.encodingHint} value={told().encoding ?? ''} />
      <Field
        label={words.flood}
        name="option-flood-control"
        hint={words.floodHint}
        value={told()['flood-control'] ?? ''}
      />
      <Lines
        name="option-client-certificate"
        label={words.certificate}
        hint={words.certificateHint(told()['client-fingerprint'] ?? '')}
      />
      <Show when={told()['client-fingerprint']}>
        <label class="tick">
          <input type="checkbox" name="take-certificate" />
          <span>{words.takeCertificate}</span>
        </label>
      </Show>
    </>
  )
}

function Lines(props: { readonly name: string; readonly label: string; readonly hint: string }): JSX.Element {
  return (
    <label class="field">
      <span>{props.label}</span>
      <textarea name={props.name} rows={3} spellcheck={false} autocapitalize="off" dir="ltr" />
      <small>{props.hint}</small>
    </label>
  )
}

function Choice(props: {
  readonly name: string
  readonly label: string
  readonly words: Readonly<Record<string, string>>
  readonly value: string
}): JSX.Element {
  const options = () => {
    const known = Object.entries(props.words)
    // What was set elsewhere stays, though it is not offered here.
    return props.value in props.words ? known : [...known, [props.value, props.value] as const]
  }
  return (
    <label class="field">
      <span>{props.label}</span>
      <select name={props.name}>
        <For each={options()}>
          {([value, words]) => (
            <option value={value} selected={value === props.value}>
              {words}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
