import type { BufferKey, SearchHit } from '@longwire/model'
import { For, type JSX, Show, createEffect, createSignal, on } from 'solid-js'
import { IconButton } from '../../elements/icon-button.tsx'
import { useApp } from '../../model/context.ts'
import { texts } from '../../texts/texts.ts'
import { Page } from '../page/page.tsx'
import { HitRow } from './hit-row.tsx'
import { createSearching } from './searching.ts'
import './search.css'

/** Finds what was said, in everything or in one conversation; a press on what was found leads there. */
export function Search(props: { readonly text: string; readonly buffer: BufferKey | undefined }): JSX.Element {
  const { model, navigation } = useApp()
  const searching = createSearching(model, () => props.buffer)
  const [typed, setTyped] = createSignal(props.text)
  createEffect(
    on([() => props.text, () => props.buffer], ([text]) => {
      setTyped(text)
      searching.search(text)
    }),
  )
  const within = () => (props.buffer === undefined ? undefined : model.state.buffers.get(props.buffer)?.name)

  function submit(): void {
    const place = { kind: 'search', text: typed().trim() } as const
    navigation.replace(props.buffer === undefined ? place : { ...place, buffer: props.buffer })
  }

  return (
    <Page title={texts.search.title} wide>
      <form
        class="search-form"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <input
          type="search"
          ref={(input) => queueMicrotask(() => input.focus())}
          aria-label={texts.search.hint}
          placeholder={texts.search.hint}
          enterkeyhint="search"
          value={typed()}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button class="button" data-primary type="submit">
          {texts.search.submit}
        </button>
      </form>
      <Show when={within()}>
        {(name) => (
          <p class="search-chip">
            <bdi class="one-line">{texts.search.within(name())}</bdi>
            <IconButton
              shape="close"
              name={texts.search.everywhere}
              onPress={() => navigation.replace({ kind: 'search', text: typed().trim() })}
            />
          </p>
        )}
      </Show>
      <p class="search-help">{texts.search.filters}</p>
      <Show when={searching.problem()}>{(text) => <p role="alert">{text()}</p>}</Show>
      <p role="status">
        <Show when={searching.state() === 'searching'}>{texts.search.searching}</Show>
        <Show when={searching.state() === 'done' && searching.hits().length === 0}>{texts.search.nothing}</Show>
      </p>
      <ol class="hits">
        <For each={searching.hits()}>{(hit: SearchHit) => <HitRow hit={hit} words={props.text} />}</For>
      </ol>
      <Show when={searching.more()}>
        <button class="button" type="button" onClick={() => searching.searchMore()}>
          {texts.search.more}
        </button>
      </Show>
    </Page>
  )
}
