import { For, type JSX } from 'solid-js'
import { choices } from '../../preferences/preferences.ts'
import { changePreferences, preferences } from '../../preferences/preferences-store.ts'

type ChoiceName = 'theme' | 'contrast' | 'textSize' | 'density' | 'clock' | 'language'

/** One of a few, all of them seen. */
export function ChoiceField(props: {
  readonly name: ChoiceName
  readonly label: string
  readonly words: Readonly<Record<string, string>>
  onChange?(): void
}): JSX.Element {
  function choose(value: string): void {
    changePreferences({ [props.name]: value })
    props.onChange?.()
  }
  return (
    <fieldset class="choice-field">
      <legend>{props.label}</legend>
      <div>
        <For each={choices[props.name]}>
          {(value) => (
            <label>
              <input
                type="radio"
                name={props.name}
                value={value}
                checked={preferences()[props.name] === value}
                onChange={() => choose(value)}
              />
              <span>{props.words[value]}</span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  )
}
