import type { HighlightRule, KeptRule } from '@longwire/model'
import { For, type JSX, Show, createSignal } from 'solid-js'
import { Field } from '../../elements/field.tsx'
import { fieldText } from '../../elements/form-text.ts'
import { IconButton } from '../../elements/icon-button.tsx'
import { useApp } from '../../model/context.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'

/** Words and patterns that call the person besides the nickname, and exceptions from them. */
export function CallingWords(props: { readonly rules: readonly KeptRule<HighlightRule>[] }): JSX.Element {
  const { model, notices } = useApp()
  const words = settingsTexts().push
  const [problem, setProblem] = createSignal<string>()
  const sorted = () => props.rules.toSorted((a, b) => a.rule.pattern.localeCompare(b.rule.pattern))
  async function add(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form)
    const outcome = await model.actions.putHighlight({
      kind: data.get('regex') === null ? 'word' : 'regex',
      pattern: fieldText(data, 'pattern').trim(),
      ...(data.get('except') !== null && { except: true }),
    })
    setProblem(outcome.ok ? undefined : outcome.text)
    if (outcome.ok) form.reset()
  }
  return (
    <section class="settings-group">
      <h2>{words.words}</h2>
      <p class="note">{words.wordsHint}</p>
      <ul class="kept-rules">
        <For each={sorted()} fallback={<li class="note">{words.noWords}</li>}>
          {({ id, rule }) => (
            <li>
              <span>
                <Show when={rule.kind === 'regex'} fallback={<bdi>{rule.pattern}</bdi>}>
                  <code dir="ltr">{rule.pattern}</code>
                </Show>
                <Show when={rule.except}>
                  <small>{words.exception}</small>
                </Show>
              </span>
              <IconButton
                shape="remove"
                name={words.removeWord(rule.pattern)}
                onPress={() => notices.tellRefusal(model.actions.removeHighlight(id))}
              />
            </li>
          )}
        </For>
      </ul>
      <form
        class="form full"
        onSubmit={(event) => {
          event.preventDefault()
          void add(event.currentTarget)
        }}
      >
        <Field label={words.word} name="pattern" required />
        <label class="tick">
          <input type="checkbox" name="regex" />
          <span>{words.regex}</span>
        </label>
        <label class="tick">
          <input type="checkbox" name="except" />
          <span>{words.except}</span>
        </label>
        <Show when={problem()}>{(text) => <p role="alert">{text()}</p>}</Show>
        <button class="button" type="submit">
          {words.addWord}
        </button>
      </form>
    </section>
  )
}
