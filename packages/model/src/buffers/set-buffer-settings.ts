import { metadataRequest } from '@longwire/irc'
import { type ActionOutcome, done, notDone, offline, settled } from '../action-outcome.ts'
import type { Network } from '../network/network.ts'
import type { NetworkKeeper } from '../network/network-keeper.ts'
import type { Buffer } from './buffer.ts'
import { answers } from '../words/answers.ts'
import { type BufferSettings, metadataOf } from './buffer-settings.ts'

/**
 * Chooses something for a conversation: for all screens, where the other side keeps it, else for this one. Straight on a network
 * that takes no connection: there is nobody else to keep it.
 */
export async function setBufferSettings(
  buffer: Buffer,
  network: Network,
  { direct }: Pick<NetworkKeeper, 'direct'>,
  change: Partial<BufferSettings>,
): Promise<ActionOutcome<undefined>> {
  const target = buffer.name
  if (target === '') return notDone('not-a-conversation', answers.onlyConversations)
  const before = network.settings.valuesOf(target)
  const changes = metadataOf(change).filter(([key, value]) => before.get(key) !== value)
  if (!network.ready && !direct) return offline
  if (!network.keepsSettings) {
    for (const [key, value] of changes) network.settings.told(target, key, value)
    network.settingsChanged([target])
    return done
  }
  const outcomes = await Promise.all(changes.map(([key, value]) => setMetadata(network, target, key, value)))
  return outcomes.find(({ ok }) => !ok) ?? done
}

/** What takes a key away is answered so: it is what was wanted. */
const notSet = 'RPL_KEYNOTSET'

/** Sets one key of a target; without a value, takes it away. */
export async function setMetadata(
  network: Pick<Network, 'ask'>,
  target: string,
  key: string,
  value: string | undefined,
): Promise<ActionOutcome<undefined>> {
  const request = metadataRequest({ kind: 'set', target, key, value })
  const outcome = await settled(network.ask(request), () => undefined)
  return !outcome.ok && outcome.code === notSet ? done : outcome
}
