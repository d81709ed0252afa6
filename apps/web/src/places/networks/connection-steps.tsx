import type { NetworkView } from '@longwire/model'
import { For, type JSX, Show } from 'solid-js'
import { networksTexts } from '../../texts/networks/networks-texts.ts'
import { stepsOf } from './stages.ts'
import './connection-steps.css'

/** The way to a network as nodes on a wire: what is done, what is happening, where it broke. */
export function ConnectionSteps(props: { readonly network: NetworkView }): JSX.Element {
  const words = networksTexts().steps
  return (
    <ol class="connection-steps">
      <For each={stepsOf(props.network)}>
        {([step, state]) => (
          <li data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            {words[step]}
            <Show when={state !== 'later'}>
              <span class="unseen">: {words[state as 'done' | 'now' | 'failed']}</span>
            </Show>
          </li>
        )}
      </For>
    </ol>
  )
}
