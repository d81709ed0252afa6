import { For, type JSX } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'
import { texts } from '../../texts/texts.ts'
import { networksOf } from '../conversations/order.ts'

/** The networks there are, each leading to its settings. */
export function NetworkList(): JSX.Element {
  const { model, navigation } = useApp()
  const networks = fromModel(
    model,
    () => 'networks',
    () => networksOf(model.state),
  )
  return (
    <>
      <ul aria-label={settingsTexts().sections.networks}>
        <For each={networks()}>
          {(network) => (
            <li>
              <button
                class="list-button"
                type="button"
                onClick={() => navigation.go({ kind: 'edit-network', network: network.id })}
              >
                <strong>
                  <bdi>{network.name}</bdi>
                </strong>
                <span class="note">
                  {network.nickname} · {network.host}
                </span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <button class="button" type="button" onClick={() => navigation.go({ kind: 'add-network' })}>
        {texts.list.addNetwork}
      </button>
      <button class="button" type="button" onClick={openLinksHere}>
        {settingsTexts().links.openLinks}
      </button>
    </>
  )
}

/** The browser asks the person. */
function openLinksHere(): void {
  for (const scheme of ['irc', 'ircs']) {
    navigator.registerProtocolHandler?.(scheme, `${window.location.origin}/open?url=%s`)
  }
}
