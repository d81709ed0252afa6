import { reactTo, redactMessage, unreactTo } from '@longwire/irc'
import { done, notDone, offline, settled } from './action-outcome.ts'
import type { Buffer } from './buffers/buffer.ts'
import { jump } from './history/jump.ts'
import type { BufferKey } from './keys.ts'
import type { Effect } from './commands/command.ts'
import { loadCommands } from './commands/load-commands.ts'
import { readTyped } from './commands/typed.ts'
import type { ActionOutcome, Actions, SendOptions } from './model.ts'
import type { ModelParts } from './model-parts.ts'
import type { Network } from './network/network.ts'
import type { Networks } from './network/networks.ts'
import { search } from './search/search.ts'
import { say } from './outbox/say.ts'

/** Buffers that were looked at last keep what was loaded of them. */
const REMEMBERED_LOOKS = 4

const noBuffer = notDone('no-buffer', 'This conversation is not there any more.')
const notWaiting = notDone('no-line', 'This message does not wait to be sent.')
const noNetwork = notDone('no-network', 'This network is not there any more.')

/** What a person can do. */
export function createActions(parts: ModelParts): Actions {
  const { bouncer, networks, link } = parts
  return {
    addNetwork: (init) => bouncer.add(init),
    changeNetwork: (id, change) => bouncer.change(id, change),
    connectNetwork: (id) => bouncer.enable(id, true),
    disconnectNetwork: (id) => bouncer.enable(id, false),
    removeNetwork: (id) => bouncer.remove(id),
    ...conversationActions(parts),
    ...historyActions(networks),
    reconnect() {
      link.wake()
      bouncer.client.wake()
      for (const network of networks.all()) network.client.wake()
    },
  }
}

type ConversationActions = Pick<
  Actions,
  'join' | 'converse' | 'part' | 'send' | 'resend' | 'discard' | 'react' | 'redact' | 'setTyping' | 'setDraft'
>

function conversationActions(parts: ModelParts): ConversationActions {
  const { networks } = parts
  return {
    async join(id, channel, key) {
      const network = networks.get(id)
      if (network === undefined) return noNetwork
      if (!network.ready) return offline
      return settled(
        network.client.join(channel, key).done,
        () => network.buffers.ensure(channel, network.state.isupport).key,
      )
    },

    converse(id, name) {
      const network = networks.get(id)
      return network === undefined
        ? noNetwork
        : { ok: true, value: network.buffers.ensure(name, network.state.isupport).key }
    },

    part: (key, reason) =>
      withBuffer(networks, key, (buffer, network) => {
        if (!network.ready) return offline
        return settled(network.client.part(buffer.name, reason).done, () => undefined)
      }),

    send: (key, text, options = {}) =>
      withBuffer(networks, key, (buffer, network) => send(parts, network, buffer, text, options)),

    resend: (key, line) =>
      withBuffer(networks, key, (_buffer, { sender }) => {
        if (!sender.outbox.retry(line)) return notWaiting
        sender.flush()
        return done
      }),

    discard: (key, line) =>
      withBuffer(networks, key, (_buffer, { sender }) => (sender.outbox.drop(line) ? done : notWaiting)),

    react: (key, line, reaction, added) =>
      withBuffer(networks, key, (buffer, network) => {
        if (!network.ready) return offline
        const message = added ? reactTo(buffer.name, line, reaction) : unreactTo(buffer.name, line, reaction)
        return settled(network.ask(message), () => undefined)
      }),

    redact: (key, line, reason) =>
      withBuffer(networks, key, (buffer, network) => {
        if (!network.ready) return offline
        return settled(network.ask(redactMessage(buffer.name, line, reason)), () => undefined)
      }),

    setTyping(key, typing) {
      const buffer = networks.buffer(key)
      const network = networks.of(key)
      if (buffer === undefined || buffer.kind === 'server' || network?.ready !== true) return
      network.client.request({ kind: 'notify-typing', target: buffer.name, typing }).done.catch(() => {})
    },

    setDraft(key, text) {
      networks.buffer(key)?.setDraft(text)
    },
  }
}

type HistoryActions = Pick<Actions, 'open' | 'loadOlder' | 'loadGap' | 'loadLatest' | 'jump' | 'search' | 'markRead'>

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

    loadGap: (key, newer) =>
      withBuffer(networks, key, (buffer, { history }) => {
        const older = buffer.timeline.beforeGap(newer)
        return older === undefined ? done : history.load(buffer, { kind: 'between', older: older.id, newer })
      }),

    loadLatest: (key) =>
      withBuffer(networks, key, (buffer, { history }) =>
        buffer.timeline.behind ? history.load(buffer, { kind: 'latest' }) : done,
      ),

    jump: (key, place) => withBuffer(networks, key, (buffer, { history }) => jump(buffer, place, history)),
    search: (request) => search(networks, request),

    markRead(key, time) {
      const network = networks.of(key)
      const buffer = network?.buffers.byKey(key)
      if (buffer !== undefined) network?.markers.markRead(buffer, time)
    },
  }
}

async function send(
  parts: ModelParts,
  network: Network,
  buffer: Buffer,
  text: string,
  { confirmed = false, replyTo }: SendOptions,
): Promise<ActionOutcome<Effect | undefined>> {
  const typed = readTyped(text)
  if (typed.kind === 'text') {
    buffer.input.remember(text, buffer.name, [])
    return say(parts, network, buffer.name, typed.text, { tags: replyTo === undefined ? {} : { '+reply': replyTo } })
  }
  const { commands, runCommand, commandContext } = await loadCommands()
  buffer.input.remember(text, buffer.name, commands)
  return runCommand(typed.name, typed.rest, commandContext(parts, network, buffer, commands), confirmed)
}

async function withBuffer<Value>(
  networks: Networks,
  key: BufferKey,
  act: (buffer: Buffer, network: Network) => ActionOutcome<Value> | Promise<ActionOutcome<Value>>,
): Promise<ActionOutcome<Value>> {
  const network = networks.of(key)
  const buffer = network?.buffers.byKey(key)
  return network === undefined || buffer === undefined ? noBuffer : act(buffer, network)
}
