import type { IgnoreLevel } from '@longwire/model'
import { For, type JSX, Show } from 'solid-js'
import { Field } from '../../elements/field.tsx'
import { fieldText } from '../../elements/form-text.ts'
import { IconButton } from '../../elements/icon-button.tsx'
import { fullTime } from '../../elements/time.ts'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'

const levels: readonly IgnoreLevel[] = ['all', 'messages', 'private', 'notices', 'actions', 'ctcp', 'invites', 'joins']

/** Whom the person does not want to hear. */
export function Ignores(): JSX.Element {
  const { model, notices } = useApp()
  const words = settingsTexts().ignores
  const kept = fromModel(
    model,
    () => 'preferences',
    () => model.state.preferences.ignores,
  )
  function add(form: HTMLFormElement): void {
    const data = new FormData(form)
    const chosen = levels.filter((level) => data.get(`level-${level}`) !== null)
    const rule = { mask: fieldText(data, 'mask').trim(), levels: chosen.length === 0 ? (['all'] as const) : chosen }
    notices.tellRefusal(model.actions.putIgnore(rule))
    form.reset()
  }
  return (
    <>
      <ul class="kept-rules">
        <For each={kept()} fallback={<li class="note">{words.none}</li>}>
          {({ id, network, rule }) => (
            <li>
              <span>
                <code dir="ltr">{rule.mask}</code>
                <small>
                  {[
                    ...rule.levels.map((level) => words.levels[level]),
                    ...(rule.channels ?? []),
                    ...(network === undefined ? [] : [model.state.networks.get(network)?.name ?? network]),
                  ].join(', ')}
                  <Show when={rule.until}>{(until) => ` ${words.until(fullTime(until()))}`}</Show>
                </small>
              </span>
              <IconButton
                shape="remove"
                name={words.remove(rule.mask)}
                onPress={() => notices.tellRefusal(model.actions.removeIgnore(id))}
              />
            </li>
          )}
        </For>
      </ul>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          add(event.currentTarget)
        }}
      >
        <Field label={words.mask} name="mask" required />
        <fieldset class="ticks">
          <legend>{words.what}</legend>
          <For each={levels}>
            {(level) => (
              <label class="tick">
                <input type="checkbox" name={`level-${level}`} checked={level === 'all'} />
                <span>{words.levels[level]}</span>
              </label>
            )}
          </For>
        </fieldset>
        <button class="button" type="submit">
          {words.add}
        </button>
      </form>
    </>
  )
}
