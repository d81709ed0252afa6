import type { BufferKey, BufferView, ModelState, NetworkId } from '@longwire/model'
import { waitingIn } from '../../model/waiting.ts'

/** The conversations of one network in the order in which the list has them: those where something was said last come first. */
export function conversationsOf(state: ModelState, network: NetworkId): readonly BufferView[] {
  const views = [...state.buffers.values()].filter((view) => view.network === network && view.kind !== 'server')
  return views.toSorted((a, b) => (b.last?.time ?? 0) - (a.last?.time ?? 0) || (a.key < b.key ? -1 : 1))
}

/** All conversations, network by network. */
export function allConversations(state: ModelState): readonly BufferView[] {
  return [...state.networks.keys()].flatMap((network) => conversationsOf(state, network))
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
