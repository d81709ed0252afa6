import type { NetworkId } from '@longwire/model'
import { type JSX, Match, Switch, createSignal } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { texts } from '../../texts/texts.ts'
import { Page } from '../page/page.tsx'
import { Connecting } from './connecting.tsx'
import { knownNetworks } from './known-networks.ts'
import { NetworkChoice } from './network-choice.tsx'
import { NetworkForm } from './network-form.tsx'
import './networks.css'

/** A new network: which one, who one is there, and how the connection gets on. */
export function AddNetwork(props: { readonly known: string | undefined }): JSX.Element {
  const { model, navigation, user } = useApp()
  const [added, setAdded] = createSignal<NetworkId>()
  const known = () => knownNetworks.find(({ id }) => id === props.known)
  return (
    <Page title={known()?.name ?? texts.network.title}>
      <Switch fallback={<NetworkChoice onChosen={(id) => navigation.go({ kind: 'add-network', known: id })} />}>
        <Match when={added()}>
          {(id) => <Connecting id={id()} onReady={() => navigation.arrive({ kind: 'join', network: id() })} />}
        </Match>
        <Match when={props.known}>
          <NetworkForm
            network={{ nickname: user, ...known() }}
            serverKnown={known() !== undefined}
            submit={texts.network.submit}
            save={async (network) => {
              const outcome = await model.actions.addNetwork(network)
              if (outcome.ok) setAdded(outcome.value)
              return outcome
            }}
            onSaved={() => {}}
          />
        </Match>
      </Switch>
    </Page>
  )
}
