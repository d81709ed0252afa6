import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws'

/** A WebSocket server on loopback that a test plays. */
export class WebServer implements AsyncDisposable {
  readonly url: string
  readonly #server: WebSocketServer
  readonly #accepted: ServerSocket[] = []
  readonly #waiters: ((socket: ServerSocket) => void)[] = []

  private constructor(server: WebSocketServer) {
    this.#server = server
    this.url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/irc`
    server.on('connection', (socket) => {
      const waiter = this.#waiters.shift()
      if (waiter) waiter(socket)
      else this.#accepted.push(socket)
    })
  }

  /** Chooses the first of these subprotocols that the client offers, or none. */
  static async start(...protocols: readonly string[]): Promise<WebServer> {
    const server = new WebSocketServer({
      port: 0,
      host: '127.0.0.1',
      handleProtocols: (offered) => protocols.find((protocol) => offered.has(protocol)) ?? false,
    })
    await once(server, 'listening')
    return new WebServer(server)
  }

  accept(): Promise<ServerSocket> {
    const socket = this.#accepted.shift()
    return socket ? Promise.resolve(socket) : new Promise((resolve) => this.#waiters.push(resolve))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate()
    this.#server.close()
    await once(this.#server, 'close')
  }
}
