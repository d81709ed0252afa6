import { historyTargetsRequest, isChannelName, type Message, type MessageInit, type Outcome } from '@longwire/irc'
import type { SessionState } from '@longwire/irc'
import { settled } from '../action-outcome.ts'
import type { Buffer } from '../buffers/buffer.ts'
import type { NetworkBuffers } from '../buffers/network-buffers.ts'
import { hasReadMarkers } from '../network/capabilities.ts'
import type { HistoryLoader } from './history-loader.ts'
import { isMsgid } from './line-ids.ts'

/** What finding missed conversations needs of their network. */
export interface MissedNetwork {
  readonly state: SessionState
  readonly buffers: NetworkBuffers
  readonly history: Pick<HistoryLoader, 'load'>
  readonly markers: { ask(buffer: Buffer): void }
  readonly presence: { watch(buffer: Buffer): void }
  now(): number
  ask(message: MessageInit): Promise<Outcome>
}

/** Conversations that are looked into. */
const MOST_TARGETS = 50
/** How far back a screen looks that has nothing yet, in milliseconds. */
const FIRST_LOOK = 7 * 24 * 60 * 60_000
/** The network's clock may be ahead of ours by so many milliseconds. */
const AHEAD = 60 * 60_000

/**
 * Straight on a network nobody tells what was missed; one that keeps a history tells in which conversations something was said,
 * also by somebody new, and their newest lines are loaded. Never rejects.
 */
export async function loadMissedConversations(network: MissedNetwork): Promise<void> {
  const { state, buffers, history } = network
  const from = lastHeard(buffers) ?? network.now() - FIRST_LOOK
  const request = historyTargetsRequest(state.isupport, from, network.now() + AHEAD, MOST_TARGETS)
  const told = await settled(network.ask(request), ({ replies }) => targetsIn(replies))
  for (const name of told.ok ? told.value : []) {
    // Whoever has left a channel is not shown it again.
    if (isChannelName(state.isupport, name) && buffers.get(name) === undefined) continue
    const buffer = buffers.ensure(name, state.isupport)
    if (hasReadMarkers(state)) network.markers.ask(buffer)
    else if (buffer.readUpTo === undefined) buffer.markRead(from)
    network.presence.watch(buffer)
    if (buffer.timeline.behind) await history.load(buffer, { kind: 'latest' })
  }
}

/** When the network said last what it has in its history; undefined for never. */
function lastHeard(buffers: NetworkBuffers): number | undefined {
  const times = buffers
    .all()
    .flatMap(({ timeline }) => timeline.confirmed.findLast(({ id }) => isMsgid(id))?.time ?? [])
  return times.length === 0 ? undefined : Math.max(...times)
}

/** `CHATHISTORY TARGETS <target> <time of its latest message>` */
function targetsIn(replies: readonly Message[]): readonly string[] {
  return replies.flatMap(({ command, params }) => (command === 'CHATHISTORY' ? (params[1] ?? []) : []))
}
