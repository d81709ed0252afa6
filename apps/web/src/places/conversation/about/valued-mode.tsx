import type { ActionOutcome } from '@longwire/model'
import { type JSX, Show, createEffect, createMemo, createSignal, createUniqueId, on } from 'solid-js'
import { Field } from '../../../elements/field.tsx'
import { fieldText } from '../../../elements/form-text.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { type ChannelRule, ruleName } from './channel-rules.ts'
import '../../../elements/field-row.css'

/**
 * A mode that has a value: the key, the limit, and what this network alone has. What cannot be its value is not sent; why, and
 * why a network did not take it, stands below it until it is changed.
 */
export function ValuedMode(props: {
  readonly mode: ChannelRule
  /** In bytes; undefined where the network does not say. */
  readonly longestKey: number | undefined
  onSet(value: string): Promise<ActionOutcome<void>>
  onClear(): Promise<ActionOutcome<void>>
}): JSX.Element {
  const words = panelsTexts().channel
  const problemId = createUniqueId()
  const [problem, setProblem] = createSignal<string>()
  // What is being typed stays when another mode changes.
  const parameter = createMemo(() => props.mode.parameter)

  const isSet = createMemo(() => props.mode.set)
  // What was refused before is settled, whoever did it.
  createEffect(on([parameter, isSet], () => setProblem(undefined)))

  async function change(outcome: Promise<ActionOutcome<void>>): Promise<void> {
    setProblem(undefined)
    const settled = await outcome
    if (!settled.ok) setProblem(settled.text)
  }

  async function set(form: HTMLFormElement): Promise<void> {
    const value = fieldText(new FormData(form), 'value').trim()
    const wrong = problemOf(props.mode, value, props.longestKey)
    if (wrong === undefined) await change(props.onSet(value))
    else setProblem(wrong)
    if (problem() === undefined) return
    const field = form.elements.namedItem('value')
    if (field instanceof HTMLInputElement) field.select()
  }
  return (
    <form
      class="field-row"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void set(event.currentTarget)
      }}
    >
      <Field
        label={ruleName(props.mode)}
        name="value"
        value={parameter()}
        inputMode={props.mode.meaning === 'limit' ? 'numeric' : 'text'}
        invalid={problem() === undefined ? undefined : problemId}
        onInput={() => setProblem(undefined)}
        {...(props.mode.meaning === 'key' ? { hint: words.keyHint } : {})}
      />
      <div class="actions">
        <button class="button" type="submit">
          {words.set}
        </button>
        <Show when={props.mode.set}>
          <button class="button" type="button" onClick={() => void change(props.onClear())}>
            {words.clear}
          </button>
        </Show>
      </div>
      <Show when={problem()}>
        {(text) => (
          <p id={problemId} role="alert" dir="auto">
            {text()}
          </p>
        )}
      </Show>
    </form>
  )
}

/** Why this cannot be the value; undefined where it can. */
function problemOf({ meaning }: ChannelRule, value: string, longestKey: number | undefined): string | undefined {
  const words = panelsTexts().channel
  if (meaning === 'limit') return /^0*[1-9]\d{0,8}$/.test(value) ? undefined : words.notANumber
  if (meaning === 'key') {
    const bytes = new TextEncoder().encode(value).length
    if (longestKey !== undefined && bytes > longestKey) return words.longKey(longestKey)
    return /^[^\s,:][^\s,]*$/.test(value) ? undefined : words.badKey
  }
  return value === '' ? words.valueWanted : undefined
}
