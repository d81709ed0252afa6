import { connect, type Socket } from 'node:net'
import { connectError } from '../connect-errors.ts'
import type { Environment } from '../environment.ts'
import type { ConnectError } from '../error.ts'
import type { Address } from './lookup.ts'
import { readIntoSharedBuffer } from './read-buffer.ts'
import { mostTelling, systemError } from './system-errors.ts'

/** Milliseconds before the next address is tried beside those under way. Source: RFC 8305, section 5. */
const ATTEMPT_DELAY = 250

export interface RaceOptions {
  readonly addresses: readonly Address[]
  readonly host: string
  readonly port: number
  readonly bind: string | undefined
  readonly environment: Environment
  readonly signal: AbortSignal
  /** Nothing but lines will be read from it: no TLS, no proxy. */
  readonly linesOnly: boolean
}

/**
 * Connects to the first address that answers. The next one is tried when the last has failed, or has been silent for a
 * while; the losers are closed. Rejects with the most telling of the errors.
 */
export function raceConnections(options: RaceOptions): Promise<Socket> {
  const { addresses, host, port, bind, environment, signal } = options
  const { promise, resolve, reject } = Promise.withResolvers<Socket>()
  const running = new Set<Socket>()
  const errors: ConnectError[] = []
  let next = 0
  let clear = () => {}
  const stop = (winner?: Socket) => {
    clear()
    signal.removeEventListener('abort', abort)
    for (const socket of running) if (socket !== winner) socket.destroy()
  }
  const abort = () => {
    stop()
    reject(connectError('cancelled'))
  }
  const startNext = () => {
    clear()
    const address = addresses[next++]
    if (!address) return
    if (next < addresses.length) clear = environment.schedule(environment.now() + ATTEMPT_DELAY, startNext)
    let socket: Socket
    try {
      socket = connectTo(address, options)
    } catch (error) {
      // What no address can mend: a port that there cannot be.
      stop()
      reject(error)
      return
    }
    running.add(socket)
    // A loser may still report an error after it was destroyed.
    socket.on('error', (error) => {
      if (!running.delete(socket)) return
      errors.push(systemError(error, { host, port, bound: bind !== undefined }))
      if (running.size > 0) return
      if (next < addresses.length) startNext()
      else {
        stop()
        reject(mostTelling(errors) ?? connectError('unreachable', { host, port }))
      }
    })
    socket.once('connect', () => {
      stop(socket)
      running.clear()
      socket.removeAllListeners('error')
      resolve(socket)
    })
  }
  signal.addEventListener('abort', abort, { once: true })
  startNext()
  return promise
}

// A function of its own: what reads from the socket keeps alive what was made beside it for as long as the socket is open.
function connectTo({ address }: Address, { port, bind, linesOnly }: RaceOptions): Socket {
  const socket: Socket = connect({
    host: address,
    port,
    ...(bind !== undefined && { localAddress: bind }),
    ...(linesOnly && { onread: readIntoSharedBuffer(() => socket) }),
  })
  return socket
}
