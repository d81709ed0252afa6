import type { FrameSocket, FrameSocketListener } from './frame-socket.ts'

/** One end of a pair of frame sockets in memory. */
export interface MemoryFrames extends FrameSocket {
  /** Every frame that this end sent. */
  readonly sent: readonly string[]
  /** Set by a test: as if this much had not left yet. */
  bufferedAmount: number
  /** Set by a test: frames of this end vanish, as on a dead network. */
  lost: boolean
}

/** Two frame sockets joined in memory; frames arrive in a later microtask. */
export function createFramePair(): readonly [MemoryFrames, MemoryFrames] {
  const ends = [new End(), new End()] as const
  ends[0].peer = ends[1]
  ends[1].peer = ends[0]
  return ends
}

class End implements MemoryFrames {
  readonly sent: string[] = []
  bufferedAmount = 0
  lost = false
  peer: End | undefined
  #listener: FrameSocketListener | undefined
  #early: ((listener: FrameSocketListener) => void)[] = []
  #closed = false

  listen(listener: FrameSocketListener): void {
    this.#listener = listener
    for (const tell of this.#early) tell(listener)
    this.#early = []
  }

  send(frame: string): void {
    if (this.#closed) return
    this.sent.push(frame)
    if (!this.lost) this.peer?.tell((listener) => listener.frame(frame))
  }

  close(code: number, reason = ''): void {
    if (this.#closed) return
    this.#closed = true
    if (this.lost) return
    this.peer?.tell((listener) => listener.closed(code, reason))
    if (this.peer) this.peer.#closed = true
  }

  tell(what: (listener: FrameSocketListener) => void): void {
    queueMicrotask(() => {
      if (this.#listener) what(this.#listener)
      else this.#early.push(what)
    })
  }
}
