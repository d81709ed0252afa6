import { type JSX, Show, createUniqueId } from 'solid-js'

export interface FieldProps {
  readonly label: string
  readonly name: string
  readonly value?: string
  readonly hint?: string
  readonly type?: 'text' | 'password' | 'number' | 'date' | 'time'
  readonly autocomplete?: string
  readonly required?: boolean
  readonly inputMode?: 'text' | 'numeric' | 'url'
  /** The id of what says why this value will not do, while it does. */
  readonly invalid?: string | undefined
  readonly onInput?: (value: string) => void
  /** When somebody is done with it. */
  readonly onChange?: (value: string) => void
}

/** A labelled input with a hint that a screen reader finds. */
export function Field(props: FieldProps): JSX.Element {
  const id = createUniqueId()
  const hintId = createUniqueId()
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        name={props.name}
        type={props.type ?? 'text'}
        value={props.value ?? ''}
        autocomplete={props.autocomplete ?? 'off'}
        autocapitalize="off"
        spellcheck={false}
        required={props.required ?? false}
        inputmode={props.inputMode ?? 'text'}
        aria-invalid={props.invalid === undefined ? undefined : true}
        aria-describedby={props.invalid ?? (props.hint === undefined ? undefined : hintId)}
        onInput={(event) => props.onInput?.(event.currentTarget.value)}
        onChange={(event) => props.onChange?.(event.currentTarget.value)}
      />
      <Show when={props.hint}>
        <small id={hintId}>{props.hint}</small>
      </Show>
    </div>
  )
}
