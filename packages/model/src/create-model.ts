import type { Environment } from '@longwire/connection'
import { createActions } from './actions.ts'
import type { NetworkId } from './keys.ts'
import { type Link, linkState } from './link.ts'
import type { Model } from './model.ts'
import { complete } from './input/completion.ts'
import { completionSource } from './input/completion-source.ts'
import { noMembers } from './views/members.ts'
import { Bouncer } from './network/bouncer.ts'
import { Network } from './network/network.ts'
import { Networks } from './network/networks.ts'
import { StateStore } from './state-store.ts'
import type { Timeline } from './timeline.ts'

/** What a model stands on. */
export interface ModelOptions {
  /** The socket to the bouncer; a `MuxConnection` with the page's own URL, say. */
  readonly connectLink: () => Link
  readonly environment: Environment
  /** Random and never the same: names own messages until the network does. At most 64 characters of `A-Z a-z 0-9 -`. */
  readonly newId: () => string
}

/** A model that is fed by a bouncer. It connects at once and stays connected until it is closed. */
export function createModel({ connectLink, environment, newId }: ModelOptions): Model {
  const store = new StateStore()
  const link = connectLink()
  const endStatus = link.onStatus((status) => store.setLink(linkState(status)))
  const networks = new Networks()
  const bouncer = new Bouncer(link, environment, store, {
    appeared: (id: NetworkId) => networks.add(new Network({ id, link, environment, store })),
    connected: (id) => networks.get(id)?.sender.flush(),
    removed: (id) => networks.remove(id),
  })
  return {
    state: store,
    timeline: (buffer) => networks.buffer(buffer)?.timeline.shown ?? noTimeline,
    members(key) {
      const buffer = networks.buffer(key)
      const state = networks.of(key)?.state
      return buffer === undefined || state === undefined ? noMembers : buffer.members.read(state, buffer.name)
    },
    complete(key, text, caret) {
      const buffer = networks.buffer(key)
      const network = networks.of(key)
      return buffer === undefined || network === undefined
        ? undefined
        : complete(text, caret, completionSource(buffer, network, store))
    },
    inputHistory: (key) => networks.buffer(key)?.input.texts ?? [],
    subscribe: (key, listener) => store.subscriptions.subscribe(key, listener),
    actions: createActions({ store, link, bouncer, networks, environment, newId }),
    close() {
      endStatus()
      bouncer.close()
      networks.close()
      link.close()
      store.setLink({ kind: 'offline', text: '', retryAt: undefined })
    },
  }
}

/** Of a buffer that is not there (any more). */
const noTimeline: Timeline = { lines: [], older: 'end', newer: 'end', gaps: [], readUpTo: 0 }
