import type { ActionOutcome } from '@longwire/model'
import { type JSX, Show, createEffect, createMemo, createSignal, createUniqueId, on } from 'solid-js'
import { SwitchField } from '../../../elements/switch-field.tsx'

/** A rule that holds or does not. Why it was not changed stands beside it until it is, or one tries again. */
export function RuleSwitch(props: {
  readonly label: string
  readonly on: boolean
  onChange(on: boolean): Promise<ActionOutcome<void>>
}): JSX.Element {
  const problemId = createUniqueId()
  const [problem, setProblem] = createSignal<string>()
  // When another rule changes, this one is told anew as it was.
  const holds = createMemo(() => props.on)
  createEffect(on(holds, () => setProblem(undefined)))
  async function change(wanted: boolean): Promise<void> {
    setProblem(undefined)
    const outcome = await props.onChange(wanted)
    if (!outcome.ok) setProblem(outcome.text)
  }
  return (
    <div>
      <SwitchField
        label={props.label}
        on={props.on}
        described={problem() === undefined ? undefined : problemId}
        onChange={(wanted) => void change(wanted)}
      />
      <Show when={problem()}>
        {(text) => (
          <p id={problemId} role="alert" dir="auto">
            {text()}
          </p>
        )}
      </Show>
    </div>
  )
}
