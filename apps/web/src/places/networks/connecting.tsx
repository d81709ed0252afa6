import type { NetworkId } from '@longwire/model'
import { type JSX, Show, createEffect } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { texts } from '../../texts/texts.ts'
import { NetworkTrouble } from './network-trouble.tsx'

/** How a new network's connection gets on: it works, or what is wrong and what to do. */
export function Connecting(props: { readonly id: NetworkId; onReady(): void }): JSX.Element {
  const { model } = useApp()
  const network = fromModel(
    model,
    () => `network ${props.id}`,
    () => model.state.networks.get(props.id),
  )
  createEffect(() => {
    if (network()?.state === 'connected') props.onReady()
  })
  return (
    <Show when={network()}>
      {(view) => (
        <Show
          when={view().problem}
          fallback={
            <div class="connecting" role="status">
              <img src="/icon.svg" alt="" width="64" height="64" />
              <p>{texts.network.connectingTo(view().host)}</p>
              <div class="progress" />
            </div>
          }
        >
          {(problem) => <NetworkTrouble network={view()} problem={problem()} />}
        </Show>
      )}
    </Show>
  )
}
