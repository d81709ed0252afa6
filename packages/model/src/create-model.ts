import { createIrcClient, type Environment, type MuxStatus } from '@longwire/connection'
import {
  assembleModel,
  type Beginning,
  type MakeClient,
  type ModelFrame,
  type ScreenOptions,
  type Surroundings,
} from './assemble-model.ts'
import { settingKeys } from './buffers/buffer-settings.ts'
import { type Link, linkState } from './link.ts'
import type { Model } from './model.ts'
import { Bouncer } from './network/bouncer.ts'
import { networkCapabilities } from './network/wanted-capabilities.ts'
import type { StateStore } from './state-store.ts'

/** What a model stands on that is fed by a bouncer. */
export interface ModelOptions extends ScreenOptions {
  /** The socket to the bouncer; a `MuxConnection` with the page's own URL, say. */
  readonly connectLink: () => Link
}

/**
 * A model that is fed by a bouncer. It shows what was kept as soon as that is read, connects then, and stays connected until
 * it is closed. With a beginning it goes on from there.
 */
export function createModel({ connectLink, ...options }: ModelOptions, beginning?: Beginning): Model {
  const { environment } = options
  const surround = ({ store, networks, preferences, addNetwork, wipe }: ModelFrame): Surroundings => {
    const link = connectLink()
    const clientOf = (id: string): MakeClient => streamClient(id, link, environment, store)
    const bouncer = new Bouncer(link, environment, store, preferences, {
      appeared: (id) => addNetwork(id, clientOf(id)).open(),
      connected: (id) => networks.get(id)?.sender.flush(),
      removed: (id) => networks.remove(id),
    })
    const told = (status: MuxStatus): void => {
      const state = linkState(status)
      store.setLink(state)
      if (state.kind === 'logged-out') wipe()
    }
    const endStatus = link.onStatus(told)
    // It may be open already, for who read on it before.
    if (link.status.kind === 'open') told(link.status)
    return {
      keeper: bouncer,
      open(kept) {
        for (const { view } of kept?.networks ?? []) {
          store.setNetwork(view)
          addNetwork(view.id, clientOf(view.id))
        }
        bouncer.open()
        for (const network of networks.all()) network.open()
      },
      close() {
        endStatus()
        bouncer.close()
        link.close()
      },
    }
  }
  return assembleModel(options, surround, beginning)
}

/** A client on the stream of one network. */
function streamClient(id: string, link: Link, environment: Environment, store: StateStore): MakeClient {
  return (resume) =>
    createIrcClient({
      opener: link,
      targets: [{ network: id, capabilities: networkCapabilities, metadata: settingKeys, resume }],
      session: { nickname: store.networks.get(id)?.nickname || 'me' },
      environment,
    })
}
