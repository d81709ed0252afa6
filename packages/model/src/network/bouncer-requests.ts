import type { Outcome } from '@longwire/irc'
import { type ActionOutcome, notDone } from '../action-outcome.ts'
import type { NetworkId } from '../keys.ts'
import { words } from '../words/words.ts'
import type { NetworkInit } from './network-init.ts'
import { attributesOf } from './attributes-of.ts'
import type { NetworkKeeper as WholeKeeper } from './network-keeper.ts'

type NetworkKeeper = Pick<WholeKeeper, 'ask'>

/** Adds a network; answers its id. */
export async function addNetwork(keeper: NetworkKeeper, init: NetworkInit): Promise<ActionOutcome<NetworkId>> {
  const outcome = await keeper.ask({ kind: 'add', attributes: attributesOf(init) }, idIn)
  if (!outcome.ok) return outcome
  return outcome.value === undefined ? notDone('bad-answer', words.badAnswer) : { ok: true, value: outcome.value }
}

/** Changes what is named. Without any change, the bouncer connects anew. */
export async function changeNetwork(
  keeper: NetworkKeeper,
  id: NetworkId,
  change: Partial<NetworkInit>,
): Promise<ActionOutcome<undefined>> {
  const attributes = attributesOf(change)
  if (Object.keys(attributes).length === 0) return reconnectNetwork(keeper, id)
  return keeper.ask({ kind: 'change', network: id, attributes }, () => undefined)
}

/** Leaves a network and comes back at once. */
export async function reconnectNetwork(keeper: NetworkKeeper, id: NetworkId): Promise<ActionOutcome<undefined>> {
  const left = await enableNetwork(keeper, id, false)
  return left.ok ? enableNetwork(keeper, id, true) : left
}

/** Whether the bouncer is to hold a connection to a network. */
export function enableNetwork(keeper: NetworkKeeper, id: NetworkId, on: boolean): Promise<ActionOutcome<undefined>> {
  const attributes = { 'longwire/enabled': on ? '1' : '0' }
  return keeper.ask({ kind: 'change', network: id, attributes }, () => undefined)
}

/** The same for leaving it, with what the network's people are told. */
export function leaveNetwork(keeper: NetworkKeeper, id: NetworkId, reason = ''): Promise<ActionOutcome<undefined>> {
  if (reason === '') return enableNetwork(keeper, id, false)
  const attributes = { 'longwire/enabled': '0', 'longwire/quit-reason': reason }
  return keeper.ask({ kind: 'change', network: id, attributes }, () => undefined)
}

/** Its conversations go with it. */
export function removeNetwork(keeper: NetworkKeeper, id: NetworkId): Promise<ActionOutcome<undefined>> {
  return keeper.ask({ kind: 'delete', network: id }, () => undefined)
}

/** From `BOUNCER ADDNETWORK <id>`. */
function idIn({ replies }: Extract<Outcome, { readonly kind: 'ok' }>): NetworkId | undefined {
  return replies.find(({ command, params }) => command === 'BOUNCER' && params[0]?.toUpperCase() === 'ADDNETWORK')
    ?.params[1]
}
