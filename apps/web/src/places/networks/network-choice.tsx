import { For, type JSX } from 'solid-js'
import { Icon } from '../../elements/icon.tsx'
import { texts } from '../../texts/texts.ts'
import { knownNetworks } from './known-networks.ts'

/** Networks that many people use, each with what it is for, and any other. */
export function NetworkChoice(props: { onChosen(id: string): void }): JSX.Element {
  return (
    <div class="network-choice">
      <p>{texts.network.choose}</p>
      <ul>
        <li>
          <button type="button" onClick={() => props.onChosen('other')}>
            <Icon shape="plus" />
            <strong>{texts.network.other}</strong>
            <span>{texts.network.otherHint}</span>
          </button>
        </li>
        <For each={knownNetworks}>
          {(network) => (
            <li>
              <button type="button" onClick={() => props.onChosen(network.id)}>
                <Icon shape="chat" />
                <strong>{network.name}</strong>
                <span>{texts.knownNetworks[network.id]}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
