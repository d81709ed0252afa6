import type { ModelParts } from '../../model-parts.ts'
import { jump } from '../../history/jump.ts'
import { search } from '../../search/search.ts'
import type { LaterActions } from '../later-actions.ts'
import { withBuffer } from '../with-buffer.ts'
import { channelActions } from './channel-actions.ts'
import { lineActions } from './line-actions.ts'
import { networkActions } from './network-actions.ts'

/** The actions that are loaded when the first of them is done. */
export function createLaterActions(parts: ModelParts): LaterActions {
  const { networks, bouncer } = parts
  return {
    ...networkActions(bouncer),
    ...channelActions(networks),
    ...lineActions(networks),
    jump: (key, place) => withBuffer(networks, key, (buffer, { history }) => jump(buffer, place, history)),
    search: (request) => search(networks, request),
  }
}
