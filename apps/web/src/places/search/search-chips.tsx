import { For, type JSX, Show } from 'solid-js'
import { Icon } from '../../elements/icon.tsx'
import { searchTexts } from '../../texts/search/search-texts.ts'
import type { Filter } from './filters.ts'
import { dateText } from './search-time.ts'

/** What narrows a search, each taken away by a press. */
export function SearchChips(props: {
  readonly filters: readonly Filter[]
  /** The conversation in which alone is searched. */
  readonly within: string | undefined
  onRemove(filter: Filter): void
  onEverywhere(): void
}): JSX.Element {
  const words = searchTexts().search
  let list: HTMLUListElement | undefined
  /** One goes on with the chip that is there now, or with the way to other filters. */
  function pressed(act: () => void): void {
    const chips = () => (list?.isConnected === true ? [...list.querySelectorAll('button')] : [])
    const at = chips().findIndex((chip) => chip === document.activeElement)
    const after = list?.parentElement?.querySelector<HTMLElement>('summary')
    act()
    queueMicrotask(() => (chips()[at] ?? chips().at(-1) ?? after)?.focus())
  }
  return (
    <Show when={props.filters.length > 0 || props.within !== undefined}>
      <ul
        ref={(element) => {
          list = element
        }}
        class="search-chips"
      >
        <Show when={props.within}>
          {(name) => (
            <Chip
              text={words.within(name())}
              name={words.everywhere}
              onPress={() => pressed(() => props.onEverywhere())}
            />
          )}
        </Show>
        <For each={props.filters}>
          {(filter) => {
            const text = words.chip[filter.name](told(filter.value))
            return <Chip text={text} name={words.without(text)} onPress={() => pressed(() => props.onRemove(filter))} />
          }}
        </For>
      </ul>
    </Show>
  )
}

/** A date as people write it; all else as it is. */
function told(value: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00`).getTime() : Number.NaN
  return Number.isNaN(time) ? value : dateText(time)
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
