import type { BufferKey, BufferView, ModelState } from '@longwire/model'
import { conversationsOf } from './order.ts'

/** Between two places in the order by hand, so that there is room for others. */
const placeWidth = 1024

/** Places in the order by hand. */
export type Places = readonly (readonly [BufferKey, number])[]

/**
 * The conversations among which one is put by hand, itself included: those of its network that are pinned as it is, and not
 * archived.
 */
export function besideOf(state: ModelState, key: BufferKey): readonly BufferView[] {
  const moved = state.buffers.get(key)
  if (moved === undefined || moved.settings.archived) return []
  return conversationsOf(state, moved.network).filter(({ settings }) => settings.pinned === moved.settings.pinned)
}

/** The places that conversations get when one of them goes a step up or down; empty where it stands at the end. */
export function movedBy(state: ModelState, key: BufferKey, step: 1 | -1): Places {
  const other = besideOf(state, key)
  const at = other.findIndex((view) => view.key === key) + step
  return at < 0 || at >= other.length ? [] : placed(other, key, at)
}

/** The places that conversations get when one of them is put right before, or right after, another one. */
export function movedBeside(state: ModelState, key: BufferKey, other: BufferKey, side: 'before' | 'after'): Places {
  const all = besideOf(state, key)
  const at = all.filter((view) => view.key !== key).findIndex((view) => view.key === other)
  return at < 0 ? [] : placed(all, key, side === 'before' ? at : at + 1)
}

/** Where they have no places yet, all up to the last that changes get one. */
function placed(all: readonly BufferView[], key: BufferKey, to: number): Places {
  const at = all.findIndex((view) => view.key === key)
  if (at < 0 || at === to) return []
  const order = all.map((view) => view.key)
  order.splice(at, 1)
  order.splice(to, 0, key)
  const places = new Map(order.map((one, index) => [one, (index + 1) * placeWidth]))
  return all.slice(0, Math.max(at, to) + 1).flatMap((view) => {
    const place = places.get(view.key) ?? 0
    return view.settings.order === place ? [] : [[view.key, place] as const]
  })
}
