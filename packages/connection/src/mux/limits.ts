import { muxSubprotocol } from './subprotocol.ts'

/** The numbers of docs/extensions/mux.md. */
export const muxLimits = {
  /** The WebSocket subprotocol. */
  subprotocol: muxSubprotocol,
  /** Bytes of one frame. */
  frameBytes: 16_384,
  /** Bytes of a frame of several lines, for a side that reads such frames. */
  bundleBytes: 32_768,
  /** Open streams on one socket. */
  streams: 256,
  /** Credit in bytes that each side has at the start, on each stream. */
  startCredit: 262_144,
  /** Credit in bytes that a side may hold at most, on each stream. */
  mostCredit: 1_048_576,
  /** The highest number of a stream. */
  highestStream: 999_999,
  /** Milliseconds of silence after which a side asks with PING, and after which the socket is dead. */
  quiet: 30_000,
  dead: 60_000,
  /** Milliseconds of silence after a client said something, after which it asks, and after which the socket is dead. */
  answer: 8_000,
  unanswered: 16_000,
  /** Milliseconds that the other side has to answer the PING of somebody who woke. */
  wakeAnswer: 5_000,
  /** The same of somebody whose device says that it has no network. */
  doubtAnswer: 1_000,
  /** Milliseconds without credit, and waiting bytes, after which a stream is closed as `slow`. */
  slow: 60_000,
  slowBytes: 4 * 1_048_576,
  /** Waiting bytes at which a stream is closed as `slow` at once. */
  waitingBytes: 8 * 1_048_576,
  /** Bytes of a PING's token. */
  tokenBytes: 32,
} as const

/** WebSocket close codes that the mux uses. */
export const muxCloseCodes = { normal: 1000, goingAway: 1001, notText: 1003, tooLong: 1009, revoked: 4401 } as const

/** Why a stream ended. Others may come in later versions; they read as `failed`. */
export const streamCloseCodes = [
  'done',
  'no-network',
  'bad-stream',
  'bad-attributes',
  'too-many-streams',
  'overrun',
  'bad-line',
  'slow',
  'failed',
] as const

/** Why a stream ended. */
export type StreamCloseCode = (typeof streamCloseCodes)[number]
