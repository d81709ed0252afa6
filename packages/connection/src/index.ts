export type {
  BackoffOptions,
  ClientStatus,
  EventStream,
  FloodControl,
  IntentInit,
  IrcClient,
  IrcClientOptions,
  Registered,
} from './client.ts'
export { blankSecrets } from './client/blank-secrets.ts'
export { createIrcClient } from './client/create-client.ts'
export { type Circumstances, connectError } from './connect-errors.ts'
export { Connection, type ConnectionListener, type ConnectionOptions } from './connection.ts'
export type { Environment } from './environment.ts'
export { ConnectError, type ConnectErrorCode, type ConnectErrorDetails, connectErrorCodes } from './error.ts'
export { createEncodings, type EncodingOptions, type Encodings, type TargetEncoding } from './framing/encodings.ts'
export { REST_BYTES, TAG_BYTES } from './framing/limits.ts'
export { createMemoryOpener, createMemoryPair, type MemoryEnd, type MemoryTarget } from './memory.ts'
export type { StreamAttributes } from './mux/attributes.ts'
export { MuxConnection, type MuxConnectionOptions, type MuxStatus, type MuxTarget } from './mux/connection.ts'
export type { FrameSocket, FrameSocketListener } from './mux/frame-socket.ts'
export { createFramePair, type MemoryFrames } from './mux/memory-frames.ts'
export { formatFrame, type MuxFrame, parseFrame } from './mux/frame.ts'
export { muxCloseCodes, muxLimits, type StreamCloseCode } from './mux/limits.ts'
export { muxSubprotocol } from './mux/subprotocol.ts'
export { MuxServer, type MuxServerOptions } from './mux/server.ts'
export type { MuxStream } from './mux/stream.ts'
export { type FrameSocketOpener, webFrameSocket, webFrameSocketOpener } from './mux/web-frame-socket.ts'
export { beginOperation, type Operation, type OperationControl } from './operation.ts'
export { createPacedOpener, type PacedOpenerOptions } from './paced-opener.ts'
export { systemEnvironment } from './system-environment.ts'
export { createMemoryStsStore, type StsPolicy, type StsStore, stsKey } from './sts/sts-store.ts'
export type {
  Opener,
  OpeningStage,
  TlsDescription,
  Transport,
  TransportDescription,
  TransportListener,
} from './transport.ts'
export { createWebSocketOpener, type WebSocketOpenerOptions, type WebSocketTarget } from './websocket.ts'
