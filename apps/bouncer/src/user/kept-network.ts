import type { NetworkId, PreferenceStore } from '@longwire/store'
import { LastConnected, type KeptConnection } from './last-connected.ts'

/** What is known of a network from its last connection, for as long as it has no other. */
export interface KeptNetwork {
  /** As the network last told what it supports. */
  readonly isupportTokens: readonly string[]
  readonly lastConnected: LastConnected
  /** The person said that they are away, and did not take it back. */
  readonly away: string | undefined
}

const isupportKey = (network: NetworkId): string => `${prefixOf(network)}isupport`
const connectionKey = (network: NetworkId): string => `${prefixOf(network)}connected`
const awayKey = (network: NetworkId): string => `${prefixOf(network)}away`

/** Rejects with {@link StoreError}, as all of these do. */
export async function readKeptNetwork(preferences: PreferenceStore, network: NetworkId): Promise<KeptNetwork> {
  const kept = await preferences.all(prefixOf(network))
  const away = kept[awayKey(network)]
  return {
    isupportTokens: tokensOf(kept[isupportKey(network)]),
    lastConnected: new LastConnected(kept[connectionKey(network)]),
    away: typeof away === 'string' ? away : undefined,
  }
}

export function keepIsupport(
  preferences: PreferenceStore,
  network: NetworkId,
  tokens: readonly string[],
): Promise<void> {
  return preferences.set(isupportKey(network), tokens)
}

export function keepConnection(
  preferences: PreferenceStore,
  network: NetworkId,
  connection: KeptConnection,
): Promise<void> {
  return preferences.set(connectionKey(network), connection)
}

/** `undefined`: the person is back. */
export function keepAway(preferences: PreferenceStore, network: NetworkId, text: string | undefined): Promise<void> {
  return text === undefined ? preferences.remove(awayKey(network)) : preferences.set(awayKey(network), text)
}

/** The network is removed: nothing that is kept of it stays. */
export async function forgetKeptNetwork(preferences: PreferenceStore, network: NetworkId): Promise<void> {
  for (const key of Object.keys(await preferences.all(prefixOf(network)))) await preferences.remove(key)
}

/** What the names of all values begin with that are kept of a network. */
export function prefixOf(network: NetworkId): string {
  return `network.${network}.`
}

function tokensOf(preference: unknown): readonly string[] {
  return Array.isArray(preference) ? preference.filter((token) => typeof token === 'string') : []
}
