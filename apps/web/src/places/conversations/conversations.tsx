import { For, type JSX, Show } from 'solid-js'
import { Icon } from '../../elements/icon.tsx'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { texts } from '../../texts/texts.ts'
import { LinkBanner } from './link-banner.tsx'
import { NetworkSection } from './network-section.tsx'
import './conversations.css'

/** Every network with its conversations. */
export function Conversations(): JSX.Element {
  const app = useApp()
  const { model, navigation } = app
  const networks = fromModel(
    model,
    () => 'networks',
    () => [...model.state.networks.keys()],
  )

  return (
    <nav class="conversations" aria-label={texts.list.title}>
      <header>
        <h1>{texts.list.title}</h1>
        <button
          class="icon-button"
          type="button"
          aria-label={texts.list.addNetwork}
          title={texts.list.addNetwork}
          onClick={() => navigation.go({ kind: 'add-network' })}
        >
          <Icon shape="plus" />
        </button>
        <button
          class="icon-button"
          type="button"
          aria-label={texts.list.signOut}
          title={texts.list.signOut}
          onClick={() => app.signOut()}
        >
          <Icon shape="leave" />
        </button>
      </header>
      <LinkBanner />
      <div class="scroll">
        <Show
          when={networks().length > 0}
          fallback={<NoNetworks onAdd={() => navigation.go({ kind: 'add-network' })} />}
        >
          <For each={networks()}>{(id) => <NetworkSection id={id} />}</For>
        </Show>
      </div>
    </nav>
  )
}

function NoNetworks(props: { onAdd(): void }): JSX.Element {
  return (
    <div class="no-networks">
      <img src="/icon.svg" alt="" width="72" height="72" />
      <h2>{texts.list.empty}</h2>
      <p>{texts.list.emptyHint}</p>
      <button class="button" data-primary type="button" onClick={() => props.onAdd()}>
        {texts.list.addNetwork}
      </button>
    </div>
  )
}
