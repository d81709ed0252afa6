import type { BufferKey, BufferView, Model } from '@longwire/model'
import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'

/** How much waits to be read. */
export interface Waiting {
  readonly unread: number
  /** What means the person: mentions, and everything said to them alone. */
  readonly mentions: number
}

/** What waits in all conversations but one. */
export type WaitingElsewhere = (here: BufferKey | undefined) => Waiting

/** Counts what waits, kept current over all buffers. */
export function createWaiting(model: Model): WaitingElsewhere {
  const [turn, setTurn] = createSignal(0)
  let counting = false
  // Once for all that changes together: each turn goes through all conversations.
  function changed(): void {
    if (counting) return
    counting = true
    queueMicrotask(() => {
      counting = false
      setTurn((before) => before + 1)
    })
  }
  const subscribed = new Map<BufferKey, () => void>()

  function followAll(): void {
    for (const key of model.state.buffers.keys()) {
      if (!subscribed.has(key)) subscribed.set(key, model.subscribe(`buffer ${key}`, changed))
    }
    for (const [key, end] of subscribed) {
      if (model.state.buffers.has(key)) continue
      end()
      subscribed.delete(key)
    }
    changed()
  }
  const endAll = model.subscribe('buffers', followAll)
  followAll()
  onCleanup(() => {
    endAll()
    for (const end of subscribed.values()) end()
  })

  const counted: Accessor<ReadonlyMap<BufferKey, Waiting>> = createMemo(() => {
    turn()
    const waiting = new Map<BufferKey, Waiting>()
    for (const view of model.state.buffers.values()) {
      if (view.unread > 0 && view.kind !== 'server') waiting.set(view.key, waitingIn(view))
    }
    return waiting
  })
  return (here) => {
    let [unread, mentions] = [0, 0]
    for (const [key, one] of counted()) {
      if (key === here) continue
      unread += one.unread
      mentions += one.mentions
    }
    return { unread, mentions }
  }
}

/** What waits in one conversation. */
export function waitingIn(view: BufferView): Waiting {
  return { unread: view.unread, mentions: view.kind === 'query' ? view.unread : view.mentions }
}
