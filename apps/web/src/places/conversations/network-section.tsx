import type { NetworkId } from '@longwire/model'
import { For, type JSX, Show } from 'solid-js'
import { Icon } from '../../elements/icon.tsx'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { texts } from '../../texts/texts.ts'
import { NetworkTrouble } from '../networks/network-trouble.tsx'
import { ConversationRow } from './conversation-row.tsx'

/** One network: how it stands, and its conversations. */
export function NetworkSection(props: { readonly id: NetworkId }): JSX.Element {
  const { model, navigation } = useApp()
  const network = fromModel(
    model,
    () => `network ${props.id}`,
    () => model.state.networks.get(props.id),
  )
  const buffers = fromModel(
    model,
    () => 'buffers',
    () =>
      [...model.state.buffers.values()]
        .filter((buffer) => buffer.network === props.id && buffer.kind !== 'server')
        .map((buffer) => buffer.key),
  )

  return (
    <Show when={network()}>
      {(view) => (
        <section class="network" aria-label={view().name}>
          <header>
            <h2>{view().name}</h2>
            <span class="network-state" data-state={view().state}>
              {stateText(view().state)}
            </span>
            <button
              class="icon-button"
              type="button"
              aria-label={`${texts.network.edit}: ${view().name}`}
              onClick={() => navigation.go({ kind: 'edit-network', network: props.id })}
            >
              <Icon shape="settings" />
            </button>
            <button
              class="icon-button"
              type="button"
              aria-label={`${texts.list.join}: ${view().name}`}
              onClick={() => navigation.go({ kind: 'join', network: props.id })}
            >
              <Icon shape="hash" />
            </button>
          </header>
          <Show when={view().problem}>{(problem) => <NetworkTrouble network={view()} problem={problem()} />}</Show>
          <ul>
            <For each={buffers()}>{(key) => <ConversationRow buffer={key} />}</For>
          </ul>
          <Show when={buffers().length === 0 && view().state === 'connected'}>
            <button class="button" type="button" onClick={() => navigation.go({ kind: 'join', network: props.id })}>
              {texts.list.join}
            </button>
          </Show>
        </section>
      )}
    </Show>
  )
}

function stateText(state: 'disconnected' | 'connecting' | 'connected'): string {
  return texts.network[state]
}
