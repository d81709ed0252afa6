import type { BufferKey, BufferView, ModelState, NetworkId } from '@longwire/model'
import { waitingIn } from '../../model/waiting.ts'
import { allConversations, archivedOf } from '../conversations/order.ts'

/** Where one can go. */
export type Destination = DestinationBase &
  (
    | { readonly kind: 'conversation'; readonly buffer: BufferKey }
    | { readonly kind: 'join' | 'write'; readonly network: NetworkId; readonly name: string }
  )

interface DestinationBase {
  readonly label: string
  readonly detail: string
}

/** The words for what is not there yet. */
export interface DestinationWords {
  join(channel: string, network: string): string
  write(nickname: string, network: string): string
}

const mostShown = 12

/**
 * Where some letters may lead, the likeliest first. Without letters: what waits, then what was active last. A name that is
 * nowhere yet can be joined or written to, on each network that is connected.
 */
export function destinations(state: ModelState, typed: string, words: DestinationWords): readonly Destination[] {
  const known = conversations(state, typed)
  const exact = new Set(
    known.filter(({ name }) => name.toLowerCase() === typed.toLowerCase()).map(({ network }) => network),
  )
  const existing = known.slice(0, mostShown).map(
    (view): Destination => ({
      kind: 'conversation',
      buffer: view.key,
      label: view.name,
      detail: state.networks.get(view.network)?.name ?? '',
    }),
  )
  if (typed === '' || /[\s,]/.test(typed)) return existing
  const connected = [...state.networks.values()].filter(({ id, state: how }) => how === 'connected' && !exact.has(id))
  const isChannel = /^[#&+!]/.test(typed)
  const created = connected.map(
    ({ id, name }): Destination => ({
      kind: isChannel ? 'join' : 'write',
      network: id,
      name: typed,
      label: isChannel ? words.join(typed, name) : words.write(typed, name),
      detail: '',
    }),
  )
  return [...existing, ...created]
}

function conversations(state: ModelState, typed: string): readonly BufferView[] {
  const wanted = typed.toLowerCase()
  // What is archived is found by its name, and not offered unasked.
  const archived = wanted === '' ? [] : [...state.networks.keys()].flatMap((network) => archivedOf(state, network))
  return [...allConversations(state), ...archived]
    .map((view) => ({
      view,
      rank: wanted === '' ? waitingRank(view) : likeness(view.name.toLowerCase(), wanted),
    }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank || (b.view.last?.time ?? 0) - (a.view.last?.time ?? 0))
    .map(({ view }) => view)
}

function waitingRank(view: BufferView): number {
  const { mentions, unread } = waitingIn(view)
  return mentions > 0 ? 3 : unread > 0 ? 2 : 1
}

/** How well a name answers some letters: whole, from its beginning, from a word in it, anywhere, or letter by letter. */
function likeness(name: string, wanted: string): number {
  const bare = name.replace(/^[#&+!]+/, '')
  const letters = wanted.replace(/^[#&+!]+/, '')
  if (name === wanted || bare === letters) return 6
  if (bare.startsWith(letters)) return 5
  if (bare.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(letters))) return 4
  if (bare.includes(letters)) return 3
  return inOrder(bare, letters) ? 1 : 0
}

function inOrder(name: string, letters: string): boolean {
  let at = 0
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
