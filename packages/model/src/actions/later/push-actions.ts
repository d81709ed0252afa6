import { registerWebpush, unregisterWebpush, type MessageInit } from '@longwire/irc'
import { type ActionOutcome, done, refusal, offline, settled } from '../../action-outcome.ts'
import type { Actions } from '../../model.ts'
import type { ModelParts } from '../../model-parts.ts'
import { hasPush } from '../../network/capabilities.ts'
import { answers } from '../../words/answers.ts'

type PushActions = Pick<Actions, 'registerPush' | 'unregisterPush'>
type Parts = Pick<ModelParts, 'keeper' | 'networks'>

const noPush = refusal('not-here', () => answers.notHere.push)

/** Notifications to this device while the app is closed: asked of the bouncer, else of each network that sends them itself. */
export function pushActions(parts: Parts): PushActions {
  return {
    registerPush: (endpoint, keys) => askAll(parts, registerWebpush(endpoint, keys)),
    unregisterPush: (endpoint) => askAll(parts, unregisterWebpush(endpoint)),
  }
}

async function askAll({ keeper, networks }: Parts, message: MessageInit): Promise<ActionOutcome<void>> {
  if (keeper.session !== undefined && hasPush(keeper.session)) {
    const outcome = await keeper.request(message)
    return outcome.ok ? done : outcome
  }
  const ready = networks.all().filter((network) => network.ready)
  if (ready.length === 0) return offline
  const able = ready.filter(({ state }) => hasPush(state))
  if (able.length === 0) return noPush
  const outcomes = await Promise.all(able.map((network) => settled(network.ask(message), () => undefined)))
  return outcomes.find((outcome) => !outcome.ok) ?? done
}
