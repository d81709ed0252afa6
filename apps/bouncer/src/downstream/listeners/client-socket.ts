import type { Socket } from 'node:net'
import { ConnectError, connectError, type Environment, type Transport } from '@longwire/connection'
import { SocketTransport } from '@longwire/connection/node'
import type { Line } from '@longwire/irc'
import type { ScreenOutput } from '../line-screen.ts'
import { ClientConnection, type ClientServices } from '../registration/client-connection.ts'
import type { ClientPeer } from '../registration/sasl/sasl-mechanism.ts'

/** Lines that are handled in one turn of the event loop. */
const LINES_PER_TURN = 256

/** An IRC client on a socket that is open, with TLS or without. */
export function serveClientSocket(socket: Socket, peer: ClientPeer, services: ClientServices): void {
  const { environment } = services
  const description = {
    kind: 'tcp' as const,
    host: peer.address,
    port: socket.remotePort ?? 0,
    secure: 'encrypted' in socket,
    address: peer.address,
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
  client = new ClientConnection(services, peer, transportOutput(transport))
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
