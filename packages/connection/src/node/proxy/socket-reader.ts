import type { Socket } from 'node:net'

/** Bytes that an answer of a proxy may have at most. */
const MOST = 16_384

/**
 * Reads a proxy's answers from a socket piece by piece. What comes after them belongs to the connection and is put back
 * by `release`.
 */
export class SocketReader {
  readonly #socket: Socket
  #bytes = Buffer.alloc(0)
  #waiting: { check(): boolean; fail(error: Error): void } | undefined
  #error: Error | undefined

  constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', this.#onData)
    socket.on('error', this.#onEnd)
    socket.on('close', this.#onEnd)
  }

  /** Exactly this many bytes. Rejects when the proxy closes first. */
  bytes(count: number): Promise<Buffer> {
    return this.#until(() => (this.#bytes.length >= count ? count : undefined))
  }

  /** All until this text, it included. */
  through(end: string): Promise<Buffer> {
    return this.#until(() => {
      const at = this.#bytes.indexOf(end)
      return at === -1 ? undefined : at + end.length
    })
  }

  /** Gives the socket back. */
  release(): void {
    this.#socket.off('data', this.#onData)
    this.#socket.off('error', this.#onEnd)
    this.#socket.off('close', this.#onEnd)
    this.#socket.pause()
    if (this.#bytes.length > 0) this.#socket.unshift(this.#bytes)
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#bytes = Buffer.concat([this.#bytes, chunk])
    if (this.#waiting?.check()) this.#waiting = undefined
    else if (this.#bytes.length > MOST) this.#onEnd(new Error('The answer is too long.'))
  }

  readonly #onEnd = (error?: unknown): void => {
    this.#error ??= error instanceof Error ? error : new Error('It closed the connection.')
    this.#waiting?.fail(this.#error)
    this.#waiting = undefined
  }

  #until(length: () => number | undefined): Promise<Buffer> {
    const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
    const check = () => {
      const count = length()
      if (count === undefined) return false
      resolve(this.#bytes.subarray(0, count))
      this.#bytes = this.#bytes.subarray(count)
      return true
    }
    if (!check()) {
      if (this.#error) reject(this.#error)
      else this.#waiting = { check, fail: reject }
    }
    return promise
  }
}
