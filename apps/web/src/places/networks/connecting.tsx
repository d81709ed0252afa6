import type { NetworkId } from '@longwire/model'
import { type JSX, Show, createEffect, createMemo } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { networksTexts } from '../../texts/networks/networks-texts.ts'
import { Page } from '../page/page.tsx'
import { ConnectionSteps } from './connection-steps.tsx'
import { TroubleCard } from './trouble-card.tsx'
import './networks.css'

/** How a new network's connection gets on, step by step: it works, or what is wrong and what to do. */
export function Connecting(props: { readonly id: NetworkId }): JSX.Element {
  const { model, navigation } = useApp()
  const network = fromModel(
    model,
    () => `network ${props.id}`,
    () => model.state.networks.get(props.id),
  )
  // Once: what is told of the network after that is no reason to go on once more.
  const connected = createMemo(() => network()?.state === 'connected')
  createEffect(() => {
    if (connected()) navigation.arrive({ kind: 'join', network: props.id })
  })
  return (
    <Page title={network()?.name ?? ''}>
      <Show when={network()}>
        {(view) => (
          <div class="connecting">
            <h2>{networksTexts().steps.title(view().host)}</h2>
            <ConnectionSteps network={view()} />
            <Show when={view().problem}>{(problem) => <TroubleCard network={view()} problem={problem()} />}</Show>
          </div>
        )}
      </Show>
    </Page>
  )
}
