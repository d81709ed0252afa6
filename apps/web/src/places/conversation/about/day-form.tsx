import type { BufferKey } from '@longwire/model'
import type { JSX } from 'solid-js'
import { Field } from '../../../elements/field.tsx'
import { fieldText } from '../../../elements/form-text.ts'
import { useApp } from '../../../model/context.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import '../../../elements/field-row.css'

/** Leads to the first thing that was said on a day. */
export function DayForm(props: { readonly buffer: BufferKey }): JSX.Element {
  const { model, navigation, notices } = useApp()
  const words = panelsTexts().about

  async function show(day: string): Promise<void> {
    // As the day begins where the person is.
    const time = new Date(`${day}T00:00`).getTime()
    if (Number.isNaN(time)) return
    const { buffer } = props
    const found = await model.actions.jump(buffer, { time })
    if (found.ok) navigation.go({ kind: 'conversation', buffer, line: found.value })
    else notices.tell(found.text)
  }

  return (
    <form
      class="field-row"
      onSubmit={(event) => {
        event.preventDefault()
        void show(fieldText(new FormData(event.currentTarget), 'day'))
      }}
    >
      <Field label={words.day} name="day" type="date" required />
      <button class="button" type="submit">
        {words.showDay}
      </button>
    </form>
  )
}
