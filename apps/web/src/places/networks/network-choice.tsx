import { For, type JSX } from 'solid-js'
import { Icon } from '../../elements/icon.tsx'
import { networksTexts } from '../../texts/networks/networks-texts.ts'
import { knownNetworks } from './known-networks.ts'

/** Networks that many people use, each with what it is for, and any other. */
export function NetworkChoice(props: { onChosen(id: string): void }): JSX.Element {
  return (
    <div class="network-choice">
      <p>{networksTexts().form.choose}</p>
      <ul>
        <li>
          <button class="list-button" type="button" onClick={() => props.onChosen('other')}>
            <Icon shape="plus" />
            <strong>{networksTexts().form.other}</strong>
            <span>{networksTexts().form.otherHint}</span>
          </button>
        </li>
        <For each={knownNetworks}>
          {(network) => (
            <li>
              <button class="list-button" type="button" onClick={() => props.onChosen(network.id)}>
                <Icon shape="chat" />
                <strong>{network.name}</strong>
                <span>{networksTexts().known[network.id]}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
