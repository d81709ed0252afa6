/** What the mux stands on: a WebSocket that is open, or something like it. */
export interface FrameSocket {
  /** Hands one text frame on; never throws, and does nothing once the socket has closed. */
  send(frame: string): void
  /** Closes with a WebSocket close code; `closed` of the listener still follows. */
  close(code: number, reason?: string): void
  /** Bytes that were handed on and have not left this process. */
  readonly bufferedAmount: number
  /** Who listens; set once, before the first frame. */
  listen(listener: FrameSocketListener): void
}

/** Who listens to a {@link FrameSocket}. */
export interface FrameSocketListener {
  /** One text frame. */
  frame(text: string): void
  /** A frame that is not text. */
  binary(): void
  /** Once, last: the WebSocket close code (1006 for a lost connection). */
  closed(code: number, reason: string): void
}
