import type { NetworkView } from '@longwire/model'
import { type JSX, Show } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { networksTexts } from '../../texts/networks/networks-texts.ts'
import { Page } from '../page/page.tsx'
import { knownNetworks } from './known-networks.ts'
import { NetworkChoice } from './network-choice.tsx'
import { NetworkForm } from './network-form.tsx'
import { readServerAddress, usualPort } from './server-address.ts'
import './networks.css'

/** A new network: which one, and who one is there. */
export function AddNetwork(props: {
  readonly known: string | undefined
  /** Where the server is, as a link named it. */
  readonly server: string | undefined
}): JSX.Element {
  const { model, navigation, user } = useApp()
  const known = () => knownNetworks.find(({ id }) => id === props.known)
  return (
    <Page title={known()?.name ?? networksTexts().form.title}>
      <Show
        when={props.known}
        fallback={<NetworkChoice onChosen={(id) => navigation.go({ kind: 'add-network', known: id })} />}
      >
        <NetworkForm
          network={{ nickname: user, ...known(), ...serverOf(props.server) }}
          serverKnown={known() !== undefined}
          submit={networksTexts().form.submit}
          save={async (network) => {
            const outcome = await model.actions.addNetwork(network)
            if (outcome.ok) navigation.replace({ kind: 'connecting', network: outcome.value })
            return outcome
          }}
          onSaved={() => {}}
        />
      </Show>
    </Page>
  )
}

function serverOf(written: string | undefined): Partial<NetworkView> {
  if (written === undefined) return {}
  const { host, port, tls = true } = readServerAddress(written)
  return { host, tls, port: port ?? usualPort(tls) }
}
