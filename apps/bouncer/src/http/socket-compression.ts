import type { IncomingHttpHeaders } from 'node:http'
import type { PerMessageDeflateOptions } from 'ws'

/** Lines are alike over short distances: a larger window finds little more, and is more memory for each socket. */
const WINDOW_BITS = 13

/**
 * How frames are compressed (RFC 7692). Each by itself: where what others write and what is meant for one alone shared a window over
 * many frames, lengths would tell of each other; see docs/decisions/compressed-sockets.md. What is shorter than `threshold`
 * (bytes) goes as it is: a line by itself neither waits nor costs anything.
 */
export const frameCompression: PerMessageDeflateOptions = {
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
  serverMaxWindowBits: WINDOW_BITS,
  threshold: 2_048,
  // The fastest, which makes a sixth of a first reading. The state of a socket's compressor is 64 KiB.
  zlibDeflateOptions: { level: 1, memLevel: 6 },
}

/** Whether a client's offer can be taken: who asks for a smaller window than ours would be refused altogether. */
export function canCompress(headers: IncomingHttpHeaders): boolean {
  return headers['sec-websocket-extensions']?.includes('server_max_window_bits') !== true
}
