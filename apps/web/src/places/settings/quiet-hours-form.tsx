import type { QuietHours } from '@longwire/model'
import { For, type JSX } from 'solid-js'
import { Field } from '../../elements/field.tsx'
import { fieldText } from '../../elements/form-text.ts'
import { IconButton } from '../../elements/icon-button.tsx'
import { useApp } from '../../model/context.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'
import { minutesOf, spanText } from './clock-span.ts'

/** Spans of every day without notifications. */
export function QuietHoursForm(props: { readonly spans: readonly QuietHours[] }): JSX.Element {
  const { model, notices } = useApp()
  const words = settingsTexts().push
  const put = (spans: readonly QuietHours[]) => notices.tellRefusal(model.actions.setQuietHours(spans))
  const told = (span: QuietHours) => (span.from === span.to ? words.allDay : spanText(span))
  function add(form: FormData): void {
    const from = minutesOf(fieldText(form, 'from'))
    const to = minutesOf(fieldText(form, 'to'))
    if (from === undefined || to === undefined) return
    const known = props.spans.some((span) => span.from === from && span.to === to)
    if (!known) put([...props.spans, { from, to }])
  }
  return (
    <section class="settings-group">
      <h2>{words.quiet}</h2>
      <p class="note">{words.quietHint}</p>
      <ul class="kept-rules">
        <For each={props.spans}>
          {(span) => (
            <li>
              <span>{told(span)}</span>
              <IconButton
                shape="remove"
                name={words.removeQuiet(told(span))}
                onPress={() => put(props.spans.filter((one) => one !== span))}
              />
            </li>
          )}
        </For>
      </ul>
      <form
        class="form full"
        onSubmit={(event) => {
          event.preventDefault()
          add(new FormData(event.currentTarget))
        }}
      >
        <div class="form-pair">
          <Field label={words.from} name="from" type="time" value="22:00" required />
          <Field label={words.to} name="to" type="time" value="07:00" required />
        </div>
        <button class="button" type="submit">
          {words.addQuiet}
        </button>
      </form>
    </section>
  )
}
