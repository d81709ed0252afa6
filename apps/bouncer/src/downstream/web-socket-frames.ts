import type { FrameSocket, FrameSocketListener } from '@longwire/connection'
import type { RawData, WebSocket } from 'ws'

/** A WebSocket of the server's side as the mux wants it. */
export function frameSocketOf(socket: WebSocket): FrameSocket {
  return {
    send(frame) {
      if (socket.readyState === socket.OPEN) socket.send(frame)
    },
    close: (code, reason) => socket.close(code, reason),
    get bufferedAmount() {
      return socket.bufferedAmount
    },
    listen: (listener) => listen(socket, listener),
  }
}

function listen(socket: WebSocket, listener: FrameSocketListener): void {
  socket.on('message', (data, isBinary) => {
    if (isBinary) listener.binary()
    else listener.frame(textOf(data))
  })
  socket.on('close', (code, reason) => listener.closed(code, reason.toString()))
}

/** A message as text; bytes that are not UTF-8 become U+FFFD. */
export function textOf(data: RawData): string {
  if (Buffer.isBuffer(data)) return data.toString('utf8')
  return Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]).toString('utf8')
}
