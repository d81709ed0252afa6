import { type FrameSocketOpener, webFrameSocketOpener } from '../mux/web-frame-socket.ts'

/** Opens the socket under a mux connection with a token in place of a browser's cookie. */
export function bearerFrameSocketOpener(token: string): FrameSocketOpener {
  return webFrameSocketOpener(
    (url, protocol) => new WebSocket(url, { protocols: [protocol], headers: { authorization: `Bearer ${token}` } }),
  )
}
