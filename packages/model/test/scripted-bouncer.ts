import {
  beginOperation,
  connectError,
  type FrameSocket,
  type FrameSocketOpener,
  MuxConnection,
  MuxServer,
  type MuxStream,
  type StreamAttributes,
} from '@longwire/connection'
import { createModel, type Model, type ModelCache, type ModelOptions } from '@longwire/model'
import { ScriptedConnection, VirtualEnvironment } from '@longwire/testing'
import { type MemorySocket, socketPair } from './memory-sockets.ts'

/** A stream on which a test says what a bouncer says. */
export interface ToldStream {
  readonly attributes: StreamAttributes
  readonly wire: { send(...lines: readonly string[]): void }
}

/** A stream as the bouncer's side has it, played by a test. */
export interface ScriptedStream {
  readonly attributes: StreamAttributes
  readonly wire: ScriptedConnection
  readonly stream: MuxStream
}

/** Milliseconds of virtual time that a stream may take to be opened. */
const PATIENCE = 600_000
const STEP = 100

/** A bouncer that says what a test wants said, and one model that is attached to it over a real mux. */
export class ScriptedBouncer {
  readonly environment = new VirtualEnvironment()
  readonly model: Model
  /** Whether sockets can be opened. */
  reachable = true
  loginValid = true
  /** Milliseconds that a frame takes, in either direction. */
  latency = 0
  /** Answers a stream as soon as it is opened, in place of {@link stream}. */
  accepted: ((stream: ScriptedStream) => void) | undefined
  /** What `/set` has set. */
  readonly screenSettings = new Map<string, string>()
  readonly #streams: ScriptedStream[] = []
  #socket: MemorySocket | undefined
  #server: MuxServer | undefined
  #ids = 0

  constructor(cache?: ModelCache, make: (options: ModelOptions) => Model = createModel) {
    const { environment } = this
    this.model = make({
      environment,
      ...(cache !== undefined && { cache }),
      newId: () => `out-${++this.#ids}`,
      timeZone: 'Europe/Vienna',
      language: 'en',
      settings: {
        all: () => [{ key: 'theme', value: this.screenSettings.get('theme') ?? '', choices: ['light', 'dark'] }],
        set: (key, value) => this.#set(key, value),
        keyActions: ['jump', 'search'],
      },
      connectLink: () =>
        new MuxConnection({
          url: 'wss://bouncer.example/socket',
          environment,
          openSocket: this.#openSocket,
          loginStillValid: () => Promise.resolve(this.loginValid),
        }),
    })
  }

  /** The next stream that is opened for a network, or for the bouncer itself; time passes until it comes. */
  async stream(network?: string): Promise<ScriptedStream> {
    for (let waited = 0; waited < PATIENCE; waited += STEP) {
      await this.environment.advance(STEP)
      const at = this.#streams.findIndex(({ attributes, stream }) => attributes.network === network && stream.open)
      if (at >= 0) return this.#streams.splice(at, 1)[0] as ScriptedStream
    }
    throw new Error(`No stream was opened for ${network ?? 'the bouncer'}.`)
  }

  /** The network of the phone is gone. */
  cut(): void {
    this.#socket?.cut()
  }

  /** The same, and nobody is told: what is sent gets lost. */
  mute(): void {
    this.#socket?.mute()
  }

  revoke(): void {
    this.#server?.revoke()
  }

  #set(key: string, value: string | undefined): boolean {
    if (value === undefined) this.screenSettings.delete(key)
    else if (value === 'light' || value === 'dark') this.screenSettings.set(key, value)
    else return false
    return true
  }

  readonly #openSocket: FrameSocketOpener = () => {
    const { environment } = this
    const opening = beginOperation<FrameSocket>('open')
    if (!this.reachable) opening.reject(connectError('websocket-refused', { host: 'bouncer.example' }))
    else {
      const { latency } = this
      const [near, far] =
        latency === 0 ? socketPair() : socketPair((act) => void environment.schedule(environment.now() + latency, act))
      this.#socket = far
      this.#server = new MuxServer({
        socket: far,
        environment,
        host: 'phone.example',
        port: 1,
        secure: true,
        accept: (stream, attributes) => this.#accept(stream, attributes),
      })
      // One round trip for the socket.
      if (latency === 0) opening.resolve(near)
      else environment.schedule(environment.now() + 2 * latency, () => opening.resolve(near))
    }
    return opening.operation
  }

  #accept(stream: MuxStream, attributes: StreamAttributes): void {
    const wire = new ScriptedConnection({
      send: (line) => void stream.send([line]).done.catch(() => {}),
      close: () => stream.close(),
      cut: () => stream.closeWith('failed'),
    })
    stream.listen({
      lines: (lines) => lines.forEach(({ text }) => wire.line(text)),
      closed: () => wire.ended(),
    })
    const opened = { attributes, wire, stream }
    if (this.accepted === undefined) this.#streams.push(opened)
    else this.accepted(opened)
  }
}

/** What is granted to the tests that are about it: it makes a screen ask for more at its start. */
const optional = ['longwire/unread', 'longwire/draft', 'longwire/preferences', 'draft/metadata-2', 'draft/multiline']

/** What every stream begins with: what was asked for is granted, then the welcome. */
export function welcome(
  { wire, attributes }: ToldStream,
  nickname = 'ada',
  without: readonly string[] = [],
  and: readonly string[] = [],
): void {
  const missing = [...without, ...optional.filter((name) => !and.includes(name))]
  const granted = attributes.capabilities.filter((name) => !missing.includes(name))
  wire.send(
    `:bnc CAP ${nickname} ACK :${granted.join(' ')}`,
    `:bnc 001 ${nickname} :Welcome`,
    `:bnc 002 ${nickname} :Your host is bnc`,
    `:bnc 003 ${nickname} :Made today`,
    `:bnc 004 ${nickname} bnc longwire io biklmnopstv`,
    `:bnc 005 ${nickname} CASEMAPPING=rfc1459 CHANTYPES=# MSGREFTYPES=msgid,timestamp CHATHISTORY=100 :are supported`,
    `:bnc 422 ${nickname} :No MOTD`,
  )
}
