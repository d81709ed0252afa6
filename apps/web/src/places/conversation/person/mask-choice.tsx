import type { PersonView } from '@longwire/model'
import { For, type JSX, createSignal } from 'solid-js'
import { Field } from '../../../elements/field.tsx'
import { fieldText } from '../../../elements/form-text.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'

/** Masks that are proposed for somebody, the narrowest first. */
export type Masks = PersonView['masks']

/** By which mask something is done: one that is proposed, or another one. Read with {@link chosenMask}. */
export function MaskChoice(props: { readonly legend: string; readonly masks: Masks }): JSX.Element {
  const words = panelsTexts().person
  const [own, setOwn] = createSignal('')
  return (
    <fieldset class="masks">
      <legend>{props.legend}</legend>
      <For each={props.masks}>
        {({ by, mask }, at) => (
          <label class="tick">
            <input type="radio" name="mask" value={mask} checked={at() === 0} />
            <span>
              {words.by[by]} <code dir="ltr">{mask}</code>
            </span>
          </label>
        )}
      </For>
      <label class="tick">
        <input type="radio" name="mask" value="" checked={props.masks.length === 0} />
        <span>{words.ownMask}</span>
      </label>
      <Field label={words.ownMask} name="own" value={own()} onInput={setOwn} />
    </fieldset>
  )
}

/** The mask that was chosen in a form; empty where there is none. */
export function chosenMask(form: FormData): string {
  const chosen = fieldText(form, 'mask')
  return chosen === '' ? fieldText(form, 'own').trim() : chosen
}
