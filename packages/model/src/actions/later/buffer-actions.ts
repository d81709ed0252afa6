import { markUnread } from '@longwire/irc'
import { notDone, offline, settled } from '../../action-outcome.ts'
import { setBufferSettings } from '../../buffers/set-buffer-settings.ts'
import type { Actions } from '../../model.ts'
import type { ModelParts } from '../../model-parts.ts'
import { answers } from '../../words/answers.ts'
import { withBuffer } from '../with-buffer.ts'

type BufferActions = Pick<Actions, 'setBufferSettings' | 'markUnread'>

/** What a person chooses for single conversations. */
export function bufferActions({ keeper, networks }: Pick<ModelParts, 'keeper' | 'networks'>): BufferActions {
  return {
    setBufferSettings: (key, change) =>
      withBuffer(networks, key, (buffer, network) => setBufferSettings(buffer, network, keeper, change)),

    markUnread: (key) =>
      withBuffer(networks, key, (buffer, network) => {
        if (!network.ready) return offline
        if (!network.countsElsewhere) return notDone('not-here', answers.notHere.remember)
        return settled(network.ask(markUnread(buffer.name || '*')), () => undefined)
      }),
  }
}
