import { For, type JSX, Show } from 'solid-js'
import { Icon } from '../../elements/icon.tsx'
import { searchTexts } from '../../texts/search/search-texts.ts'
import type { Filter } from './filters.ts'

/** What narrows a search, each taken away by a press. */
export function SearchChips(props: {
  readonly filters: readonly Filter[]
  /** The conversation in which alone is searched. */
  readonly within: string | undefined
  onRemove(filter: Filter): void
  onEverywhere(): void
}): JSX.Element {
  const words = searchTexts().search
  return (
    <Show when={props.filters.length > 0 || props.within !== undefined}>
      <ul class="search-chips">
        <Show when={props.within}>
          {(name) => <Chip text={words.within(name())} name={words.everywhere} onPress={() => props.onEverywhere()} />}
        </Show>
        <For each={props.filters}>
          {(filter) => {
            const text = words.chip[filter.name](filter.value)
            return <Chip text={text} name={words.without(text)} onPress={() => props.onRemove(filter)} />
          }}
        </For>
      </ul>
    </Show>
  )
}

function Chip(props: { readonly text: string; readonly name: string; onPress(): void }): JSX.Element {
  return (
    <li>
      <button type="button" class="search-chip" title={props.name} onClick={() => props.onPress()}>
        <bdi class="one-line" aria-hidden="true">
          {props.text}
        </bdi>
        <Icon shape="close" />
      </button>
    </li>
  )
}
