import { connectError } from '../connect-errors.ts'
import type { Environment } from '../environment.ts'
import { beginOperation, type Operation } from '../operation.ts'
import type { FrameSocket } from './frame-socket.ts'
import { muxLimits } from './limits.ts'

/** Opens the socket under a mux connection. */
export type FrameSocketOpener = (url: string, environment: Environment) => Operation<FrameSocket>

const OPEN_TIMEOUT = 20_000

/**
 * Through the platform's own WebSocket. `create` makes it where the plain constructor does not do (a header with a token), or gives
 * one that is open already; then `heard` gives, once, the frames that came on it before it was given.
 * Rejects with `websocket-refused` (not to be retried where the server does not know the subprotocol) or `timed-out`.
 */
export function webFrameSocketOpener(
  create: (url: string, protocol: string) => WebSocket = (url, protocol) => new WebSocket(url, protocol),
  heard: () => readonly string[] = () => [],
): FrameSocketOpener {
  return (url, environment) => {
    const { hostname: host } = new URL(url)
    let socket: WebSocket | undefined
    let clear = () => {}
    const opening = beginOperation<FrameSocket>('open', () => {
      clear()
      socket?.close()
    })
    try {
      socket = create(url, muxLimits.subprotocol)
    } catch (cause) {
      opening.reject(connectError('websocket-refused', { host, cause, retry: false }))
      return opening.operation
    }
    const opened = socket
    clear = environment.schedule(environment.now() + OPEN_TIMEOUT, () => {
      opening.reject(connectError('timed-out', { host }))
      opened.close()
    })
    const failed = (event: Event) => {
      clear()
      const cause = 'error' in event ? event.error : undefined
      opening.reject(connectError('websocket-refused', { host, cause }))
    }
    opened.addEventListener('error', failed)
    opened.addEventListener('close', failed)
    const ready = (): void => {
      clear()
      opened.removeEventListener('error', failed)
      opened.removeEventListener('close', failed)
      if (opened.protocol !== muxLimits.subprotocol) {
        opened.close()
        opening.reject(connectError('websocket-refused', { host, retry: false }))
      } else if (opening.settled) opened.close()
      else opening.resolve(webFrameSocket(opened, heard))
    }
    if (opened.readyState === 1) ready()
    else opened.addEventListener('open', ready)
    return opening.operation
  }
}

/** An open WebSocket as a frame socket; `heard` gives the frames that came before somebody listens to that. */
export function webFrameSocket(socket: WebSocket, heard: () => readonly string[] = () => []): FrameSocket {
  return {
    send(frame) {
      if (socket.readyState === 1) socket.send(frame)
    },
    close: (code, reason) => socket.close(allowedCode(code), reason),
    get bufferedAmount() {
      return socket.bufferedAmount
    },
    listen(listener) {
      for (const frame of heard()) listener.frame(frame)
      socket.addEventListener('message', ({ data }) => {
        if (typeof data === 'string') listener.frame(data)
        else listener.binary()
      })
      socket.addEventListener('close', ({ code, reason }) => listener.closed(code, reason))
    },
  }
}

// Scripts may close with 1000 and 3000 to 4999 only; the others become what they mean.
function allowedCode(code: number): number {
  return code === 1000 || code >= 3000 ? code : 4000 + (code - 1000)
}
