import type { NetworkProblem, NetworkView } from '@longwire/model'
import { For, type JSX, Show } from 'solid-js'
import { Problem } from '../../elements/problem.tsx'
import { useApp } from '../../model/context.ts'
import { texts } from '../../texts/texts.ts'
import { remediesFor } from './remedies.ts'

/** Why a network is not connected: the cause, and what a person can do at once. */
export function NetworkTrouble(props: {
  readonly network: NetworkView
  readonly problem: NetworkProblem
}): JSX.Element {
  const { model, navigation, notices } = useApp()
  const certificate = () => props.problem.certificate
  const change = (what: Parameters<typeof model.actions.changeNetwork>[1]) =>
    notices.tellRefusal(model.actions.changeNetwork(props.network.id, what))
  const editing = () => navigation.place().kind === 'edit-network'
  return (
    <Problem
      title={texts.network.disconnected}
      text={certificate() === undefined ? props.problem.text : texts.network.untrusted(props.network.host)}
    >
      <Show when={certificate()}>
        {(fingerprint) => (
          <>
            <p>
              {texts.network.certificate}: <code>{fingerprint()}</code>
            </p>
            <p>{texts.network.trustHint}</p>
          </>
        )}
      </Show>
      <div class="actions">
        <For each={remediesFor(props.network)}>
          {(remedy) => (
            <button class="button" type="button" onClick={() => change(remedy.change)}>
              {remedy.name}
            </button>
          )}
        </For>
        <button class="button" type="button" onClick={() => change({})}>
          {texts.network.retry}
        </button>
        <Show when={!editing()}>
          <button
            class="button"
            type="button"
            onClick={() => navigation.go({ kind: 'edit-network', network: props.network.id })}
          >
            {texts.network.edit}
          </button>
        </Show>
      </div>
    </Problem>
  )
}
