import { outcomeOf, offline } from '../../action-outcome.ts'
import { listChannels } from '../../channels/list-channels.ts'
import type { Actions } from '../../model.ts'
import type { ModelParts } from '../../model-parts.ts'
import { addNetwork, changeNetwork, enableNetwork, removeNetwork } from '../../network/bouncer-requests.ts'
import { inWords } from '../../words/refused.ts'
import { withNetwork } from '../with-buffer.ts'

type NetworkActions = Pick<
  Actions,
  | 'addNetwork'
  | 'changeNetwork'
  | 'connectNetwork'
  | 'disconnectNetwork'
  | 'removeNetwork'
  | 'changeNickname'
  | 'setAway'
  | 'listChannels'
>

/** Which networks there are, whether the bouncer is on them, and as whom. */
export function networkActions({ keeper, networks }: ModelParts): NetworkActions {
  return {
    addNetwork: (init) => addNetwork(keeper, init),
    changeNetwork: (id, change) => changeNetwork(keeper, id, change),
    connectNetwork: (id) => enableNetwork(keeper, id, true),
    disconnectNetwork: (id) => enableNetwork(keeper, id, false),
    removeNetwork: (id) => removeNetwork(keeper, id),

    changeNickname: (id, nickname) =>
      withNetwork(networks, id, (network) => {
        if (!network.ready) return offline
        return inWords(network.client.request({ kind: 'change-nickname', nickname }).done, nickname, () => undefined)
      }),

    setAway: (id, text) =>
      withNetwork(networks, id, async (network) => {
        if (!network.ready) return offline
        const outcome = await network.client.request({ kind: 'set-away', text }).done
        return outcomeOf(outcome, () => undefined)
      }),

    listChannels: (id, filter = {}) => withNetwork(networks, id, (network) => listChannels(network, filter)),
  }
}
