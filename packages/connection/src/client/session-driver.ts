import type { CloseReason, Endpoint, IrcEvent, Line, MessageInit, Output, RequestId, Session } from '@longwire/irc'
import type { Environment } from '../environment.ts'
import { derive } from './derive.ts'
import { Timers } from './timers.ts'

/** What a session asks of the outside. */
export interface DriverActions {
  send(message: MessageInit, request: RequestId | undefined): void
  event(event: IrcEvent): void
  connect(to: Endpoint): void
  close(reason: CloseReason): void
}

/**
 * Carries out a session's outputs, in order. What a listener asks of the session while it is told an event comes after the
 * outputs that are under way.
 */
export class SessionDriver {
  readonly session: Session
  readonly #environment: Environment
  readonly #actions: DriverActions
  readonly #timers: Timers
  /** Outputs of what was asked while outputs were carried out. */
  #later: Output[] = []
  #running = false
  /** Grows with each connection: results of work for an earlier one are dropped. */
  #connection = 0

  constructor(session: Session, environment: Environment, actions: DriverActions) {
    this.session = session
    this.#environment = environment
    this.#actions = actions
    this.#timers = new Timers(environment, (id) => this.run((now) => session.wake(id, now)))
  }

  /** Tells the session something and carries out what it answers. */
  run(tell: (now: number) => readonly Output[]): void {
    this.#take(tell(this.#environment.now()))
  }

  /** The same for a line, which is by far what comes most. */
  receive(line: Line, now: number): void {
    this.#take(this.session.receive(line, now))
  }

  /** A new connection begins: work for the last one no longer counts. */
  reconnected(): void {
    this.#connection++
  }

  /** No timer fires any more. */
  stop(): void {
    this.#connection++
    this.#timers.clearAll()
  }

  #take(outputs: readonly Output[]): void {
    if (outputs.length === 0) return
    if (this.#running) {
      for (const output of outputs) this.#later.push(output)
      return
    }
    this.#running = true
    try {
      for (const output of outputs) this.#carryOut(output)
      // What came meanwhile; it may grow while it is gone through.
      for (const output of this.#later) this.#carryOut(output)
    } finally {
      this.#running = false
      if (this.#later.length > 0) this.#later = []
    }
  }

  #carryOut(output: Output): void {
    switch (output.kind) {
      case 'send':
        return this.#actions.send(output.message, output.request)
      case 'event':
        return this.#actions.event(output.event)
      case 'set-timer':
        return this.#timers.set(output.id, output.at)
      case 'clear-timer':
        return this.#timers.clear(output.id)
      case 'connect':
        return this.#actions.connect(output.to)
      case 'close':
        return this.#actions.close(output.reason)
      case 'derive': {
        const connection = this.#connection
        void derive(output.work).then((result) => {
          if (connection === this.#connection) this.run((now) => this.session.derived(output.id, result, now))
        })
      }
    }
  }
}
