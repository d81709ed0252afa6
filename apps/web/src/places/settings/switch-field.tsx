import type { JSX } from 'solid-js'

/** On or off. */
export function SwitchField(props: {
  readonly label: string
  readonly on: boolean
  onChange(on: boolean): void
}): JSX.Element {
  return (
    <label class="switch-field">
      <span>{props.label}</span>
      <input
        type="checkbox"
        role="switch"
        checked={props.on}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
    </label>
  )
}
