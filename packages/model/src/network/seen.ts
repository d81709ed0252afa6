import type { NetworkView } from '../state.ts'

/** What can be done there with messages, as far as that was seen; only what is known. */
export function seenOf(before: Pick<NetworkView, 'redacts' | 'replies' | 'reacts'> | undefined): typeof before {
  const { redacts, replies, reacts } = before ?? {}
  return {
    ...(redacts !== undefined && { redacts }),
    ...(replies !== undefined && { replies }),
    ...(reacts !== undefined && { reacts }),
  }
}
