import type { SearchHit } from '@longwire/model'
import { For, type JSX, Show, createSignal, onMount } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { searchTexts } from '../../texts/search/search-texts.ts'
import { Page } from '../page/page.tsx'
import { HitRow } from '../search/hit-row.tsx'
import { withOlder } from '../search/with-older.ts'
import '../search/search.css'

/** Where the person was called, over all networks, newest first. */
export function Mentions(): JSX.Element {
  const { model } = useApp()
  const words = searchTexts().mentions
  const [state, setState] = createSignal<'asking' | 'done'>('asking')
  const [hits, setHits] = createSignal<readonly SearchHit[]>([])
  const [more, setMore] = createSignal<number>()
  const [problem, setProblem] = createSignal<string>()

  async function load(before?: number): Promise<void> {
    setState('asking')
    setProblem(undefined)
    const outcome = await model.actions.mentions(before)
    setState('done')
    if (!outcome.ok) {
      setProblem(outcome.text)
      return
    }
    setHits((known) => withOlder(known, outcome.value.hits))
    setMore(outcome.value.more)
  }
  onMount(() => void load())

  return (
    <Page title={words.title} wide>
      <Show when={problem()}>
        {(text) => (
          <p role="alert">
            {text()}{' '}
            <button class="button" type="button" onClick={() => void load(more())}>
              {words.retry}
            </button>
          </p>
        )}
      </Show>
      <ol class="hits">
        <For each={hits()}>{(hit) => <HitRow hit={hit} words="" />}</For>
      </ol>
      <p role="status" class="note">
        <Show when={state() === 'asking'}>{words.loading}</Show>
        <Show when={state() === 'done' && hits().length === 0 && problem() === undefined}>{words.none}</Show>
      </p>
      <Show when={state() === 'done' ? more() : undefined}>
        {(before) => (
          <button class="button" type="button" onClick={() => void load(before())}>
            {words.more}
          </button>
        )}
      </Show>
    </Page>
  )
}
