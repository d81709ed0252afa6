import type { Network } from '../user/network.ts'
import type { Place } from '../relay/relayed.ts'

/** Which conversation a name stands for at a network; undefined for what can be none. */
export function conversationNamed(network: Network, name: string): Place | undefined {
  if (network.isChannel(name)) return /[\s,\p{Cc}]/u.test(name) ? undefined : { kind: 'channel', name }
  return /^[^\s,*?!@:$#&+][^\s,*?!@]*$/.test(name) ? { kind: 'query', name } : undefined
}
