import { createServer, type Server, type Socket } from 'node:net'
import type { AddressSet } from '../../configuration/address-set.ts'
import type { ListenAddress } from '../../configuration/configuration.ts'
import type { CertificateFingerprints } from '../../login/fingerprint.ts'
import type { ClientServices } from '../registration/client-connection.ts'
import { serveClientSocket } from './client-socket.ts'
import { readProxyHeader } from './proxied-socket.ts'
import type { ServerCertificate } from './server-certificate.ts'
import { secureSocket } from './tls-socket.ts'

/** More at one listener are closed at once, whoever they are. */
const MAX_CONNECTIONS = 20_000

/** What the listeners of IRC clients share. */
export interface ListenerServices extends ClientServices {
  /** Connections from here begin with a PROXY header. */
  readonly proxyProtocol: AddressSet
}

/** Accepts IRC clients over TCP, or over TLS where there is a certificate. */
export class StreamListener {
  readonly #services: ListenerServices
  readonly #certificate: ServerCertificate | undefined
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor(services: ListenerServices, certificate: ServerCertificate | undefined) {
    this.#services = services
    this.#certificate = certificate
    this.#server = createServer((socket) => this.#accept(socket))
    this.#server.maxConnections = MAX_CONNECTIONS
    if (certificate !== undefined) this.#server.on('close', certificate.watch())
  }

  /** Listens; rejects with the system's error where the address cannot be had. */
  static async listen(
    { host, port }: ListenAddress,
    services: ListenerServices,
    certificate?: ServerCertificate,
  ): Promise<StreamListener> {
    const listener = new StreamListener(services, certificate)
    const server = listener.#server
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

  #accept(socket: Socket): void {
    const address = socket.remoteAddress ?? ''
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    const { environment, proxyProtocol } = this.#services
    if (!proxyProtocol.has(address)) this.#enter(socket, address)
    else readProxyHeader(socket, environment, (source) => this.#enter(socket, source ?? address))
  }

  /** From here on it counts as half-made, until somebody has logged in on it. */
  #enter(socket: Socket, address: string): void {
    const { environment, halfMade } = this.#services
    const place = halfMade.enter(address, () => socket.destroy())
    if (place === undefined) {
      socket.destroy()
      return
    }
    socket.once('close', () => place.leave())
    const serve = (open: Socket, certificate?: CertificateFingerprints): void => {
      const peer = { address, place, ...(certificate !== undefined && { certificate }) }
      serveClientSocket(open, peer, this.#services)
    }
    if (this.#certificate === undefined) serve(socket)
    else secureSocket(socket, this.#certificate.context, environment, serve)
  }
}
