export { bearerFrameSocketOpener } from './bearer-frame-socket.ts'
export { createFileStsStore } from './file-sts-store.ts'
export { IrcConnection } from './irc-connection.ts'
export { type Address, type Lookup, lookupBySystem } from './lookup.ts'
export { parseProxyUrl, type ProxyTarget } from './proxy/proxy-target.ts'
export { SocketTransport } from './socket-transport.ts'
export { systemEnvironment } from './system-environment.ts'
export { createTcpClient, type TcpClientOptions } from './tcp-client.ts'
export { createTcpOpener, type TcpOpenerOptions } from './tcp-opener.ts'
export {
  type ClientCertificate,
  normalFingerprint,
  type TcpTarget,
  type Timeouts,
  type TlsTrust,
} from './tcp-target.ts'
