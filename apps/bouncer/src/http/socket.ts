import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { fastifyCookie } from '@fastify/cookie'
import type { UserId } from '@longwire/store'
import { type WebSocket, WebSocketServer } from 'ws'
import type { AddressSet } from '../configuration/address-set.ts'
import type { Log } from '../log/log.ts'
import type { Authenticated, Logins } from '../login/logins.ts'
import { Refusal } from '../login/refusal.ts'
import { badOrigin } from './http-server.ts'
import { originAllowed, securePage } from './origin.ts'
import { bodyOf, statusOf } from './refusals.ts'
import { SESSION_COOKIE } from './session-cookie.ts'
import { canCompress, frameCompression } from './socket-compression.ts'

const SOCKET_PATH = '/api/socket'
const MAX_FRAME_BYTES = 16_384
const MAX_SOCKETS_OF_ONE_USER = 64
/** The login that opened the socket was revoked: see docs/extensions/mux.md. */
const CLOSE_REVOKED = 4401
const CLOSE_GOING_AWAY = 1001

/** Who speaks a subprotocol of `/api/socket`, and takes over its open sockets. */
export type SocketProtocol =
  /**
   * Without a login there is no socket. `page` is the origin of the page that opened it, where that is https. Long frames are
   * compressed for who asks for it.
   */
  | { readonly login: 'needed'; open(socket: WebSocket, who: Authenticated, page: string | undefined): void }
  /** Whoever is not logged in by the cookie logs in inside. `address` is where the socket came from. */
  | { readonly login: 'optional'; open(socket: WebSocket, who: Authenticated | undefined, address: string): void }

export type SocketProtocols = ReadonlyMap<string, SocketProtocol>

/** Upgrades authenticated requests to WebSockets, for any number of HTTP servers. */
export class Sockets {
  readonly #logins: Logins
  readonly #log: Log
  readonly #protocols: SocketProtocols
  readonly #trustedProxies: AddressSet
  readonly #server: WebSocketServer
  readonly #openOf = new Map<UserId, number>()

  constructor(logins: Logins, log: Log, protocols: SocketProtocols, trustedProxies: AddressSet) {
    this.#trustedProxies = trustedProxies
    this.#logins = logins
    this.#log = log
    this.#protocols = protocols
    this.#server = new WebSocketServer({
      noServer: true,
      maxPayload: MAX_FRAME_BYTES,
      perMessageDeflate: frameCompression,
      handleProtocols: (offered) => [...offered].find((name) => protocols.has(name)) ?? false,
    })
  }

  addTo(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy())
      this.#upgrade(request, socket, head).catch((error: unknown) => this.#refuse(socket, error))
    })
  }

  /** Tells every socket that the server goes away. */
  close(): void {
    for (const socket of this.#server.clients) socket.close(CLOSE_GOING_AWAY, 'stopping')
    this.#server.close()
  }

  /** Ends at once whatever did not answer the closing. */
  terminate(): void {
    for (const socket of this.#server.clients) socket.terminate()
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (request.url?.split('?', 1)[0] !== SOCKET_PATH) throw new Refusal('not-found', 'There is nothing here.')
    if (!originAllowed(request.headers, hostOf(request, this.#trustedProxies))) throw badOrigin()
    const token = tokenOf(request)
    const who = token === undefined ? undefined : await this.#logins.withToken(token)
    const withoutLogin = this.#opensWithoutLogin(request)
    if (who === undefined && !withoutLogin) throw new Refusal('not-logged-in', 'Log in first.')
    if (who !== undefined && (this.#openOf.get(who.user.id) ?? 0) >= MAX_SOCKETS_OF_ONE_USER) {
      throw new Refusal('too-many-sockets', 'Too many screens of yours are connected. Close some of them.')
    }
    const address = addressOf(request, this.#trustedProxies)
    const page = securePage(request.headers.origin)
    // As if it had not been offered.
    if (withoutLogin || !canCompress(request.headers)) delete request.headers['sec-websocket-extensions']
    this.#server.handleUpgrade(request, socket, head, (upgraded) => this.#take(upgraded, who, address, page))
  }

  #opensWithoutLogin({ headers }: IncomingMessage): boolean {
    const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
    const [chosen] = offered.filter((name) => this.#protocols.has(name))
    return chosen !== undefined && this.#protocols.get(chosen)?.login === 'optional'
  }

  #take(socket: WebSocket, who: Authenticated | undefined, address: string, page: string | undefined): void {
    socket.on('error', () => socket.terminate())
    if (who !== undefined) this.#count(socket, who)
    const protocol = this.#protocols.get(socket.protocol)
    if (protocol?.login === 'optional') protocol.open(socket, who, address)
    else if (protocol !== undefined && who !== undefined) protocol.open(socket, who, page)
    // Without a subprotocol there is nothing to say: the client closes, and if it does not, we do.
    else socket.close(1002, 'no known subprotocol')
  }

  #count(socket: WebSocket, who: Authenticated): void {
    const { id } = who.user
    this.#openOf.set(id, (this.#openOf.get(id) ?? 0) + 1)
    const unwatch = this.#logins.watch(who, () => socket.close(CLOSE_REVOKED, 'logged out'))
    socket.on('close', () => {
      unwatch()
      const left = (this.#openOf.get(id) ?? 1) - 1
      if (left > 0) this.#openOf.set(id, left)
      else this.#openOf.delete(id)
    })
  }

  #refuse(socket: Duplex, error: unknown): void {
    const refusal = error instanceof Refusal ? error : new Refusal('failed', 'Something went wrong inside Longwire.')
    if (refusal.code === 'failed') this.#log.error('socket-upgrade-failed', error)
    const status = statusOf(refusal.code)
    const body = JSON.stringify(bodyOf(refusal))
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  }
}

/** The authority that the client asked for; a trusted proxy is believed about it. */
function hostOf({ headers, socket }: IncomingMessage, trusted: AddressSet): string {
  const forwarded = headers['x-forwarded-host']
  const named = Array.isArray(forwarded) ? forwarded[0] : forwarded
  if (named !== undefined && trusted.has(socket.remoteAddress)) return named.split(',', 1)[0]?.trim() ?? ''
  return headers.host ?? ''
}

/** Where a request came from: the nearest address in the chain that is no trusted proxy, as Fastify finds it. */
function addressOf({ headers, socket }: IncomingMessage, trusted: AddressSet): string {
  const forwarded = headers['x-forwarded-for']
  const chain = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',').map((one) => one.trim())
  let address = socket.remoteAddress ?? ''
  while (trusted.has(address)) {
    const before = chain.pop()
    if (before === undefined || before === '') break
    address = before
  }
  return address
}

function tokenOf(request: IncomingMessage): string | undefined {
  const { authorization, cookie } = request.headers
  if (authorization?.startsWith('Bearer ') === true) return authorization.slice('Bearer '.length)
  return cookie === undefined ? undefined : fastifyCookie.parse(cookie)[SESSION_COOKIE]
}
