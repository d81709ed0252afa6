import { For, type JSX, Show, createUniqueId } from 'solid-js'
import './choice-field.css'

/** One of a few, all of them seen. */
export function ChoiceField<Value extends string>(props: {
  readonly label: string
  readonly options: readonly (readonly [value: Value, words: string])[]
  readonly value: Value
  readonly hint?: string
  onChoose(value: Value): void
  /** Drawn before the words of one. */
  readonly mark?: ((value: Value) => JSX.Element) | undefined
}): JSX.Element {
  const name = createUniqueId()
  const hintId = createUniqueId()
  let field!: HTMLFieldSetElement
  function choose(value: Value): void {
    // What is shown is what holds: where it does not come about, the choice stays.
    for (const input of field.querySelectorAll('input')) input.checked = input.value === props.value
    props.onChoose(value)
  }
  return (
    <fieldset
      ref={(element) => {
        field = element
      }}
      class="choice-field"
      aria-describedby={props.hint === undefined ? undefined : hintId}
    >
      <legend>{props.label}</legend>
      <div>
        <For each={props.options}>
          {([value, words]) => (
            <label>
              <input
                type="radio"
                name={name}
                value={value}
                checked={props.value === value}
                onChange={() => choose(value)}
              />
              {props.mark?.(value)}
              <span>{words}</span>
            </label>
          )}
        </For>
      </div>
      <Show when={props.hint}>
        <small id={hintId}>{props.hint}</small>
      </Show>
    </fieldset>
  )
}
