import type { JSX } from 'solid-js'
import { Field } from '../../../elements/field.tsx'
import { fieldText } from '../../../elements/form-text.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { MaskChoice, type Masks, chosenMask } from './mask-choice.tsx'

/** Keeps somebody out of a channel by a mask, and removes them as well unless that is not wanted. */
export function BanForm(props: {
  readonly masks: Masks
  onBan(mask: string, removing: boolean, reason: string): void
}): JSX.Element {
  const words = panelsTexts().person
  function submit(form: FormData): void {
    const mask = chosenMask(form)
    if (mask !== '') props.onBan(mask, form.get('remove') !== null, fieldText(form, 'reason'))
  }
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
    >
      <MaskChoice legend={words.banBy} masks={props.masks} />
      <label class="tick">
        <input type="checkbox" name="remove" checked />
        <span>{words.removeToo}</span>
      </label>
      <Field label={words.reason} name="reason" />
      <button class="button" data-grave type="submit">
        {words.banYes}
      </button>
    </form>
  )
}
