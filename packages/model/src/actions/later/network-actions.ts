import type { Actions } from '../../model.ts'
import { addNetwork, changeNetwork, enableNetwork, removeNetwork } from '../../network/bouncer-requests.ts'
import type { Bouncer } from '../../network/bouncer.ts'

type NetworkActions = Pick<
  Actions,
  'addNetwork' | 'changeNetwork' | 'connectNetwork' | 'disconnectNetwork' | 'removeNetwork'
>

/** Which networks there are, and whether the bouncer is on them. */
export function networkActions(bouncer: Bouncer): NetworkActions {
  return {
    addNetwork: (init) => addNetwork(bouncer, init),
    changeNetwork: (id, change) => changeNetwork(bouncer, id, change),
    connectNetwork: (id) => enableNetwork(bouncer, id, true),
    disconnectNetwork: (id) => enableNetwork(bouncer, id, false),
    removeNetwork: (id) => removeNetwork(bouncer, id),
  }
}
