import type { BufferKey, BufferSettings, BufferView, ModelState, NetworkId, NetworkView } from '@longwire/model'
import { waitingIn } from '../../model/waiting.ts'
import { preferences } from '../../preferences/preferences-store.ts'

let collator: Intl.Collator | undefined

/**
 * The conversations of one network in the order in which the list has them: those that are pinned first, then those where
 * something was said last, or as they were put by hand. What is archived is not among them.
 */
export function conversationsOf(state: ModelState, network: NetworkId): readonly BufferView[] {
  return everythingOf(state, network).filter(({ settings }) => !settings.archived)
}

/** The same of what is archived. */
export function archivedOf(state: ModelState, network: NetworkId): readonly BufferView[] {
  return everythingOf(state, network).filter(({ settings }) => settings.archived)
}

function everythingOf(state: ModelState, network: NetworkId): readonly BufferView[] {
  const views = [...state.buffers.values()].filter((view) => view.network === network && view.kind !== 'server')
  const byHand = preferences().order === 'hand'
  // They come in this order, and nothing moves under a finger while one after the other has its lines.
  const asTheyCame = state.reading ? 0 : undefined
  return views.toSorted(
    (a, b) =>
      Number(b.settings.pinned) - Number(a.settings.pinned) ||
      (byHand ? compared(a.settings.order, b.settings.order) : 0) ||
      (asTheyCame ?? ((b.last?.time ?? 0) - (a.last?.time ?? 0) || (a.key < b.key ? -1 : 1))),
  )
}

/** What has no place yet comes after what has one. */
function compared(a = Number.MAX_VALUE, b = Number.MAX_VALUE): number {
  return a - b
}

/** The networks by their names: in the same order on every screen, and before anything was told of them as well as after. */
export function networksOf(state: ModelState): readonly NetworkView[] {
  const networks = [...state.networks.values()]
  // To make one takes longer than all the rest of the list, and most people have one network.
  if (networks.length < 2) return networks
  collator ??= new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  const byName = collator.compare
  return networks.toSorted((a, b) => byName(a.name, b.name) || (a.id < b.id ? -1 : 1))
}

/** All conversations, network by network. */
export function allConversations(state: ModelState): readonly BufferView[] {
  return networksOf(state).flatMap(({ id }) => conversationsOf(state, id))
}

/** Whether nothing in a conversation counts now (milliseconds since 1970). */
export function isMuted({ mutedUntil }: BufferSettings, now: number): boolean {
  return mutedUntil > now
}

/** The conversation after, or before, one in the list; the list is a ring. */
export function nextBuffer(
  state: ModelState,
  here: BufferKey,
  step: 1 | -1,
  which: 'any' | 'unread' | 'mention',
): BufferKey | undefined {
  const all = allConversations(state)
  const at = all.findIndex(({ key }) => key === here)
  const after = step === 1 ? [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))] : backwards(all, at)
  return after.find((view) => isWanted(view, which))?.key
}

function backwards(all: readonly BufferView[], at: number): readonly BufferView[] {
  const from = at === -1 ? 0 : at
  return [...all.slice(0, from).toReversed(), ...all.slice(from + 1).toReversed()]
}

function isWanted(view: BufferView, which: 'any' | 'unread' | 'mention'): boolean {
  switch (which) {
    case 'any':
      return true
    case 'unread':
      return view.unread > 0
    case 'mention':
      return waitingIn(view).mentions > 0
  }
}
