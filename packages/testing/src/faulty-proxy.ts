import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import type { Environment } from '@longwire/connection'
import { systemEnvironment } from '@longwire/connection/node'

/** What the network between two parties does; may change at any time. */
export interface Faults {
  /** Milliseconds that each piece takes, in each direction. */
  delay?: number
  /** Bytes each second, in each direction. */
  throttle?: number
  /** Nothing arrives any more, and nobody is told: a dead router. What is under way is lost. */
  halfOpen?: boolean
}

const CHUNK = 1_024

/** A TCP proxy on 127.0.0.1 that behaves as badly as it is told: a bad network without a kernel's help. */
export class FaultyProxy implements AsyncDisposable {
  readonly host = '127.0.0.1'
  readonly port: number
  readonly faults: Faults
  readonly #server: Server
  readonly #links: Set<Link>

  private constructor(server: Server, links: Set<Link>, faults: Faults) {
    this.#server = server
    this.#links = links
    this.faults = faults
    this.port = (server.address() as AddressInfo).port
  }

  /** Listens, and connects each that comes to `target` on 127.0.0.1. */
  static async start(
    target: { readonly port: number },
    faults: Faults = {},
    environment: Environment = systemEnvironment(),
  ): Promise<FaultyProxy> {
    const links = new Set<Link>()
    const server = createServer({ allowHalfOpen: true }, (near) => {
      const far = connect({ port: target.port, host: '127.0.0.1', allowHalfOpen: true })
      const link = new Link(near, far, faults, environment, () => links.delete(link))
      links.add(link)
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new FaultyProxy(server, links, faults)
  }

  /** Connections that run through it now. */
  get connections(): number {
    return this.#links.size
  }

  /** Cuts every connection that runs through it, as by a reset. */
  cut(): void {
    for (const link of this.#links) link.cut()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

class Link {
  readonly #sockets: readonly [Socket, Socket]
  readonly #faults: Faults
  readonly #environment: Environment
  readonly #gone: () => void
  #over = false

  constructor(near: Socket, far: Socket, faults: Faults, environment: Environment, gone: () => void) {
    this.#sockets = [near, far]
    this.#faults = faults
    this.#environment = environment
    this.#gone = gone
    for (const socket of this.#sockets) {
      socket.on('error', () => this.cut())
      socket.on('close', () => this.#closed())
    }
    void this.#carry(near, far)
    void this.#carry(far, near)
  }

  cut(): void {
    if (this.#over) return
    this.#over = true
    for (const socket of this.#sockets) socket.resetAndDestroy()
    this.#gone()
  }

  async #carry(from: Socket, to: Socket): Promise<void> {
    try {
      for await (const chunk of from.iterator({ destroyOnReturn: false })) {
        for (let at = 0; at < (chunk as Buffer).length; at += CHUNK) {
          const piece = (chunk as Buffer).subarray(at, at + CHUNK)
          await this.#pass(piece.length)
          if (this.#faults.halfOpen) continue
          if (!to.write(piece)) await once(to, 'drain')
        }
      }
      if (!this.#faults.halfOpen) to.end()
    } catch {
      this.cut()
    }
  }

  async #pass(bytes: number): Promise<void> {
    const { delay = 0, throttle } = this.#faults
    const milliseconds = delay + (throttle === undefined ? 0 : (bytes * 1_000) / throttle)
    if (milliseconds <= 0) return
    const at = this.#environment.now() + milliseconds
    await new Promise<void>((resolve) => this.#environment.schedule(at, resolve))
  }

  #closed(): void {
    if (this.#sockets.every((socket) => socket.destroyed)) this.#gone()
    else if (!this.#faults.halfOpen && this.#sockets.some((socket) => socket.destroyed && socket.errored)) this.cut()
  }
}
