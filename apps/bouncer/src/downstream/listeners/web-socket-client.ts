import type { Environment } from '@longwire/connection'
import type { WebSocket } from 'ws'
import type { Authenticated } from '../../login/logins.ts'
import type { ScreenOutput } from '../line-screen.ts'
import { ClientConnection, type ClientServices } from '../registration/client-connection.ts'
import { readFrame } from '../web-socket-frames.ts'

export const TEXT_PROTOCOL = 'text.ircv3.net'
export const BINARY_PROTOCOL = 'binary.ircv3.net'

/** Source: https://www.iana.org/assignments/websocket/websocket.xhtml */
const TRY_AGAIN_LATER = 1013
const UNREAD_BYTES = 4 * 1_048_576

/**
 * An IRC client over a WebSocket, one line for each frame, without CR LF; some send several lines in one, and are understood.
 * Source: https://ircv3.net/specs/extensions/websocket
 */
export function serveWebSocketClient(
  socket: WebSocket,
  address: string,
  who: Authenticated | undefined,
  services: ClientServices,
): void {
  const binary = socket.protocol === BINARY_PROTOCOL
  const place = services.halfMade.enter(address, () => socket.terminate())
  if (place === undefined) {
    socket.close(TRY_AGAIN_LATER, 'too many connections without a login')
    return
  }
  const peer = { address, place, ...(who !== undefined && { known: who }) }
  const client = new ClientConnection(services, peer, outputOf(socket, binary, services.environment))
  socket.on('message', (data) => {
    const { text: whole, damaged } = readFrame(data)
    const lines = whole.split(/[\r\n]+/)
    client.lines(lines.filter((line) => line !== '').map((text) => ({ text, damaged })))
  })
  socket.on('close', () => client.closed())
}

/** A text frame is always UTF-8: what is not was replaced when it was read, and lone surrogates are replaced here. */
function outputOf(socket: WebSocket, binary: boolean, environment: Environment): ScreenOutput {
  return {
    write(line) {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > UNREAD_BYTES) socket.terminate()
      else socket.send(binary ? Buffer.from(line) : line.toWellFormed(), { binary })
    },
    close() {
      socket.close(1000)
      const clear = environment.schedule(environment.now() + 2_000, () => socket.terminate())
      socket.on('close', clear)
    },
  }
}
