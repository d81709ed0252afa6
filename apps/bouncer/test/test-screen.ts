import type { StreamCloseCode } from '@longwire/connection'
import type { UserActor } from '../src/user/actor.ts'
import { LineScreen } from '../src/downstream/line-screen.ts'
import { silentLog } from '../src/log/log.ts'
import type { VirtualEnvironment } from '@longwire/testing'

/** How a test attaches a screen. */
export interface AttachOptions {
  /** A network's id; undefined for the bouncer itself. */
  readonly network?: string
  readonly capabilities?: readonly string[]
  readonly resume?: string
  /** Keys of metadata that it is told of from the beginning. */
  readonly metadata?: readonly string[]
  /** The origin of its page. */
  readonly page?: string
  /** What the person calls an ordinary client; undefined for one of our own screens. */
  readonly client?: string
  /** Its connection is dead: nothing that it is sent arrives, and nobody has noticed. */
  readonly dead?: boolean
}

let count = 0

/** A screen whose lines a test reads. */
export class TestScreen {
  readonly #actor: UserActor
  readonly #environment: VirtualEnvironment
  readonly #screen: LineScreen
  /** Every line that it was sent. */
  readonly lines: string[] = []
  #read = 0
  closed: { readonly code: StreamCloseCode; readonly text: string } | undefined

  constructor(actor: UserActor, environment: VirtualEnvironment, options: AttachOptions) {
    this.#actor = actor
    this.#environment = environment
    count++
    const view = {
      network: undefined,
      nickname: '*',
      capabilities: new Set<string>(),
      capVersion: 302,
    }
    const output = {
      write: (line: string) => {
        // A client answers by itself, and shows nothing of that.
        const question = /^(?:@\S+ )?:\S+ PING (\S+)$/.exec(line)?.[1]
        if (question === undefined) this.lines.push(line)
        else if (options.dead !== true) this.#say(`PONG ${question}`)
      },
      close: (code: StreamCloseCode, text: string) => {
        this.closed = { code, text }
        this.detach()
      },
    }
    this.#screen = new LineScreen({ id: count, view, output, environment, log: silentLog })
    const { network, resume, metadata, client, page } = options
    actor.post({
      kind: 'screen-attached',
      screen: this.#screen,
      wish: {
        network: network === undefined ? { by: 'none' } : { by: 'id', id: network },
        greeting: 'mux',
        capabilities: options.capabilities ?? [],
        ...(resume !== undefined && { resume }),
        ...(metadata !== undefined && { metadata }),
        ...(client !== undefined && { client }),
        ...(page !== undefined && { page }),
      },
    })
  }

  /** Sends lines and lets everything happen that they cause. */
  async send(...lines: readonly string[]): Promise<void> {
    for (const text of lines) this.#say(text)
    await this.#environment.settle()
  }

  #say(text: string): void {
    this.#actor.post({ kind: 'screen-line', screen: this.#screen.id, line: { text, damaged: false } })
  }

  /** Sends a line whose bytes were no UTF-8. */
  sendDamaged(text: string): void {
    this.#actor.post({ kind: 'screen-line', screen: this.#screen.id, line: { text, damaged: true } })
  }

  /** The lines that came since the last call. */
  take(): readonly string[] {
    const taken = this.lines.slice(this.#read)
    this.#read = this.lines.length
    return taken
  }

  detach(): void {
    this.#actor.post({ kind: 'screen-detached', screen: this.#screen.id })
  }
}
