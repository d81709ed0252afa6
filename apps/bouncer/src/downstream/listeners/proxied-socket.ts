import type { Socket } from 'node:net'
import type { Environment } from '@longwire/connection'
import { parseProxyHeader } from './proxy-header.ts'

/** A proxy says it at once. */
const HEADER_MS = 5_000

/**
 * Reads the header of a connection that a proxy made, and leaves what follows it unread: `done` is called with the client's
 * address, undefined where the proxy tells none. Without a header in time, or with another beginning, the socket is destroyed.
 */
export function readProxyHeader(
  socket: Socket,
  environment: Environment,
  done: (source: string | undefined) => void,
): void {
  let bytes = Buffer.alloc(0)
  const clear = environment.schedule(environment.now() + HEADER_MS, () => socket.destroy())
  const take = (): void => {
    const chunk = socket.read() as Buffer | null
    if (chunk === null) return
    bytes = Buffer.concat([bytes, chunk])
    const header = parseProxyHeader(bytes)
    if (header.kind === 'incomplete') return
    stop()
    if (header.kind === 'invalid') {
      socket.destroy()
      return
    }
    if (bytes.length > header.length) socket.unshift(bytes.subarray(header.length))
    done(header.source)
  }
  const stop = (): void => {
    clear()
    socket.off('readable', take)
    socket.off('close', clear)
  }
  socket.on('readable', take)
  socket.on('close', clear)
}
