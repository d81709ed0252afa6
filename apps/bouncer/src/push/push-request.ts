import { Agent, request } from 'node:https'
import type { Environment } from '@longwire/connection'
import type { PushSubscriptionRecord } from '@longwire/store'
import webpush from 'web-push'
import { isLocal, type LocalPushService, parseEndpoint } from './push-endpoint.ts'
import { publicLookup } from './public-lookup.ts'

/** The key pair by which push services know this installation (VAPID), base64url. */
export interface VapidKeys {
  readonly publicKey: string
  readonly privateKey: string
}

/** What became of one message for one subscription. */
export type PushOutcome =
  | 'delivered'
  /** The subscription is no more. */
  | 'gone'
  /** Not now. */
  | 'later'
  /** Never: it is refused, or may not be asked. */
  | 'refused'

/** Who asks push services, and how. */
export interface PushRequestsInit {
  readonly keys: VapidKeys
  /** Where a push service may complain: a mail address or a web page, as a URL; else the page at which a person subscribed. */
  readonly contact?: string
  readonly environment: Environment
  readonly local?: LocalPushService
}

/** Nobody's address, for who subscribed from no page: the library asks for one, and most push services are content with it. */
const NO_CONTACT = 'mailto:nobody@longwire.invalid'
const TIMEOUT_MS = 10_000
/** How long a push service keeps a message for a device that is not there. */
const KEPT_SECONDS = 86_400

/** Makes a key pair. */
export function newVapidKeys(): VapidKeys {
  return webpush.generateVAPIDKeys()
}

/** Requests to push services: encrypted for the browser (RFC 8291), signed by us (RFC 8292), to the internet alone. */
export class PushRequests {
  readonly #init: PushRequestsInit
  readonly #public = new Agent({ lookup: publicLookup(), keepAlive: true, maxSockets: 8, maxFreeSockets: 4 })
  readonly #beside: Agent

  constructor(init: PushRequestsInit) {
    this.#init = init
    this.#beside = new Agent(init.local === undefined ? {} : { ca: init.local.ca })
  }

  get publicKey(): string {
    return this.#init.keys.publicKey
  }

  /** The push service beside us that a test allowed. */
  get local(): LocalPushService | undefined {
    return this.#init.local
  }

  /** Sends one message; `page` is the person's page on HTTPS, where that is known. Never rejects. */
  async send(subscription: PushSubscriptionRecord, text: string, page?: string): Promise<PushOutcome> {
    const { local } = this.#init
    const url = parseEndpoint(subscription.endpoint, local)
    if (url === undefined) return 'refused'
    const details = this.#details(subscription, text, page)
    if (details === undefined) return 'refused'
    const status = await this.#post(url, details, isLocal(url, local) ? this.#beside : this.#public)
    if (status >= 200 && status < 300) return 'delivered'
    if (status === 404 || status === 410) return 'gone'
    return status === 0 || status === 429 || status >= 500 ? 'later' : 'refused'
  }

  /** Ends the connections that are kept. */
  close(): void {
    this.#public.destroy()
    this.#beside.destroy()
  }

  /** Keys that are none are the client's mistake. */
  #details(
    { endpoint, p256dh, auth }: PushSubscriptionRecord,
    text: string,
    page = NO_CONTACT,
  ): webpush.RequestDetails | undefined {
    const { contact = page, keys } = this.#init
    try {
      return webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, text, {
        vapidDetails: { subject: contact, ...keys },
        TTL: KEPT_SECONDS,
        urgency: 'high',
      })
    } catch {
      return undefined
    }
  }

  /**
   * The status; 0 where there was none. The library would read the answer to its end, however long it is; of ours only the
   * status is looked at.
   */
  #post(url: URL, { headers, body }: webpush.RequestDetails, agent: Agent): Promise<number> {
    const { environment } = this.#init
    return new Promise((resolve) => {
      const asked = request(url, { method: 'POST', headers: { ...headers }, agent })
      const clear = environment.schedule(environment.now() + TIMEOUT_MS, () => asked.destroy())
      const end = (status: number): void => {
        clear()
        resolve(status)
      }
      asked.on('response', (answer) => {
        end(answer.statusCode ?? 0)
        answer.destroy()
      })
      asked.on('error', () => end(0))
      asked.end(body)
    })
  }
}
