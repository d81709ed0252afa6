import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { connectError } from '../connect-errors.ts'
import type { Environment } from '../environment.ts'
import { beginOperation } from '../operation.ts'
import type { Opener, OpeningStage, Transport, TransportDescription, TransportListener } from '../transport.ts'
import { addressesOf, type Lookup, lookupBySystem } from './lookup.ts'
import { raceConnections } from './race.ts'
import { describeTls, secure } from './secure.ts'
import { SocketTransport } from './socket-transport.ts'
import { systemError } from './system-errors.ts'
import { portOf, type TcpTarget } from './tcp-target.ts'
import { withTimeLimit } from './time-limit.ts'

export interface TcpOpenerOptions {
  readonly environment: Environment
  /** Default: the system's resolver. */
  readonly lookup?: Lookup
}

type Opening = {
  readonly target: TcpTarget
  readonly options: TcpOpenerOptions
  readonly signal: AbortSignal
  readonly progress: (stage: OpeningStage) => void
}

/** Opens connections over TCP and TLS. */
export function createTcpOpener(options: TcpOpenerOptions): Opener<TcpTarget> {
  return {
    open(target, listener, progress) {
      const abort = new AbortController()
      const opening = beginOperation<Transport>('open', () => abort.abort())
      openSocket({ target, options, signal: abort.signal, progress }).then(
        (socket) => {
          if (opening.settled) socket.destroy()
          else {
            progress('open')
            opening.resolve(transportOn(socket, target, listener, options.environment))
          }
        },
        (error: unknown) => opening.reject(systemError(error, { host: target.host, port: portOf(target) })),
      )
      return opening.operation
    },
    endpoint: (target) => ({ host: target.host, port: portOf(target), tls: target.tls ?? false }),
    redirect: (target, to) => ({ ...target, ...to }),
  }
}

async function openSocket(opening: Opening): Promise<Socket> {
  const socket = await connectTo(opening)
  if (!opening.target.tls) return socket
  if (opening.signal.aborted) socket.destroy()
  opening.progress('securing')
  return limited(opening, opening.target.timeouts?.tls, (signal) =>
    secure(socket, opening.target, signal, opening.options.environment),
  )
}

async function connectTo(opening: Opening): Promise<Socket> {
  const { target, options, progress } = opening
  const { host, family, bind } = target
  const port = portOf(target)
  progress('looking-up')
  const lookup = options.lookup ?? lookupBySystem
  const addresses = await limited(opening, target.timeouts?.lookup ?? 10_000, async () => {
    try {
      return await addressesOf(host, port, family, lookup)
    } catch (error) {
      throw systemError(error, { host, port })
    }
  })
  progress('connecting')
  return limited(opening, target.timeouts?.connect, (signal) =>
    raceConnections({ addresses, host, port, bind, environment: options.environment, signal }),
  )
}

function limited<T>(
  { target, options: { environment }, signal }: Opening,
  milliseconds: number | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = () => connectError('timed-out', { host: target.host, port: portOf(target) })
  return withTimeLimit({ environment, milliseconds: milliseconds ?? 20_000, signal, late }, work)
}

function transportOn(
  socket: Socket,
  target: TcpTarget,
  listener: TransportListener,
  environment: Environment,
): Transport {
  const tls = socket instanceof TLSSocket ? describeTls(socket, target.trust) : undefined
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
