import type { NetworkId, NetworkView } from '@longwire/model'
import { type JSX, Show, createSignal, untrack } from 'solid-js'
import { Question } from '../../elements/question.tsx'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { networksTexts } from '../../texts/networks/networks-texts.ts'
import { Page } from '../page/page.tsx'
import { comesToMend, fieldToMend } from './mending.ts'
import { NetworkForm } from './network-form.tsx'
import { NetworkTrouble } from './network-trouble.tsx'
import './networks.css'

/** The settings of a network that is there, and the way to remove it. */
export function EditNetwork(props: { readonly id: NetworkId }): JSX.Element {
  const { model, navigation } = useApp()
  const network = fromModel(
    model,
    () => `network ${props.id}`,
    () => model.state.networks.get(props.id),
  )
  const troubled = untrack(network)
  const begin = troubled !== undefined && comesToMend(troubled.id) ? fieldToMend(troubled) : undefined
  return (
    <Page title={network()?.name ?? networksTexts().form.edit}>
      {/* The form keeps what is being written while the connection's state changes. */}
      <Show when={network() !== undefined}>
        <Show when={network()?.problem && network()}>
          {(view) => (
            <Show when={view().problem}>
              {(problem) => <NetworkTrouble network={view()} problem={problem()} here />}
            </Show>
          )}
        </Show>
        <NetworkForm
          network={model.state.networks.get(props.id) as NetworkView}
          serverKnown={false}
          begin={begin}
          submit={networksTexts().form.save}
          save={(change) => model.actions.changeNetwork(props.id, change)}
          onSaved={() => navigation.back()}
        />
        <NetworkSwitches id={props.id} enabled={network()?.enabled ?? true} name={network()?.name ?? ''} />
      </Show>
    </Page>
  )
}

/** Off, on, and gone. */
function NetworkSwitches(props: {
  readonly id: NetworkId
  readonly enabled: boolean
  readonly name: string
}): JSX.Element {
  const { model, navigation, notices } = useApp()
  const [asking, setAsking] = createSignal(false)
  async function remove(): Promise<void> {
    const outcome = await model.actions.removeNetwork(props.id)
    if (outcome.ok) navigation.replace({ kind: 'home' })
    else notices.tell(outcome.text)
  }
  function toggle(): void {
    const { actions } = model
    notices.tellRefusal(props.enabled ? actions.disconnectNetwork(props.id) : actions.connectNetwork(props.id))
  }
  return (
    <div class="form">
      <button class="button" type="button" onClick={toggle}>
        {props.enabled ? networksTexts().form.turnOff : networksTexts().form.turnOn}
      </button>
      <button class="button" data-grave type="button" onClick={() => setAsking(true)}>
        {networksTexts().form.remove}
      </button>
      <Show when={asking()}>
        <Question
          title={networksTexts().form.remove}
          text={networksTexts().form.removeQuestion(props.name)}
          yes={networksTexts().form.removeYes}
          onYes={() => void remove()}
          onClose={() => setAsking(false)}
        />
      </Show>
    </div>
  )
}
