import { muxSubprotocol } from '@longwire/connection'

interface EarlySocket {
  readonly socket: WebSocket
  /** What came on it before somebody listened. */
  readonly frames: string[]
  readonly keep: (event: MessageEvent) => void
}

let early: EarlySocket | undefined
let taken: EarlySocket | undefined

/** The address of the one socket of this page, to the bouncer that served it. */
export function socketUrl({ protocol, host }: Location): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/api/socket`
}

/** Opens the socket before there is anybody to speak over it: for who is signed in. */
export function openSocketEarly({ location }: Window): void {
  const socket = new WebSocket(socketUrl(location), muxSubprotocol)
  const frames: string[] = []
  const keep = ({ data }: MessageEvent): void => void frames.push(String(data))
  socket.addEventListener('message', keep)
  early = { socket, frames, keep }
}

/** What was opened early, once; undefined where it was not, or has closed meanwhile. */
export function takeEarlySocket(): WebSocket | undefined {
  taken = early !== undefined && early.socket.readyState <= WebSocket.OPEN ? early : undefined
  early = undefined
  return taken?.socket
}

/** What came until now on the socket that was taken, once: whoever asks listens from then on. */
export function takeEarlyFrames(): readonly string[] {
  const frames = taken?.frames ?? []
  taken?.socket.removeEventListener('message', taken.keep)
  taken = undefined
  return frames
}
