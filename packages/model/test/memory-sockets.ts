import type { FrameSocket, FrameSocketListener } from '@longwire/connection'

/** Two frame sockets joined in memory: what one sends, the other gets when `later` says so, in a later microtask by default. */
export function socketPair(later: (act: () => void) => void = queueMicrotask): readonly [MemorySocket, MemorySocket] {
  const ends = [new MemorySocket(later), new MemorySocket(later)] as const
  ends[0].peer = ends[1]
  ends[1].peer = ends[0]
  return ends
}

/** One end; it can be cut, as a phone's network does. */
export class MemorySocket implements FrameSocket {
  peer: MemorySocket | undefined
  readonly bufferedAmount = 0
  readonly #later: (act: () => void) => void
  #listener: FrameSocketListener | undefined
  #closed = false

  constructor(later: (act: () => void) => void) {
    this.#later = later
  }

  send(frame: string): void {
    if (!this.#closed) this.#later(() => this.peer?.take(frame))
  }

  close(code: number, reason = ''): void {
    this.#later(() => this.#endBoth(code, reason))
  }

  /** Both ends learn at once that the other is gone; what was on the way is lost. */
  cut(): void {
    this.#endBoth(1006, '')
  }

  #endBoth(code: number, reason: string): void {
    this.end(code, reason)
    this.peer?.end(code, reason)
  }

  /** Nothing arrives on either side any more. */
  mute(): void {
    this.peer = undefined
    this.#listener = undefined
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
