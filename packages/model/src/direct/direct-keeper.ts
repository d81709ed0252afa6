import type { BouncerQuery, Outcome } from '@longwire/irc'
import { type ActionOutcome, refusal, settled } from '../action-outcome.ts'
import type { NetworkKeeper } from '../network/network-keeper.ts'
import type { Networks } from '../network/networks.ts'
import { words } from '../words/words.ts'

const noBouncer = refusal('no-bouncer', () => words.noBouncer)

/** In place of a bouncer: networks can be left and come back to, and nothing is kept. */
export class DirectKeeper implements NetworkKeeper {
  readonly direct = true
  readonly keepsPreferences = false
  readonly session = undefined
  readonly #networks: Networks

  constructor(networks: Networks) {
    this.#networks = networks
  }

  ask<Value>(
    query: BouncerQuery,
    value: (answer: Extract<Outcome, { readonly kind: 'ok' }>) => Value,
  ): Promise<ActionOutcome<Value>> {
    const client = query.kind === 'change' ? this.#networks.get(query.network)?.client : undefined
    const enabled = query.kind === 'change' ? query.attributes['longwire/enabled'] : undefined
    if (client === undefined || enabled === undefined) return Promise.resolve(noBouncer)
    const changing: Promise<unknown> = enabled === '1' ? client.open().done : client.close().done
    const outcome = changing.then((): Outcome => ({ kind: 'ok', replies: [] }))
    return settled(outcome, value)
  }

  request(): Promise<ActionOutcome<never>> {
    return Promise.resolve(noBouncer)
  }

  wake(): void {
    for (const { client } of this.#networks.all()) client.wake()
  }

  /** Of a network itself it is asked as of one after a sleep. */
  doubt(): void {
    this.wake()
  }
}
