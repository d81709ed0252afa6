import { jump } from '../../history/jump.ts'
import type { ModelParts } from '../../model-parts.ts'
import { preferenceChanges } from '../../preferences/preference-changes.ts'
import { mentions } from '../../search/mentions.ts'
import { search } from '../../search/search.ts'
import { surroundings } from '../../search/surroundings.ts'
import type { LaterActions } from './later-names.ts'
import { bufferActions } from './buffer-actions.ts'
import { whois } from '../../people/whois.ts'
import { withBuffer, withNetwork } from '../with-buffer.ts'
import { channelActions } from './channel-actions.ts'
import { lineActions } from './line-actions.ts'
import { pushActions } from './push-actions.ts'
import { networkActions } from './network-actions.ts'

/** The actions that are loaded when the first of them is done. */
export function createLaterActions(parts: ModelParts): LaterActions {
  const { networks, environment, store } = parts
  return {
    ...networkActions(parts),
    ...channelActions(networks),
    ...bufferActions(parts),
    ...lineActions(parts),
    ...preferenceChanges(parts),
    ...pushActions(parts),
    jump: (key, place) => withBuffer(networks, key, (buffer, { history }) => jump(buffer, place, history)),
    whois: (id, nickname) => withNetwork(networks, id, (network) => whois(network, nickname)),
    search: (request) => search(networks, request, environment.now(), store.networks),
    mentions: (before) => mentions(networks, before),
    surroundings: (hit) => withNetwork(networks, hit.network, (network) => surroundings(network, hit)),
  }
}
