import type { NetworkProblem, NetworkView } from '@longwire/model'
import { type JSX, Show } from 'solid-js'
import { Problem } from '../../elements/problem.tsx'
import { useApp } from '../../model/context.ts'
import { texts } from '../../texts/texts.ts'

/** Why a network is not connected: the cause, and what a person can do at once. */
export function NetworkTrouble(props: {
  readonly network: NetworkView
  readonly problem: NetworkProblem
}): JSX.Element {
  const { model, navigation } = useApp()
  const certificate = () => props.problem.certificate
  function trust(fingerprint: string): void {
    void model.actions.changeNetwork(props.network.id, { pins: [fingerprint] })
  }
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
        <Show when={certificate()}>
          {(fingerprint) => (
            <button class="button" type="button" onClick={() => trust(fingerprint())}>
              {texts.network.trust}
            </button>
          )}
        </Show>
        <button class="button" type="button" onClick={() => void model.actions.changeNetwork(props.network.id, {})}>
          {texts.network.retry}
        </button>
        <button
          class="button"
          type="button"
          onClick={() => navigation.go({ kind: 'edit-network', network: props.network.id })}
        >
          {texts.network.edit}
        </button>
      </div>
    </Problem>
  )
}
