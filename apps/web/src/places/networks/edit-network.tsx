import type { NetworkId } from '@longwire/model'
import { type JSX, Show } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { texts } from '../../texts/texts.ts'
import { NetworkForm } from './network-form.tsx'
import { NetworkTrouble } from './network-trouble.tsx'
import { Page } from './page.tsx'

/** The settings of a network that is there, and the way to remove it. */
export function EditNetwork(props: { readonly id: NetworkId }): JSX.Element {
  const { model, navigation } = useApp()
  const network = fromModel(
    model,
    () => `network ${props.id}`,
    () => model.state.networks.get(props.id),
  )
  async function remove(): Promise<void> {
    const outcome = await model.actions.removeNetwork(props.id)
    if (outcome.ok) navigation.replace({ kind: 'home' })
  }
  return (
    <Page title={network()?.name ?? texts.network.edit}>
      <Show when={network()}>
        {(view) => (
          <>
            <Show when={view().problem}>{(problem) => <NetworkTrouble network={view()} problem={problem()} />}</Show>
            <NetworkForm
              network={view()}
              save={(change) => model.actions.changeNetwork(props.id, change)}
              onSaved={() => navigation.replace({ kind: 'home' })}
            />
            <button class="button" type="button" onClick={() => void remove()}>
              {texts.network.remove}
            </button>
          </>
        )}
      </Show>
    </Page>
  )
}
