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

/**
 * The places that conversations, in the order in which they stand, get when one of them goes to this index: all up to the last
 * that moves get one, and below it those that would not stand below any more by the place that they have.
 */
export function placed(all: readonly Pick<BufferView, 'key' | 'settings'>[], key: BufferKey, to: number): Places {
  const at = all.findIndex((view) => view.key === key)
  if (at < 0 || at === to) return []
  const order = [...all]
  order.splice(to, 0, ...order.splice(at, 1))
  const last = Math.max(at, to)
  const places: (readonly [BufferKey, number])[] = []
  for (const [index, { key: one, settings }] of order.entries()) {
    const place = (index + 1) * placeWidth
    if (index > last && (settings.order ?? Number.POSITIVE_INFINITY) > index * placeWidth) break
    if (settings.order !== place) places.push([one, place])
  }
  return places
}
