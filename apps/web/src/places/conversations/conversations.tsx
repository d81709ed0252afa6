import { For, type JSX, Show, createSignal } from 'solid-js'
import { arrivedWithFrame } from '../../elements/arrived.ts'
import { IconButton } from '../../elements/icon-button.tsx'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { whenListed } from '../../model/when-listed.ts'
import { texts } from '../../texts/texts.ts'
import { LinkBanner } from './link-banner.tsx'
import { NetworkSection } from './network-section.tsx'
import { NoNetworks } from './no-networks.tsx'
import { networksOf } from './order.ts'
import { createRowMenu } from './row-menu-opening.tsx'
import './conversations.css'

/** Every network with its conversations. */
export function Conversations(props: { onPulled(): void }): JSX.Element {
  const app = useApp()
  const { model, navigation } = app
  const rowMenu = createRowMenu(model)
  const [filter, setFilter] = createSignal('')
  const networks = fromModel(
    model,
    () => 'networks',
    () => networksOf(model.state).map(({ id }) => id),
  )

  const reading = fromModel(
    model,
    () => 'link',
    () => model.state.reading,
  )

  function gestures(list: HTMLElement): void {
    whenListed(
      model,
      () => void import('./list-gestures.ts').then((part) => part.onListGestures(list, app, () => props.onPulled())),
    )
  }

  return (
    <nav class="conversations" aria-label={texts.list.title} data-reading={reading() ? '' : undefined}>
      <header>
        <h1 ref={arrivedWithFrame} tabIndex={-1}>
          {texts.list.title}
        </h1>
        <IconButton
          shape="search"
          name={texts.search.title}
          onPress={() => navigation.go({ kind: 'search', text: '' })}
        />
        <IconButton shape="plus" name={texts.list.addNetwork} onPress={() => navigation.go({ kind: 'add-network' })} />
        <IconButton shape="settings" name={texts.list.settings} onPress={() => navigation.go({ kind: 'settings' })} />
      </header>
      <div
        ref={gestures}
        class="scroll"
        onPointerDown={(event) => rowMenu.opener.onPointerDown(event)}
        onPointerMove={(event) => rowMenu.opener.onPointerMove(event)}
        onPointerUp={() => rowMenu.opener.cancel()}
        onPointerCancel={() => rowMenu.opener.cancel()}
        onScroll={() => rowMenu.opener.cancel()}
        onContextMenu={(event) => rowMenu.opener.onContextMenu(event)}
      >
        <Show when={networks().length > 0} fallback={<NoNetworks />}>
          <input
            class="filter"
            type="search"
            aria-label={texts.list.filter}
            placeholder={texts.list.filter}
            value={filter()}
            onInput={(event) => setFilter(event.currentTarget.value)}
          />
          <For each={networks()}>{(id) => <NetworkSection id={id} filter={filter().trim()} />}</For>
        </Show>
      </div>
      {/* Below, so that nothing moves under a thumb when it comes or goes. */}
      <LinkBanner />
      {rowMenu.view()}
    </nav>
  )
}
