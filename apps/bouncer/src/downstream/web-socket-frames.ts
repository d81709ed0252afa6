import { isUtf8 } from 'node:buffer'
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
    else listener.frame(readFrame(data).text)
  })
  socket.on('close', (code, reason) => listener.closed(code, reason.toString()))
}

/** A message as text, and whether its bytes were no UTF-8: those become U+FFFD. Text frames are UTF-8 always. */
export function readFrame(data: RawData): { readonly text: string; readonly damaged: boolean } {
  const bytes = Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)])
  return { text: bytes.toString('utf8'), damaged: !isUtf8(bytes) }
}
