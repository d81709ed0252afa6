import { type ConnectError, connectError, createMemoryOpener } from '@longwire/connection'
import type { MemoryEnd, MemoryTarget, Opener } from '@longwire/connection'
import { ScriptedConnection } from './scripted-connection.ts'

/** A server in memory that a test plays: give its `opener` to a client, and `accept` what comes. */
export class ScriptedServer {
  readonly opener: Opener<MemoryTarget>
  /** Where a client should believe to connect to. */
  readonly target: MemoryTarget = { host: 'irc.example', port: 6667 }
  /** Every target that was asked for, refused ones too. */
  readonly asked: MemoryTarget[] = []
  readonly #refusals: ConnectError[] = []
  readonly #accepted: ScriptedConnection[] = []
  readonly #waiters: ((connection: ScriptedConnection) => void)[] = []

  constructor() {
    this.opener = createMemoryOpener((far, target) => this.#connect(far, target))
  }

  /** The next connection, or one that waits already. */
  accept(): Promise<ScriptedConnection> {
    const connection = this.#accepted.shift()
    return connection ? Promise.resolve(connection) : new Promise((resolve) => this.#waiters.push(resolve))
  }

  /** Refuses the next connections, one for each error; by default as a closed port does. */
  refuse(...errors: readonly ConnectError[]): void {
    this.#refusals.push(...(errors.length === 0 ? [connectError('refused', this.target)] : errors))
  }

  #connect(far: MemoryEnd, target: MemoryTarget): void {
    this.asked.push(target)
    const refusal = this.#refusals.shift()
    if (refusal) throw refusal
    const connection = new ScriptedConnection({
      send: (line) => void far.send([line]),
      close: () => far.close(),
      cut: () => far.abort(connectError('reset', target)),
    })
    far.listen({
      lines: (lines) => {
        for (const { text } of lines) connection.line(text)
      },
      closed: () => connection.ended(),
    })
    const waiter = this.#waiters.shift()
    if (waiter) waiter(connection)
    else this.#accepted.push(connection)
  }
}
