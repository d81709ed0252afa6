import { createIrcClient, type Environment } from '@longwire/connection'
import type { History, Store } from '@longwire/store'
import type { VirtualEnvironment } from '@longwire/testing'
import { silentLog } from '../../src/log/log.ts'
import { Counters } from '../../src/metrics/counters.ts'
import { noRights } from '../no-rights.ts'
import { RightOfWay } from '../../src/upstream/right-of-way.ts'
import { pushServiceFor } from '../test-push.ts'
import { Users } from '../../src/user/users.ts'
import type { SimulatedNetwork } from './simulated-network.ts'

/** What of a bouncer dies with its process: its timers, its sockets, and what the store had not committed. */
export class MortalProcess {
  readonly users: Users
  #alive = true

  constructor(environment: VirtualEnvironment, store: Store, network: SimulatedNetwork) {
    const mortal = this.#environment(environment)
    const rightOfWay = new RightOfWay(mortal)
    const mortalStore = this.#store(store, environment)
    this.users = new Users({
      store: mortalStore,
      push: pushServiceFor(mortalStore, mortal),
      environment: mortal,
      rightOfWay,
      log: silentLog,
      counters: new Counters(),
      rightsOf: () => noRights,
      makeClient: ({ settings }) =>
        createIrcClient({
          opener: network.opener,
          targets: [network.target],
          session: { nickname: settings.nickname },
          environment: rightOfWay.behind,
          flood: 'off',
        }),
    })
  }

  /** kill -9: nothing of it happens any more. */
  kill(network: SimulatedNetwork): void {
    this.#alive = false
    network.cut()
  }

  #environment(environment: VirtualEnvironment): Environment {
    const whileAlive = (callback: () => void) => () => {
      if (this.#alive) callback()
    }
    return {
      now: () => environment.now(),
      schedule: (at, callback) => environment.schedule(at, whileAlive(callback)),
      nextTurn: (callback) => environment.nextTurn(whileAlive(callback)),
      random: () => environment.random(),
      randomBytes: (count) => environment.randomBytes(count),
    }
  }

  /** A commit takes a while; one that was under way when the process died did not happen. */
  #store(store: Store, environment: VirtualEnvironment): Store {
    return {
      accounts: store.accounts,
      parts: store.parts,
      close: () => store.close(),
      history: async (user) => this.#history(await store.history(user), environment),
    }
  }

  #history(history: History, environment: VirtualEnvironment): History {
    let last = Promise.resolve()
    const commit = async <Result>(write: () => Promise<Result>): Promise<Result> => {
      const before = last
      const { promise, resolve } = Promise.withResolvers<void>()
      last = promise
      await before
      await new Promise<void>((done) =>
        environment.schedule(environment.now() + Math.floor(environment.random() * 40), done),
      )
      // What waits for a process that died waits for ever.
      if (!this.#alive) return new Promise<never>(() => {})
      const written = await write()
      resolve()
      return written
    }
    const { preferences } = history
    return {
      append: (messages) => commit(() => history.append(messages)),
      buffers: history.buffers,
      preferences: {
        get: (key) => preferences.get(key),
        all: (prefix) => preferences.all(prefix),
        set: (key, value) => commit(() => preferences.set(key, value)),
        remove: (key) => commit(() => preferences.remove(key)),
      },
      bufferPreferences: history.bufferPreferences,
      parts: history.parts,
      page: (query) => history.page(query),
      targets: (query) => history.targets(query),
      find: (buffer, msgid) => history.find(buffer, msgid),
      findByOutboxId: (buffer, outboxId) => history.findByOutboxId(buffer, outboxId),
      since: (query) => history.since(query),
      markRead: (buffer, time) => history.markRead(buffer, time),
      unread: (buffers) => history.unread(buffers),
      close: () => history.close(),
    }
  }
}
