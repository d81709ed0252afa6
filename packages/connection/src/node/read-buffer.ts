import type { OnReadOpts, Socket } from 'node:net'

const READ_BYTES = 65_536

/** One for all sockets: what was read is taken out of it before the next read of any socket. */
let shared: Buffer | undefined

const takers = new WeakMap<Socket, (bytes: Buffer) => void>()

/**
 * Reading without a buffer for each read and without a stream in between, for a socket that carries nothing but lines: half the
 * garbage of a busy connection, and most of the memory of an idle one. The socket is known only after these options were made.
 */
export function readIntoSharedBuffer(socket: () => Socket): OnReadOpts {
  shared ??= Buffer.allocUnsafeSlow(READ_BYTES)
  return {
    buffer: shared,
    callback: (count, buffer) => {
      takers.get(socket())?.((buffer as Buffer).subarray(0, count))
      return true
    },
  }
}

/** Who gets what the socket reads; the bytes are valid only during the call. */
export function takeReads(socket: Socket, take: (bytes: Buffer) => void): void {
  takers.set(socket, take)
  socket.on('data', take)
}
