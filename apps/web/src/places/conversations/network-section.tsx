import { type BufferView, type NetworkId, type NetworkView, bufferKey } from '@longwire/model'
import { For, type JSX, Show, createSignal } from 'solid-js'
import { Icon } from '../../elements/icon.tsx'
import { IconButton } from '../../elements/icon-button.tsx'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { texts } from '../../texts/texts.ts'
import { NetworkTrouble } from '../networks/network-trouble.tsx'
import { ConversationRow } from './conversation-row.tsx'
import { archivedOf, conversationsOf } from './order.ts'

/** One network: how it stands, and its conversations. */
export function NetworkSection(props: { readonly id: NetworkId; readonly filter: string }): JSX.Element {
  const { model, navigation } = useApp()
  const network = fromModel(
    model,
    () => `network ${props.id}`,
    () => model.state.networks.get(props.id),
  )
  const conversations = fromModel(
    model,
    () => 'buffers',
    () => conversationsOf(model.state, props.id),
  )
  const archived = fromModel(
    model,
    () => 'buffers',
    () => archivedOf(model.state, props.id),
  )
  const [archiveOpen, setArchiveOpen] = createSignal(false)
  const found = (views: readonly BufferView[]) => {
    const wanted = props.filter.toLowerCase()
    return views.filter(({ name }) => name.toLowerCase().includes(wanted)).map(({ key }) => key)
  }
  // Who looks for something by its name finds it in the archive as well.
  const shownArchived = () => (archiveOpen() || props.filter !== '' ? found(archived()) : [])
  const join = () => navigation.go({ kind: 'join', network: props.id })

  return (
    <Show when={network()}>
      {(view) => (
        <section class="network" aria-label={view().name}>
          <NetworkHeader view={view()} onJoin={join} />
          <Show when={view().problem}>{(problem) => <NetworkTrouble network={view()} problem={problem()} />}</Show>
          <ul>
            <For each={found(conversations())}>{(key) => <ConversationRow buffer={key} />}</For>
          </ul>
          <Show when={archived().length > 0}>
            <button
              class="archive"
              type="button"
              aria-expanded={archiveOpen()}
              onClick={() => setArchiveOpen((before) => !before)}
            >
              {texts.list.archive(archived().length)}
            </button>
            <ul>
              <For each={shownArchived()}>{(key) => <ConversationRow buffer={key} />}</For>
            </ul>
          </Show>
          <Show when={conversations().length === 0 && view().state === 'connected' && !model.state.reading}>
            <button class="first-channel" type="button" onClick={join}>
              <Icon shape="plus" />
              {texts.list.join}
            </button>
          </Show>
        </section>
      )}
    </Show>
  )
}

/** The name leads to what the server says; beside it, how the connection stands. */
function NetworkHeader(props: { readonly view: NetworkView; onJoin(): void }): JSX.Element {
  const { navigation } = useApp()
  return (
    <header>
      <h2>
        <button
          class="one-line"
          type="button"
          aria-description={texts.list.console}
          onClick={() => navigation.go({ kind: 'conversation', buffer: bufferKey(props.view.id, '') })}
        >
          <bdi>{props.view.name}</bdi>
        </button>
      </h2>
      <span class="network-state" data-state={props.view.state}>
        {/* What is as it should be is said by its colour. */}
        <span class={props.view.state === 'connected' && props.view.enabled ? 'unseen' : 'one-line'}>
          {stateText(props.view)}
        </span>
      </span>
      <IconButton
        shape="settings"
        name={texts.network.settingsOf(props.view.name)}
        onPress={() => navigation.go({ kind: 'edit-network', network: props.view.id })}
      />
      <IconButton shape="plus" name={`${texts.list.join}: ${props.view.name}`} onPress={() => props.onJoin()} />
    </header>
  )
}

function stateText(view: NetworkView): string {
  if (!view.enabled) return texts.network.off
  return view.state === 'connecting' ? texts.network.connectingTo(view.host) : texts.network[view.state]
}
