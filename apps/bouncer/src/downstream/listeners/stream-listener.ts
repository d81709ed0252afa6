import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { ConnectError, connectError, type Environment, type Transport } from '@longwire/connection'
import { SocketTransport } from '@longwire/connection/node'
import type { Line } from '@longwire/irc'
import type { ListenAddress } from '../../configuration/configuration.ts'
import type { ScreenOutput } from '../line-screen.ts'
import { ClientConnection, type ClientServices } from '../registration/client-connection.ts'
import type { ServerCertificate } from './server-certificate.ts'

/** Connections that have not registered yet, at one listener: more are closed at once. */
const MAX_CONNECTIONS = 20_000
/** Lines that are handled in one turn of the event loop. */
const LINES_PER_TURN = 256

/** Accepts IRC clients over TCP, or over TLS where there is a certificate. */
export class StreamListener {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor(server: Server) {
    this.#server = server
  }

  /** Listens; rejects with the system's error where the address cannot be had. */
  static async listen(
    { host, port }: ListenAddress,
    services: ClientServices,
    certificate?: ServerCertificate,
  ): Promise<StreamListener> {
    const server = certificate === undefined ? createServer() : tlsServer(certificate)
    const listener = new StreamListener(server)
    server.maxConnections = MAX_CONNECTIONS
    server.on(certificate === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
      listener.#accept(socket, services)
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ host, port }, resolve)
    })
    return listener
  }

  get port(): number {
    const address = this.#server.address()
    return address !== null && typeof address === 'object' ? address.port : 0
  }

  /** Accepts no more; the connections that are open stay. */
  close(): void {
    this.#server.close()
  }

  /** Ends the connections that are still open. */
  terminate(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  #accept(socket: Socket, services: ClientServices): void {
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
    serveSocket(socket, services)
  }
}

function tlsServer(certificate: ServerCertificate): Server {
  const server = createTlsServer(certificate.options)
  const stopWatching = certificate.onChange((options) => server.setSecureContext(options))
  server.on('close', stopWatching)
  // A handshake that fails is the client's affair.
  server.on('tlsClientError', () => {})
  return server
}

function serveSocket(socket: Socket, services: ClientServices): void {
  const { environment } = services
  const address = socket.remoteAddress ?? ''
  const description = {
    kind: 'tcp' as const,
    host: address,
    port: socket.remotePort ?? 0,
    secure: 'encrypted' in socket,
    address,
    tls: undefined,
    preregistered: false,
  }
  let client: ClientConnection | undefined
  const incoming = new FairLines(
    environment,
    () => transport,
    (lines) => client?.lines(lines),
  )
  const listener = { lines: (lines: readonly Line[]) => incoming.push(lines), closed: () => client?.closed() }
  const transport: Transport = new SocketTransport(socket, description, listener, environment)
  client = new ClientConnection(services, { address }, transportOutput(transport))
}

/** Lines of one turn of the event loop go out together. A client that does not read is closed, and comes back. */
function transportOutput(transport: Transport): ScreenOutput {
  let waiting: string[] = []
  const flush = (): void => {
    const lines = waiting
    waiting = []
    if (lines.length === 0) return
    transport.send(lines).done.catch((error: unknown) => {
      if (error instanceof ConnectError && error.code === 'queue-full') transport.abort(error)
    })
  }
  return {
    write(line) {
      waiting.push(line)
      if (waiting.length === 1) queueMicrotask(flush)
    },
    close(code) {
      flush()
      if (code === 'slow') transport.abort(connectError('queue-full'))
      else transport.close()
    },
  }
}

/** Hands on a few lines in each turn, and holds the socket while others wait: one client's flood is its own. */
class FairLines {
  readonly #environment: Environment
  readonly #transport: () => Transport
  readonly #take: (lines: readonly Line[]) => void
  #waiting: Line[] = []
  #scheduled = false

  constructor(environment: Environment, transport: () => Transport, take: (lines: readonly Line[]) => void) {
    this.#environment = environment
    this.#transport = transport
    this.#take = take
  }

  push(lines: readonly Line[]): void {
    for (const line of lines) this.#waiting.push(line)
    if (!this.#scheduled) this.#turn()
  }

  #turn(): void {
    const lines = this.#waiting.splice(0, LINES_PER_TURN)
    this.#take(lines)
    this.#scheduled = this.#waiting.length > 0
    if (!this.#scheduled) return this.#transport().resume()
    this.#transport().pause()
    this.#environment.nextTurn(() => this.#turn())
  }
}
