import { type JSX, Show, createUniqueId } from 'solid-js'
import './switch-field.css'

/** On or off. */
export function SwitchField(props: {
  readonly label: string
  readonly on: boolean
  readonly hint?: string
  readonly disabled?: boolean
  /** The id of what else is to be read out with it. */
  readonly described?: string | undefined
  onChange(on: boolean): void
}): JSX.Element {
  const hintId = createUniqueId()
  return (
    <label class="switch-field">
      <span>
        {props.label}
        <Show when={props.hint}>
          <small id={hintId}>{props.hint}</small>
        </Show>
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-describedby={props.described ?? (props.hint === undefined ? undefined : hintId)}
        checked={props.on}
        disabled={props.disabled}
        onChange={(event) => {
          const { checked } = event.currentTarget
          // What is shown is what holds: where it does not come about, the switch goes back.
          event.currentTarget.checked = props.on
          props.onChange(checked)
        }}
      />
    </label>
  )
}
