import type { NetworkView } from '@longwire/model'
import { type JSX, createSignal } from 'solid-js'
import { Field } from '../../elements/field.tsx'
import { networksTexts } from '../../texts/networks/networks-texts.ts'
import { readServerAddress, usualPort } from './server-address.ts'

/** Where the server is. What is written as one address is taken apart; port and TLS follow each other. */
export function ServerFields(props: { readonly network: Partial<NetworkView> | undefined }): JSX.Element {
  const [host, setHost] = createSignal(props.network?.host ?? '')
  const [tls, setTls] = createSignal(props.network?.tls ?? true)
  const [port, setPort] = createSignal(String(props.network?.port ?? usualPort(true)))

  function changeTls(on: boolean): void {
    if (port() === String(usualPort(!on))) setPort(String(usualPort(on)))
    setTls(on)
  }

  function takeApart(written: string): void {
    const address = readServerAddress(written)
    setHost(address.host)
    if (address.tls !== undefined) changeTls(address.tls)
    if (address.port !== undefined) setPort(String(address.port))
  }

  return (
    <>
      <div class="form-row">
        <Field
          label={networksTexts().form.host}
          name="host"
          required
          inputMode="url"
          value={host()}
          onChange={takeApart}
        />
        <Field
          label={networksTexts().form.port}
          name="port"
          required
          inputMode="numeric"
          value={port()}
          onInput={setPort}
        />
      </div>
      <label class="tick">
        <input
          type="checkbox"
          name="tls"
          checked={tls()}
          onChange={(event) => changeTls(event.currentTarget.checked)}
        />
        <span>{networksTexts().form.tls}</span>
      </label>
    </>
  )
}
