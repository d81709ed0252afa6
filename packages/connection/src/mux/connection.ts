import { Backoff } from '../client/backoff.ts'
import type { BackoffOptions } from '../client.ts'
import { connectError } from '../connect-errors.ts'
import type { Environment } from '../environment.ts'
import { ConnectError } from '../error.ts'
import { beginOperation, type Operation, type OperationControl } from '../operation.ts'
import type { Opener, OpeningStage, Transport, TransportDescription, TransportListener } from '../transport.ts'
import { formatAttributes } from './attributes.ts'
import type { FrameSocket } from './frame-socket.ts'
import { muxCloseCodes, muxLimits } from './limits.ts'
import { MuxPeer } from './peer.ts'
import { type FrameSocketOpener, webFrameSocketOpener } from './web-frame-socket.ts'

/** One stream of a mux connection: a network of the bouncer, or the bouncer itself. */
export interface MuxTarget {
  /** The network's id; without it, the bouncer itself. */
  readonly network?: string
  /** The capabilities wanted. */
  readonly capabilities: readonly string[]
  /** Asked at each opening: the cursor of longwire/resume, `*` for a screen that has nothing yet, undefined for no resume. */
  readonly resume?: () => string | undefined
  /** Keys of metadata of which the stream is told from its beginning. */
  readonly metadata?: readonly string[]
}

/** What a mux connection is made of. */
export interface MuxConnectionOptions {
  /** `wss://…` of the bouncer. */
  readonly url: string
  readonly environment: Environment
  /** Default: the platform's WebSocket, which brings the browser's cookie along. */
  readonly openSocket?: FrameSocketOpener
  /**
   * Asked when the socket could not be opened, because a browser does not tell why: `false` means that the login is not
   * valid any more, and ends the attempts with `login-refused`. Default: always true.
   */
  readonly loginStillValid?: () => Promise<boolean>
  readonly backoff?: BackoffOptions
}

/** What a person is shown of the one socket under all networks. */
export type MuxStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'opening'; readonly attempt: number }
  | { readonly kind: 'open' }
  /** Waiting to try again at `at` (milliseconds since 1970). */
  | { readonly kind: 'waiting'; readonly error: ConnectError; readonly at: number }
  /** Given up: only a person can mend it. */
  | { readonly kind: 'failed'; readonly error: ConnectError }

type Wanted = {
  readonly opening: OperationControl<Transport>
  readonly target: MuxTarget
  readonly listener: TransportListener
  readonly progress: (stage: OpeningStage) => void
}

/**
 * The client's side of a mux socket: opened when the first stream is wanted, opened again for as long as streams are
 * wanted. A stream that is asked for while there is no socket waits for one.
 */
export class MuxConnection implements Opener<MuxTarget> {
  readonly pacesItself = true
  readonly #options: MuxConnectionOptions
  readonly #description: TransportDescription
  readonly #backoff: Backoff
  readonly #statusListeners = new Set<(status: MuxStatus) => void>()
  readonly #wanted = new Set<Wanted>()
  #peer: MuxPeer | undefined
  #attempt: Operation<FrameSocket> | undefined
  #clearRetry = () => {}
  #status: MuxStatus = { kind: 'idle' }

  constructor(options: MuxConnectionOptions) {
    this.#options = options
    this.#backoff = new Backoff(options.backoff ?? {}, () => options.environment.random())
    const { hostname: host, port, protocol } = new URL(options.url)
    const secure = protocol === 'wss:'
    this.#description = {
      kind: 'mux',
      host,
      port: port === '' ? (secure ? 443 : 80) : Number(port),
      secure,
      address: undefined,
      tls: undefined,
      preregistered: true,
    }
  }

  get status(): MuxStatus {
    return this.#status
  }

  /** The measured round trip in milliseconds, undefined until one was measured. */
  get lag(): number | undefined {
    return this.#peer?.lag
  }

  /** Returns what ends it. */
  onStatus(listener: (status: MuxStatus) => void): () => void {
    this.#statusListeners.add(listener)
    return () => this.#statusListeners.delete(listener)
  }

  open(
    target: MuxTarget,
    listener: TransportListener,
    progress: (stage: OpeningStage) => void = () => {},
  ): Operation<Transport> {
    const opening = beginOperation<Transport>('open', () => this.#notWanted(wanted))
    const wanted: Wanted = { opening, target, listener, progress }
    this.#wanted.add(wanted)
    progress('connecting')
    if (this.#peer) this.#openStreams(this.#peer)
    else if (this.#status.kind === 'idle' || this.#status.kind === 'failed') this.#connect()
    return opening.operation
  }

  endpoint(): { host: string; port: number; tls: boolean } {
    const { host, port, secure: tls } = this.#description
    return { host, port, tls }
  }

  /**
   * The machine woke or the network came back: probes an open socket, tries a waiting one at once, and soon again where that
   * fails, for what failed before says nothing any more.
   */
  wake(): void {
    if (this.#peer) return this.#peer.probe()
    this.#backoff.reset()
    if (this.#status.kind === 'waiting') this.#connect()
  }

  /**
   * The device says that it has no network. That may be wrong (a bouncer on the same machine is still there), so an open
   * socket is asked, and is dead without an answer within 1 s.
   */
  doubt(): void {
    this.#peer?.probe(muxLimits.doubtAnswer)
  }

  /** Closes the socket and everything on it; it opens again when a stream is wanted. */
  close(): void {
    this.#clearRetry()
    this.#attempt?.cancel()
    this.#attempt = undefined
    this.#refuseWanted(connectError('closed'))
    this.#peer?.close(muxCloseCodes.normal)
    this.#peer = undefined
    this.#setStatus({ kind: 'idle' })
  }

  #notWanted(wanted: Wanted): void {
    this.#wanted.delete(wanted)
    if (this.#wanted.size > 0 || this.#peer) return
    this.#clearRetry()
    this.#attempt?.cancel()
    this.#attempt = undefined
    this.#setStatus({ kind: 'idle' })
  }

  #connect(): void {
    this.#clearRetry()
    if (this.#attempt) return
    const { openSocket = webFrameSocketOpener(), url, environment } = this.#options
    this.#setStatus({ kind: 'opening', attempt: this.#backoff.attempts })
    const attempt = openSocket(url, environment)
    this.#attempt = attempt
    attempt.done.then(
      (socket) => {
        if (this.#attempt === attempt) this.#connected(socket)
        else socket.close(muxCloseCodes.normal)
      },
      (error: ConnectError) => {
        if (this.#attempt === attempt) void this.#failed(error)
      },
    )
  }

  #connected(socket: FrameSocket): void {
    this.#attempt = undefined
    const openedAt = this.#options.environment.now()
    const peer = new MuxPeer({
      socket,
      environment: this.#options.environment,
      description: this.#description,
      readsBundles: true,
      closed: (code) => {
        if (this.#peer !== peer) return
        this.#peer = undefined
        if (this.#options.environment.now() - openedAt > muxLimits.quiet) this.#backoff.reset()
        this.#lost(code)
      },
    })
    this.#peer = peer
    this.#setStatus({ kind: 'open' })
    this.#openStreams(peer)
  }

  #openStreams(peer: MuxPeer): void {
    for (const { opening, target, listener, progress } of this.#wanted) {
      const stream = peer.open(formatAttributes({ ...target, resume: target.resume?.() }))
      stream.listen(listener)
      progress('open')
      opening.resolve(stream)
    }
    this.#wanted.clear()
  }

  #lost(code: number): void {
    if (code === muxCloseCodes.revoked) this.#giveUp(connectError('login-refused', this.#description))
    else if (this.#wanted.size > 0) this.#retryLater(connectError('reset', this.#description))
    else this.#setStatus({ kind: 'idle' })
  }

  async #failed(error: ConnectError): Promise<void> {
    const attempt = this.#attempt
    const valid = error.retry ? await this.#loginStillValid() : true
    if (this.#attempt !== attempt) return
    this.#attempt = undefined
    if (!valid) this.#giveUp(connectError('login-refused', this.#description))
    else if (!error.retry) this.#giveUp(error)
    else this.#retryLater(error)
  }

  // Not being able to ask is no answer: the device may be offline.
  async #loginStillValid(): Promise<boolean> {
    try {
      return (await this.#options.loginStillValid?.()) ?? true
    } catch {
      return true
    }
  }

  #retryLater(error: ConnectError): void {
    if (this.#wanted.size === 0) return this.#setStatus({ kind: 'idle' })
    const at = this.#options.environment.now() + this.#backoff.next()
    this.#clearRetry = this.#options.environment.schedule(at, () => this.#connect())
    this.#setStatus({ kind: 'waiting', error, at })
  }

  #giveUp(error: ConnectError): void {
    this.#setStatus({ kind: 'failed', error })
    this.#refuseWanted(error)
  }

  #refuseWanted(error: ConnectError): void {
    const wanted = [...this.#wanted]
    this.#wanted.clear()
    for (const { opening } of wanted) opening.reject(error)
  }

  #setStatus(status: MuxStatus): void {
    this.#status = status
    for (const listener of this.#statusListeners) listener(status)
  }
}
