import type { Buffer } from '../buffers/buffer.ts'
import type { Actions } from '../model.ts'
import type { ModelParts } from '../model-parts.ts'
import type { Networks } from '../network/networks.ts'
import { done } from '../action-outcome.ts'
import { sendTyped } from '../outbox/send-typed.ts'
import { personNow } from '../people/person-now.ts'
import { laterActions } from './later-actions.ts'
import type { LaterActions } from './later/later-names.ts'
import { noNetwork, withBuffer } from './with-buffer.ts'

/** Buffers that were looked at last keep what was loaded of them. */
const REMEMBERED_LOOKS = 4

/** What a person can do. What a screen can do without at its start is loaded when it is first done. */
export function createActions(parts: ModelParts): Actions {
  const { keeper, networks } = parts
  return {
    ...laterActions(parts),
    ...conversationActions(parts),
    ...historyActions(networks),
    reconnect() {
      keeper.wake()
      for (const network of networks.all()) network.client.wake()
    },
    doubtLink: () => keeper.doubt(),
  }
}

type ConversationActions = Pick<Actions, 'converse' | 'send' | 'setTyping' | 'setDraft'>

function conversationActions(parts: ModelParts): ConversationActions {
  const { networks } = parts
  return {
    async converse(id, name) {
      const network = networks.get(id)
      return network === undefined
        ? noNetwork
        : { ok: true, value: network.buffers.ensure(name, network.state.isupport).key }
    },

    send: (key, text, options = {}) =>
      withBuffer(networks, key, (buffer, network) => sendTyped(parts, network, buffer, text, options)),

    setTyping(key, typing) {
      const buffer = networks.buffer(key)
      const network = networks.of(key)
      if (buffer === undefined || buffer.kind === 'server' || network?.ready !== true) return
      // A network would refuse each of them in a line of its own.
      if (buffer.kind === 'channel' && !buffer.joined) return
      if (personNow(buffer, network.buffers).kind === 'renamed') return
      network.client.request({ kind: 'notify-typing', target: buffer.name, typing }).done.catch(() => {})
    },

    setDraft(key, text) {
      const buffer = networks.buffer(key)
      if (buffer === undefined || buffer.draft === text) return
      buffer.setDraft(text, true)
      networks.of(key)?.drafts.changed()
    },
  }
}

type HistoryActions = Omit<Actions, keyof LaterActions | keyof ConversationActions | 'reconnect' | 'doubtLink'>

function historyActions(networks: Networks): HistoryActions {
  const looked: Buffer[] = []
  return {
    open: (key) =>
      withBuffer(networks, key, (buffer, network) => {
        const loaded = network.look(buffer)
        const before = looked.indexOf(buffer)
        if (before >= 0) looked.splice(before, 1)[0]?.unlook()
        looked.push(buffer)
        if (looked.length > REMEMBERED_LOOKS) looked.shift()?.unlook()
        return loaded
      }),

    loadOlder: (key) =>
      withBuffer(networks, key, (buffer, { history }) => {
        if (buffer.timeline.shown.older === 'end') return done
        const { first } = buffer.timeline
        return history.load(buffer, first === undefined ? { kind: 'latest' } : { kind: 'before', line: first.id })
      }),

    loadGap: (key, newer, side = 'newer') =>
      withBuffer(networks, key, (buffer, { history }) => {
        const older = buffer.timeline.beforeGap(newer)
        return older === undefined ? done : history.load(buffer, { kind: 'between', older: older.id, newer, side })
      }),

    loadLatest: (key) =>
      withBuffer(networks, key, (buffer, { history }) =>
        buffer.timeline.behind ? history.load(buffer, { kind: 'latest' }) : done,
      ),

    markRead(key, time) {
      const network = networks.of(key)
      const buffer = network?.buffers.byKey(key)
      if (buffer !== undefined) network?.markers.markRead(buffer, time)
    },
  }
}
