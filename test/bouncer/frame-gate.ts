import {
  beginOperation,
  connectError,
  type FrameSocket,
  type FrameSocketListener,
  type FrameSocketOpener,
} from '@longwire/connection'

/** One frame of a socket's, and from whose side it came. */
export interface Crossed {
  readonly from: 'page' | 'bouncer'
  readonly frame: string
}

/**
 * Stands between a page and its socket: notes every frame in its order, keeps those of the bouncer back while it is told to, and
 * breaks the connection. What a page sends while it hears nothing was sent in one go: round trips are counted without a clock.
 */
export class FrameGate {
  /** Every frame since the last call of {@link forget}. */
  crossed: Crossed[] = []
  /** Whether sockets can be opened. */
  reachable = true
  #kept: (() => void)[] | undefined
  #cut = (): void => {}
  #arrived = (): void => {}

  /** What the page opens its sockets by, in place of `open`. */
  opener(open: FrameSocketOpener): FrameSocketOpener {
    return (url, environment) => {
      if (!this.reachable) {
        const refused = beginOperation<FrameSocket>('open')
        refused.reject(connectError('websocket-refused', { host: new URL(url).hostname }))
        return refused.operation
      }
      const operation = open(url, environment)
      return { ...operation, done: operation.done.then((socket) => this.#between(socket)) }
    }
  }

  forget(): void {
    this.crossed = []
  }

  /** Frames from one side, in their order. */
  from(side: Crossed['from']): readonly string[] {
    return this.crossed.filter(({ from }) => from === side).map(({ frame }) => frame)
  }

  /** From here on the page hears nothing. */
  hold(): void {
    this.#kept ??= []
  }

  /** The page hears all that was kept back, in one go, and what comes. */
  release(): void {
    const kept = this.#kept ?? []
    this.#kept = undefined
    for (const tell of kept) tell()
  }

  /** Both sides lose the other. */
  cut(): void {
    this.#cut()
  }

  /** Resolves when this holds of what has crossed; it is looked at with each frame of the bouncer's. */
  async until(holds: (frames: readonly string[]) => boolean): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#arrived = () => {
      if (holds(this.from('bouncer'))) resolve()
    }
    this.#arrived()
    await promise
    this.#arrived = () => {}
  }

  #between(socket: FrameSocket): FrameSocket {
    return {
      send: (frame) => {
        this.crossed.push({ from: 'page', frame })
        socket.send(frame)
      },
      close: (code, reason) => socket.close(code, reason),
      get bufferedAmount() {
        return socket.bufferedAmount
      },
      listen: (listener) => socket.listen(this.#heard(listener, socket)),
    }
  }

  #heard(listener: FrameSocketListener, socket: FrameSocket): FrameSocketListener {
    let open = true
    const closed = (code: number, reason: string): void => {
      if (!open) return
      open = false
      listener.closed(code, reason)
    }
    this.#cut = () => {
      closed(1006, '')
      socket.close(1000)
    }
    return {
      frame: (frame) => {
        if (!open) return
        this.crossed.push({ from: 'bouncer', frame })
        if (this.#kept === undefined) listener.frame(frame)
        else this.#kept.push(() => listener.frame(frame))
        this.#arrived()
      },
      binary: () => listener.binary(),
      closed,
    }
  }
}
