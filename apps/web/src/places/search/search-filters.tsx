import { For, type JSX, Show } from 'solid-js'
import { Field } from '../../elements/field.tsx'
import { fieldText } from '../../elements/form-text.ts'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { searchTexts } from '../../texts/search/search-texts.ts'
import { networksOf } from '../conversations/order.ts'
import type { FilteredSearch, FilterName } from './filters.ts'

const texts: readonly FilterName[] = ['from', 'in', 'after', 'before']

/** The filters of a search as a form. */
export function SearchFilters(props: {
  readonly search: FilteredSearch
  onApply(wanted: Readonly<Partial<Record<FilterName, string>>>): void
}): JSX.Element {
  const { model } = useApp()
  const words = searchTexts().search
  const networks = fromModel(
    model,
    () => 'networks',
    () => networksOf(model.state).map(({ name }) => name),
  )
  const valueOf = (name: FilterName) => props.search.filters.find((filter) => filter.name === name)?.value ?? ''
  let details!: HTMLDetailsElement
  function apply(form: FormData): void {
    const wanted = Object.fromEntries(texts.map((name) => [name, fieldText(form, name)]))
    props.onApply({ ...wanted, on: fieldText(form, 'on'), has: form.get('link') === null ? '' : 'link' })
    details.open = false
  }
  return (
    <details
      ref={(element) => {
        details = element
      }}
    >
      <summary>{words.filters}</summary>
      <form
        class="form search-filters"
        onSubmit={(event) => {
          event.preventDefault()
          apply(new FormData(event.currentTarget))
        }}
      >
        <Field label={words.from} name="from" hint={words.fromHint} value={valueOf('from')} />
        <Field label={words.in} name="in" hint={words.inHint} value={valueOf('in')} />
        <Show when={networks().length > 1}>
          <label class="field">
            <span>{words.on}</span>
            <select name="on">
              <option value="">{words.anyNetwork}</option>
              <For each={networks()}>
                {(name) => (
                  <option value={name} selected={name === valueOf('on')}>
                    {name}
                  </option>
                )}
              </For>
            </select>
          </label>
        </Show>
        <Field label={words.after} name="after" type="date" value={valueOf('after')} />
        <Field label={words.before} name="before" type="date" value={valueOf('before')} />
        <label class="tick">
          <input type="checkbox" name="link" checked={valueOf('has') === 'link'} />
          <span>{words.link}</span>
        </label>
        <button class="button" data-primary type="submit">
          {words.apply}
        </button>
      </form>
    </details>
  )
}
