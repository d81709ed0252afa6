import { createSignal } from 'solid-js'

/** Which rows are told at length. Rows come and go as one scrolls; what was unfolded stays so. */
export interface Unfolded {
  has(id: string): boolean
  toggle(id: string): void
}

export function createUnfolded(): Unfolded {
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set())
  return {
    has: (id) => ids().has(id),
    toggle: (id) =>
      setIds((before) =>
        before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
      ),
  }
}
