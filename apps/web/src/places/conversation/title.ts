import type { BufferView } from '@longwire/model'

/** What a conversation is called: the network's own is called like the network. */
export function titleOf(view: BufferView, network: string): string {
  return view.kind === 'server' ? network : view.name
}
