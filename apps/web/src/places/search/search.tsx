import type { BufferKey, SearchHit } from '@longwire/model'
import { For, type JSX, Show, createEffect, createMemo, createSignal, on } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { searchTexts } from '../../texts/search/search-texts.ts'
import { texts } from '../../texts/texts.ts'
import { Page } from '../page/page.tsx'
import { type FilteredSearch, joinSearch, splitSearch, withFilters } from './filters.ts'
import { HitRow } from './hit-row.tsx'
import { SearchChips } from './search-chips.tsx'
import { SearchFilters } from './search-filters.tsx'
import { createSearching } from './searching.ts'
import './search.css'

/** Finds what was said, in everything or in one conversation; a press on what was found leads there. */
export function Search(props: { readonly text: string; readonly buffer: BufferKey | undefined }): JSX.Element {
  const { model, navigation } = useApp()
  const searching = createSearching(model, () => props.buffer)
  const asked = createMemo(() => splitSearch(props.text))
  const [typed, setTyped] = createSignal('')
  const words = searchTexts().search
  createEffect(
    on([() => props.text, () => props.buffer], ([text]) => {
      setTyped(asked().words)
      searching.search(text)
    }),
  )
  const within = () => (props.buffer === undefined ? undefined : model.state.buffers.get(props.buffer)?.name)

  function go({ filters, words: wanted }: FilteredSearch, buffer = props.buffer): void {
    const place = { kind: 'search', text: joinSearch({ words: wanted, filters }) } as const
    navigation.replace(buffer === undefined ? place : { ...place, buffer })
  }
  /** What stands in the field now, with the filters there are; filters that were typed are filters. */
  function current(): FilteredSearch {
    return splitSearch(joinSearch({ words: typed(), filters: asked().filters }))
  }

  return (
    <Page title={texts.search.title} wide>
      <form
        class="search-form"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          go(current())
        }}
      >
        <input
          type="search"
          ref={(input) => queueMicrotask(() => input.focus())}
          aria-label={words.hint}
          placeholder={words.hint}
          enterkeyhint="search"
          value={typed()}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button class="button" data-primary type="submit">
          {words.submit}
        </button>
      </form>
      <SearchChips
        filters={asked().filters}
        within={within()}
        onRemove={(gone) => go({ ...current(), filters: asked().filters.filter((filter) => filter !== gone) })}
        onEverywhere={() => navigation.replace({ kind: 'search', text: joinSearch(current()) })}
      />
      <SearchFilters search={asked()} onApply={(wanted) => go(withFilters(current(), wanted))} />
      <Show when={searching.problem()}>{(text) => <p role="alert">{text()}</p>}</Show>
      <div role="status">
        <Show when={searching.state() === 'searching'}>
          <p class="note">{words.searching}</p>
        </Show>
        <Show when={searching.state() === 'done' && searching.hits().length === 0}>
          <p>{searching.more() ? words.nothingYet : words.nothing}</p>
          <p class="note">{words.nothingHint}</p>
        </Show>
      </div>
      <ol class="hits">
        <For each={searching.hits()}>{(hit: SearchHit) => <HitRow hit={hit} words={props.text} />}</For>
      </ol>
      <Show when={searching.more()}>
        <button class="button" type="button" onClick={() => searching.searchMore()}>
          {words.more}
        </button>
      </Show>
    </Page>
  )
}
