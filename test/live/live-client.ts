import { type ClientStatus, createIrcClient, type IrcClient } from '@longwire/connection'
import { createTcpOpener, systemEnvironment, type TcpTarget } from '@longwire/connection/node'
import type { EventOf, IrcEvent, SessionConfig, SessionSecrets } from '@longwire/irc'

/** Where a live test connects, and as whom. */
export interface LiveOptions {
  readonly target: TcpTarget
  readonly nickname: string
  readonly session?: Partial<SessionConfig>
  readonly secrets?: SessionSecrets
  /** Milliseconds before it comes back; default 100. */
  readonly comesBackAfter?: number
}

/** A client of a real server, with what it heard. */
export class LiveClient implements AsyncDisposable {
  readonly client: IrcClient
  readonly events: IrcEvent[] = []
  /** Lines as they passed: `in …` and `out …`. */
  readonly lines: string[] = []
  readonly #wakers = new Set<() => void>()

  constructor({ target, nickname, session = {}, secrets = {}, comesBackAfter = 100 }: LiveOptions) {
    const environment = systemEnvironment()
    this.client = createIrcClient({
      opener: createTcpOpener({ environment }),
      targets: [target],
      session: { nickname, ...session },
      secrets,
      environment,
      backoff: { first: comesBackAfter },
    })
    this.client.onEvent((event) => {
      this.events.push(event)
      for (const wake of this.#wakers) wake()
    })
    this.client.onStatus(() => {
      for (const wake of this.#wakers) wake()
    })
    this.client.onLine((direction, line) => this.lines.push(`${direction} ${line}`))
  }

  /** Connected and registered. */
  static async open(options: LiveOptions): Promise<LiveClient> {
    const live = new LiveClient(options)
    await live.client.open().done
    return live
  }

  /** The first event of this type, from the one at `from` on, for which this holds. */
  async event<Type extends IrcEvent['type']>(
    type: Type,
    holds: (event: EventOf<Type>) => boolean = () => true,
    from = 0,
  ): Promise<EventOf<Type>> {
    const fits = (event: IrcEvent): event is EventOf<Type> => event.type === type && holds(event as EventOf<Type>)
    let found: EventOf<Type> | undefined
    await this.until(() => {
      found = this.events.slice(from).find(fits)
      return found !== undefined
    })
    return found as unknown as EventOf<Type>
  }

  async status(kind: ClientStatus['kind']): Promise<void> {
    await this.until(() => this.client.status.kind === kind)
  }

  /** Resolves when this holds; looked at again after each event and each change of the status. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.#wakers.delete(wake)
          resolve()
        }
        this.#wakers.add(wake)
      })
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.close().done
  }
}
