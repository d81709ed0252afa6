import type { BufferKey, Model, SearchHit } from '@longwire/model'
import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { whenReached } from './when-reached.ts'
import { withOlder } from './with-older.ts'

/** One search after the other; what an earlier one finds late is dropped. */
export interface Searching {
  readonly state: Accessor<'idle' | 'searching' | 'done'>
  readonly hits: Accessor<readonly SearchHit[]>
  readonly problem: Accessor<string | undefined>
  readonly more: Accessor<boolean>
  search(text: string): void
  /** Older ones of the same search. */
  searchMore(): void
}

export function createSearching(model: Model, buffer: () => BufferKey | undefined): Searching {
  const [state, setState] = createSignal<'idle' | 'searching' | 'done'>('idle')
  const [hits, setHits] = createSignal<readonly SearchHit[]>([])
  const [problem, setProblem] = createSignal<string>()
  const [before, setBefore] = createSignal<number>()
  let turn = 0
  let stopWaiting = (): void => {}
  onCleanup(() => stopWaiting())
  let asked = ''

  async function ask(text: string, earlier: readonly SearchHit[], older: number | undefined): Promise<void> {
    const mine = ++turn
    stopWaiting()
    const within = buffer()
    setState('searching')
    setProblem(undefined)
    const outcome = await model.actions.search({
      text,
      ...(within !== undefined && { buffer: within }),
      ...(older !== undefined && { before: older }),
    })
    if (mine !== turn) return
    setState(outcome.ok ? 'done' : 'idle')
    if (!outcome.ok) {
      setProblem(outcome.text)
      // Who opens a page with a search in its address has asked already.
      if (outcome.code === 'offline') stopWaiting = whenReached(model, within, () => void ask(text, earlier, older))
      return
    }
    setHits(withOlder(earlier, outcome.value.hits))
    setBefore(outcome.value.more)
  }

  return {
    state,
    hits,
    problem,
    more: () => before() !== undefined,
    search(text) {
      asked = text
      turn++
      stopWaiting()
      setHits([])
      setBefore(undefined)
      setState('idle')
      setProblem(undefined)
      if (text !== '') void ask(text, [], undefined)
    },
    searchMore: () => void ask(asked, hits(), before()),
  }
}
