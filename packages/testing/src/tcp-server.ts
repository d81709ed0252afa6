import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { ScriptedConnection } from './scripted-connection.ts'

/**
 * A real TCP or TLS server on 127.0.0.1 that a test plays. Closing it cuts all its connections, so a test that awaits
 * its end leaves nothing behind.
 */
export class TcpServer implements AsyncDisposable {
  readonly host = '127.0.0.1'
  readonly port: number
  readonly #server: Server
  readonly #sockets: Set<Socket>
  readonly #accepted: [ScriptedConnection, Socket][] = []
  readonly #waiters: ((accepted: [ScriptedConnection, Socket]) => void)[] = []

  private constructor(server: Server, sockets: Set<Socket>) {
    this.#server = server
    this.#sockets = sockets
    this.port = (server.address() as AddressInfo).port
  }

  /** Over TLS with these options, else plain; on a port that is free, or the one given. */
  static async start(tls?: TlsOptions, port = 0): Promise<TcpServer> {
    const sockets = new Set<Socket>()
    let serve: (socket: Socket) => void = () => {}
    const accept = (socket: Socket) => {
      socket.on('error', () => {})
      serve(socket)
    }
    const server = tls ? createTlsServer(tls, accept) : createServer(accept)
    // Also under TLS this is the plain socket, which is there before, and perhaps without, a handshake.
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    server.on('tlsClientError', () => {})
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    const started = new TcpServer(server, sockets)
    serve = (socket) => started.#serve(socket)
    return started
  }

  /** The next connection, or one that waits already. */
  async accept(): Promise<ScriptedConnection> {
    return (await this.acceptSocket())[0]
  }

  /** The same with its socket, for bytes that are no lines. */
  acceptSocket(): Promise<[ScriptedConnection, Socket]> {
    const accepted = this.#accepted.shift()
    return accepted ? Promise.resolve(accepted) : new Promise((resolve) => this.#waiters.push(resolve))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    if (!this.#server.listening) return
    this.#server.close()
    await once(this.#server, 'close')
  }

  #serve(socket: Socket): void {
    const connection = new ScriptedConnection({
      send: (line) => socket.write(`${line}\r\n`),
      close: () => socket.end(),
      cut: () => socket.resetAndDestroy(),
    })
    let partial = ''
    socket.on('data', (chunk: Buffer) => {
      const lines = (partial + chunk.toString('utf8')).split('\r\n')
      partial = lines.pop() ?? ''
      for (const line of lines) connection.line(line)
    })
    socket.on('close', () => connection.ended())
    const accepted: [ScriptedConnection, Socket] = [connection, socket]
    const waiter = this.#waiters.shift()
    if (waiter) waiter(accepted)
    else this.#accepted.push(accepted)
  }
}
