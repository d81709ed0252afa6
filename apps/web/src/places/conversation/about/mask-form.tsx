import { completeMask, parseExtban, sameName } from '@longwire/irc'
import type { ActionOutcome, ChannelList, ChannelView } from '@longwire/model'
import { type JSX, Show, createSignal, createUniqueId } from 'solid-js'
import { Field } from '../../../elements/field.tsx'
import { fieldText } from '../../../elements/form-text.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import '../../../elements/field-row.css'

/** Puts a mask on a list. What cannot be one, is there already or is refused stays where it was written, with why. */
export function MaskForm(props: {
  readonly entries: ChannelList['entries']
  readonly isupport: ChannelView['isupport']
  onAdd(mask: string): Promise<ActionOutcome<void>>
}): JSX.Element {
  const words = panelsTexts().channel
  const problemId = createUniqueId()
  const [written, setWritten] = createSignal('')
  const [problem, setProblem] = createSignal<string>()
  function problemOf(typed: string, mask: string): string | undefined {
    if (!/^[^\s:]\S*$/.test(typed)) return words.badMask
    // To put it there once more is answered by nothing.
    return props.entries?.some((entry) => sameName(entry.mask, mask, props.isupport.casemapping))
      ? words.maskKnown(mask)
      : undefined
  }
  async function add(form: HTMLFormElement): Promise<void> {
    const typed = fieldText(new FormData(form), 'mask').trim()
    const mask = parseExtban(props.isupport, typed) === undefined ? completeMask(typed) : typed
    setProblem(problemOf(typed, mask))
    if (problem() === undefined) {
      const added = await props.onAdd(mask)
      setProblem(added.ok ? undefined : added.text)
    }
    if (problem() === undefined) setWritten('')
    else form.querySelector('input')?.select()
  }
  return (
    <form
      class="field-row"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void add(event.currentTarget)
      }}
    >
      <Field
        label={words.mask}
        name="mask"
        value={written()}
        invalid={problem() === undefined ? undefined : problemId}
        onInput={(value) => {
          setWritten(value)
          setProblem(undefined)
        }}
      />
      <button class="button" type="submit">
        {words.add}
      </button>
      <Show when={problem()}>
        {(text) => (
          <p id={problemId} role="alert">
            {text()}
          </p>
        )}
      </Show>
    </form>
  )
}
