import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { Environment } from '../environment.ts'
import { createEncodings } from '../framing/encodings.ts'
import { beginOperation } from '../operation.ts'
import type { Opener, Transport, TransportDescription, TransportListener } from '../transport.ts'
import { connectSocket, limited, type SocketOpening } from './connect-socket.ts'
import { type Lookup, lookupBySystem } from './lookup.ts'
import { describeTls, secure } from './secure.ts'
import { SocketTransport } from './socket-transport.ts'
import { systemError } from './system-errors.ts'
import { portOf, type TcpTarget } from './tcp-target.ts'

/** What the opener needs of the world. */
export interface TcpOpenerOptions {
  readonly environment: Environment
  /** Default: the system's resolver. */
  readonly lookup?: Lookup
}

/** Opens connections over TCP and TLS. An encoding that is not known is a RangeError of `open` itself. */
export function createTcpOpener({ environment, lookup = lookupBySystem }: TcpOpenerOptions): Opener<TcpTarget> {
  return {
    open(target, listener, progress) {
      createEncodings(target.encodings)
      const abort = new AbortController()
      const opening = beginOperation<Transport>('open', () => abort.abort())
      openSocket({ target, environment, lookup, signal: abort.signal, progress }).then(
        (socket) => {
          if (opening.settled) socket.destroy()
          else {
            progress('open')
            opening.resolve(transportOn(socket, target, listener, environment))
          }
        },
        (error: unknown) => opening.reject(systemError(error, { host: target.host, port: portOf(target) })),
      )
      return opening.operation
    },
    endpoint: (target) => ({ host: target.host, port: portOf(target), tls: target.tls ?? false }),
    // Where a policy for TLS holds, no certificate is waved through. Source: https://ircv3.net/specs/extensions/sts
    redirect: (target, to) => ({ ...target, ...to, trust: { ...target.trust, insecure: false } }),
  }
}

async function openSocket(opening: SocketOpening): Promise<Socket> {
  const socket = await connectSocket(opening)
  const { target, signal, environment, progress } = opening
  if (!target.tls) return socket
  if (signal.aborted) socket.destroy()
  progress('securing')
  return limited(opening, target.timeouts?.tls, (step) => secure(socket, target, step, environment))
}

function transportOn(
  socket: Socket,
  target: TcpTarget,
  listener: TransportListener,
  environment: Environment,
): Transport {
  const tls = target.tls && socket instanceof TLSSocket ? describeTls(socket, target.trust) : undefined
  const description: TransportDescription = {
    kind: tls ? 'tls' : 'tcp',
    host: target.host,
    port: portOf(target),
    secure: tls !== undefined,
    address: socket.remoteAddress,
    tls,
    preregistered: false,
  }
  return new SocketTransport(socket, description, listener, environment, target.encodings)
}
