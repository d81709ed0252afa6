import type { FrameSocket, FrameSocketListener } from '@longwire/connection'

/** Two frame sockets joined in memory: what one sends, the other gets in a later microtask. */
export function socketPair(): readonly [MemorySocket, MemorySocket] {
  const ends = [new MemorySocket(), new MemorySocket()] as const
  ends[0].peer = ends[1]
  ends[1].peer = ends[0]
  return ends
}

/** One end; it can be cut, as a phone's network does. */
export class MemorySocket implements FrameSocket {
  peer: MemorySocket | undefined
  readonly bufferedAmount = 0
  #listener: FrameSocketListener | undefined
  #closed = false

  send(frame: string): void {
    if (!this.#closed) queueMicrotask(() => this.peer?.take(frame))
  }

  close(code: number, reason = ''): void {
    queueMicrotask(() => this.#endBoth(code, reason))
  }

  /** Both ends learn at once that the other is gone; what was on the way is lost. */
  cut(): void {
    this.#endBoth(1006, '')
  }

  #endBoth(code: number, reason: string): void {
    this.end(code, reason)
    this.peer?.end(code, reason)
  }

  listen(listener: FrameSocketListener): void {
    this.#listener = listener
  }

  /** For the other end. */
  take(frame: string): void {
    if (!this.#closed) this.#listener?.frame(frame)
  }

  /** For the other end. */
  end(code: number, reason: string): void {
    if (this.#closed) return
    this.#closed = true
    this.#listener?.closed(code, reason)
  }
}
