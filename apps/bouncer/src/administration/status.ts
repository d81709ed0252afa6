import type { Store } from '@longwire/store'
import type { Users } from '../user/users.ts'
import type { StatusAnswer } from './answers.ts'

/** A process that holds the connections. */
export interface Running {
  /** When it was started, in milliseconds since 1970. */
  readonly since: number
  /** What it calls itself. */
  readonly instance: string
}

/** Reads how things are: of the bouncer where it runs (`users`), else of the store. */
export function statusReader(
  store: Store,
  users: Users | undefined,
  running: Running | undefined,
): () => Promise<StatusAnswer> {
  return async () => {
    const people = await store.accounts.users.list()
    const live = users?.summaries() ?? []
    const states = live.flatMap((summary) => summary.states)
    return {
      running: users !== undefined,
      since: running?.since ?? 0,
      ...(running !== undefined && { instance: running.instance }),
      people: people.length,
      networks: users === undefined ? await countNetworks(store) : states.length,
      connected: states.filter((state) => state === 'connected').length,
      screens: live.reduce((sum, { screens }) => sum + screens, 0),
    }
  }
}

async function countNetworks({ accounts }: Store): Promise<number> {
  let count = 0
  for (const { id } of await accounts.users.list()) count += (await accounts.networks.list(id)).length
  return count
}
