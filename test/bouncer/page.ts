import { type FrameSocketOpener, MuxConnection, webFrameSocketOpener } from '@longwire/connection'
import { systemEnvironment } from '@longwire/connection/node'
import { createModel, type Model, type SubscriptionKey } from '@longwire/model'
import type { Longwire } from '../longwire.ts'
import type { Account } from './account.ts'
import type { FrameGate } from './frame-gate.ts'

/** Milliseconds that something may take to be seen. */
const PATIENCE = 60_000

/** A page of the web app without a browser: the model that is under it, logged in and attached. */
export class Page implements Disposable {
  readonly model: Model

  private constructor(model: Model) {
    this.model = model
  }

  /** Logs in as a browser does, and attaches; through a gate where one is given. */
  static async open(longwire: Longwire, account: Account, gate?: FrameGate): Promise<Page> {
    const response = await fetch(`${longwire.url}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: account.name, password: account.password }),
    })
    if (!response.ok) throw new Error(`no login: ${await response.text()}`)
    const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0])
    const url = `${longwire.url.replace('http', 'ws')}/api/socket`
    const open = withHeaders({ cookie: cookie.join('; '), origin: longwire.url })
    return Page.#over(url, gate?.opener(open) ?? open)
  }

  static #over(url: string, openSocket: FrameSocketOpener): Page {
    const environment = systemEnvironment()
    return new Page(
      createModel({
        environment,
        newId: () => crypto.randomUUID(),
        connectLink: () => new MuxConnection({ url, environment, openSocket }),
      }),
    )
  }

  /** Waits until this is so; it is looked at whenever one of these parts of the state changes. */
  async until(what: string, keys: readonly SubscriptionKey[], holds: (model: Model) => boolean): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const look = (): void => {
      if (holds(this.model)) resolve()
    }
    const ends = keys.map((key) => this.model.subscribe(key, look))
    const timer = AbortSignal.timeout(PATIENCE)
    timer.addEventListener('abort', () => reject(new Error(`was not seen: ${what}`)))
    look()
    try {
      await promise
    } finally {
      for (const end of ends) end()
    }
  }

  [Symbol.dispose](): void {
    this.model.close()
  }
}

/** Node's WebSocket takes headers, where a browser would bring them along by itself. */
function withHeaders(headers: Readonly<Record<string, string>>): FrameSocketOpener {
  return webFrameSocketOpener((url, protocol) => {
    const options = { protocols: [protocol], headers }
    return new WebSocket(url, options as unknown as string)
  })
}
