// The part of the web platform that browsers and Node share and that `@longwire/connection` may use.
// This package is compiled with neither the DOM's types nor Node's, so whatever is not declared here does not exist
// for it. Add to it only what both provide.

declare class Event {
  readonly type: string
}

declare class MessageEvent extends Event {
  readonly data: unknown
}

declare class CloseEvent extends Event {
  readonly code: number
  readonly reason: string
  readonly wasClean: boolean
}

interface WebSocketEventMap {
  open: Event
  message: MessageEvent
  error: Event
  close: CloseEvent
}

declare class WebSocket {
  constructor(url: string, protocols?: string | readonly string[])
  readonly url: string
  readonly protocol: string
  readonly readyState: number
  readonly bufferedAmount: number
  binaryType: 'arraybuffer' | 'blob'
  send(data: string | Uint8Array<ArrayBuffer> | ArrayBuffer): void
  close(code?: number, reason?: string): void
  addEventListener<K extends keyof WebSocketEventMap>(
    type: K,
    listener: (event: WebSocketEventMap[K]) => void,
    options?: { once?: boolean; signal?: AbortSignal },
  ): void
  removeEventListener<K extends keyof WebSocketEventMap>(type: K, listener: (event: WebSocketEventMap[K]) => void): void
}

declare class AbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  throwIfAborted(): void
  addEventListener(type: 'abort', listener: (event: Event) => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: (event: Event) => void): void
}

declare class AbortController {
  readonly signal: AbortSignal
  abort(reason?: unknown): void
}

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
  encodeInto(text: string, into: Uint8Array): { read: number; written: number }
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  readonly encoding: string
  decode(bytes?: Uint8Array | ArrayBuffer, options?: { stream?: boolean }): string
}

declare class URL {
  static canParse(url: string, base?: string): boolean
  constructor(url: string, base?: string)
  readonly href: string
  readonly protocol: string
  readonly hostname: string
  readonly port: string
  readonly pathname: string
}

interface CryptoKey {
  readonly type: 'secret' | 'private' | 'public'
}

interface SubtleCrypto {
  digest(algorithm: string, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
  importKey(
    format: 'raw',
    key: Uint8Array<ArrayBuffer>,
    algorithm: string | { readonly name: string; readonly hash?: string },
    extractable: boolean,
    usages: readonly ('deriveBits' | 'deriveKey' | 'sign' | 'verify')[],
  ): Promise<CryptoKey>
  deriveBits(
    algorithm: {
      readonly name: 'PBKDF2'
      readonly hash: string
      readonly salt: Uint8Array<ArrayBuffer>
      readonly iterations: number
    },
    key: CryptoKey,
    bits: number,
  ): Promise<ArrayBuffer>
  sign(algorithm: string, key: CryptoKey, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
}

declare const crypto: {
  readonly subtle: SubtleCrypto
  getRandomValues<T extends Uint8Array | Uint32Array>(into: T): T
  randomUUID(): string
}

declare function setTimeout(callback: () => void, milliseconds?: number): unknown
declare function clearTimeout(timer: unknown): void
declare function queueMicrotask(callback: () => void): void

declare class MessagePort {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  start(): void
  postMessage(message: unknown): void
}

declare class MessageChannel {
  readonly port1: MessagePort
  readonly port2: MessagePort
}
