import type { Environment } from '../environment.ts'
import type { TransportDescription } from '../transport.ts'
import { parseAttributes, type StreamAttributes } from './attributes.ts'
import type { FrameSocket } from './frame-socket.ts'
import { muxCloseCodes } from './limits.ts'
import { MuxPeer } from './peer.ts'
import type { MuxStream } from './stream.ts'

/** What the accepting side of a mux connection is made of. */
export interface MuxServerOptions {
  /** Authenticated already, and open. */
  readonly socket: FrameSocket
  readonly environment: Environment
  /** Where the socket came from, for the streams' descriptions. */
  readonly host: string
  readonly port: number
  readonly secure: boolean
  /** A stream was opened: `listen` to it, or refuse it with `closeWith`. */
  accept(stream: MuxStream, attributes: StreamAttributes): void
  /** The socket is gone, after all its streams were told. */
  closed?(code: number, reason: string): void
}

/** The bouncer's side of one mux socket. */
export class MuxServer {
  readonly #peer: MuxPeer

  constructor(options: MuxServerOptions) {
    const { socket, environment, host, port, secure } = options
    const description: TransportDescription = {
      kind: 'mux',
      host,
      port,
      secure,
      address: undefined,
      tls: undefined,
      preregistered: true,
    }
    this.#peer = new MuxPeer({
      socket,
      environment,
      description,
      opened: (stream, attributes) => options.accept(stream, parseAttributes(attributes)),
      closed: (code, reason) => options.closed?.(code, reason),
    })
  }

  /** The streams that are open now, by number. */
  get streams(): ReadonlyMap<number, MuxStream> {
    return this.#peer.streams
  }

  /** The measured round trip in milliseconds, undefined until one was measured. */
  get lag(): number | undefined {
    return this.#peer.lag
  }

  /** The bouncer stops: the client comes back later. */
  shutDown(): void {
    this.#peer.close(muxCloseCodes.goingAway, 'shutting down')
  }

  /** The login that opened the socket is not valid any more: the client does not come back by itself. */
  revoke(): void {
    this.#peer.close(muxCloseCodes.revoked, 'login revoked')
  }
}
