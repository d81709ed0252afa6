import { createSession, type IrcEvent, isSafeRate, type Outcome } from '@longwire/irc'
import type { CloseReason, Endpoint, Line, MessageInit, RequestId, Session, SessionState } from '@longwire/irc'
import type {
  ClientStatus,
  EventStream,
  FloodControl,
  IntentInit,
  IrcClient,
  IrcClientOptions,
  Registered,
} from '../client.ts'
import { closedError, connectError } from '../connect-errors.ts'
import { Connection } from '../connection.ts'
import type { Environment } from '../environment.ts'
import type { ConnectError } from '../error.ts'
import { beginOperation, type Operation, type OperationControl } from '../operation.ts'
import type { Opener, TransportDescription } from '../transport.ts'
import { StsGuard } from '../sts/sts-guard.ts'
import { createMemoryStsStore } from '../sts/sts-store.ts'
import { AttemptPlan, type NextStep } from './attempt-plan.ts'
import { Backoff } from './backoff.ts'
import { blankSecrets } from './blank-secrets.ts'
import { closeError, closeReason } from './close-errors.ts'
import { WaitingEvents } from './waiting-events.ts'
import { Keepalive } from './keepalive.ts'
import { Listeners } from './listeners.ts'
import { freshNonce } from './nonce.ts'
import { carefulFlood, defaultFlood } from './flood.ts'
import { foreignProtocol } from './not-irc.ts'
import { Requests } from './requests.ts'
import { SessionDriver } from './session-driver.ts'
import { Shorthands } from './shorthands.ts'

/** What a QUIT may take until the server closes, in milliseconds. */
const QUIT_GRACE = 4_000

/** A session, the connection under it, and the will to stay connected. */
export function createIrcClient<Target>(options: IrcClientOptions<Target>): IrcClient {
  return new Client(options)
}

class Client<Target> extends Shorthands implements IrcClient {
  readonly #opener: Opener<Target>
  readonly #environment: Environment
  readonly #flood: FloodControl | 'off' | undefined
  readonly #connection: Connection<Target>
  readonly #session: Session
  readonly #driver: SessionDriver
  readonly #requests = new Requests()
  readonly #plan: AttemptPlan<Target>
  readonly #backoff: Backoff
  readonly #sts: StsGuard<Target>
  readonly #eventListeners = new Listeners<[IrcEvent]>()
  readonly #statusListeners = new Listeners<[ClientStatus]>()
  readonly #lagListeners = new Listeners<[number]>()
  readonly #lineListeners = new Listeners<['in' | 'out', string]>()
  readonly #streams = new Set<WaitingEvents<IrcEvent>>()
  #status: ClientStatus = { kind: 'closed' }
  #target: Target
  #opening: OperationControl<Registered> | undefined
  #closing: OperationControl<void> | undefined
  #keepalive: Keepalive | undefined
  #lag: number | undefined
  #clearTimer = () => {}
  #firstLine = true
  #ended: CloseReason | undefined

  constructor(options: IrcClientOptions<Target>) {
    super()
    const { opener, targets, environment } = options
    this.#opener = opener
    this.#environment = environment
    this.#flood = options.flood
    this.#target = targets[0]
    this.#backoff = new Backoff(options.backoff ?? {}, () => environment.random())
    this.#sts = new StsGuard(options.sts ?? createMemoryStsStore(), opener, environment)
    this.#plan = new AttemptPlan({
      targets,
      backoff: this.#backoff,
      reconnect: options.reconnect ?? true,
      pacesItself: opener.pacesItself ?? false,
    })
    this.#connection = new Connection({ opener, target: targets[0], environment, linesPerTurn: options.linesPerTurn })
    this.#connection.listen({
      stage: (stage) =>
        this.#setStatus({ kind: 'opening', stage, host: this.#endpoint.host, attempt: this.#backoff.attempts }),
      opened: (description) => this.#opened(description),
      line: (line) => this.#receive(line),
      closed: (error) => this.#transportClosed(error),
      sent: (line) => {
        if (!this.#lineListeners.empty) this.#lineListeners.tell('out', blankSecrets(line))
      },
    })
    this.#session = (options.createSession ?? createSession)(options.session, options.secrets ?? {})
    this.#driver = new SessionDriver(this.#session, environment, {
      send: (message, request) => this.#send(message, request),
      event: (event) => this.#event(event),
      connect: (to) => this.#redirect(to),
      close: (reason) => this.#sessionCloses(reason),
    })
  }

  get state(): SessionState {
    return this.#session.state
  }

  get status(): ClientStatus {
    return this.#status
  }

  get lag(): number | undefined {
    return this.#lag
  }

  get waitingLines(): number {
    return this.#connection.waitingLines
  }

  open(): Operation<Registered> {
    const opening = beginOperation<Registered>('open', () => void this.close())
    const transport = this.#connection.transport
    if (this.#status.kind === 'registered' && transport) {
      opening.resolve({ nickname: this.state.identity.nickname, transport })
    } else if (this.#opening && !this.#opening.settled) {
      this.#opening.operation.done.then(opening.resolve, opening.reject)
    } else {
      this.#opening = opening
      this.#closing = undefined
      if (this.#status.kind !== 'opening' && this.#status.kind !== 'registering') this.#begin()
    }
    return opening.operation
  }

  close(reason?: string): Operation<void> {
    if (this.#closing && !this.#closing.settled) return this.#closing.operation
    const closing = beginOperation<void>('close')
    this.#closing = closing
    this.#clearTimer()
    if (this.#connection.status === 'open') {
      this.request({ kind: 'quit', ...(reason !== undefined && { reason }) })
      if (!closing.settled) {
        const at = this.#environment.now() + QUIT_GRACE
        this.#clearTimer = this.#environment.schedule(at, () =>
          this.#sessionCloses({ code: 'quit', text: '', retry: false }),
        )
      }
    } else this.#finish(closedError('closed'))
    return closing.operation
  }

  request(intent: IntentInit): Operation<Outcome> {
    const { request, operation } = this.#requests.begin(intent.kind)
    try {
      this.#driver.run((now) => this.#session.do({ ...intent, request }, now))
    } catch (error) {
      this.#requests.fail(request, error as Error)
    }
    return operation
  }

  send(message: MessageInit): Operation<void> {
    const asked = this.request({ kind: 'raw', message })
    const sending = beginOperation<void>('send', () => asked.cancel())
    asked.done.then((outcome) => {
      if (outcome.kind === 'ok') sending.resolve()
      else sending.reject(closedError('not-open'))
    }, sending.reject)
    return sending.operation
  }

  onEvent(listener: (event: IrcEvent) => void): () => void {
    return this.#eventListeners.add(listener)
  }

  onStatus(listener: (status: ClientStatus) => void): () => void {
    return this.#statusListeners.add(listener)
  }

  onLag(listener: (lag: number) => void): () => void {
    return this.#lagListeners.add(listener)
  }

  onLine(listener: (direction: 'in' | 'out', line: string) => void): () => void {
    return this.#lineListeners.add(listener)
  }

  events(): EventStream {
    const stream = new WaitingEvents<IrcEvent>(() => this.#streams.delete(stream))
    this.#streams.add(stream)
    return stream
  }

  pause(): void {
    this.#keepalive?.suspend()
    this.#connection.pause()
  }

  resume(): void {
    this.#connection.resume()
    this.#keepalive?.restart()
  }

  wake(): void {
    if (this.#status.kind === 'waiting') return this.#begin()
    if (this.#status.kind !== 'registered') this.#backoff.reset()
    this.#keepalive?.probe()
  }

  cancelWaitingLines(): number {
    return this.#connection.cancelWaitingLines()
  }

  get #endpoint(): Endpoint {
    return this.#opener.endpoint(this.#target)
  }

  #begin(): void {
    this.#clearTimer()
    this.#backoff.reset()
    this.#start(this.#plan.first())
  }

  #start(wanted: Target): void {
    const target = this.#sts.bind(wanted)
    if (target === undefined) this.#step(this.#plan.failed(connectError('sts-refused', this.#opener.endpoint(wanted))))
    else this.#connect(target)
  }

  #connect(target: Target): void {
    this.#target = target
    this.#driver.reconnected()
    const { host } = this.#endpoint
    this.#setStatus({ kind: 'opening', stage: 'looking-up', host, attempt: this.#backoff.attempts })
    this.#connection.open(target).done.catch((error: ConnectError) => {
      // A close, or an opening that came after this one, has been dealt with where it happened.
      if (this.#status.kind === 'opening' && error.code !== 'cancelled' && error.code !== 'closed') {
        this.#step(this.#plan.failed(this.#sts.explain(error)))
      }
    })
  }

  #opened(description: TransportDescription): void {
    this.#firstLine = true
    this.#sts.opened(description)
    const { host, port, tls } = this.#endpoint
    this.#connection.setFlood(description.kind === 'mux' ? 'off' : (this.#flood ?? defaultFlood))
    // Until now there was no flood control, and so no bucket to be full.
    this.#connection.refillFlood()
    this.#setStatus({ kind: 'registering', host })
    const nonce = freshNonce(this.#environment)
    const secure = description.secure || tls
    const { preregistered } = description
    this.#driver.run((now) => this.#session.connected({ host, port, secure, nonce, preregistered }, now))
  }

  #receive(line: Line): void {
    const { text } = line
    if (!this.#lineListeners.empty) this.#lineListeners.tell('in', blankSecrets(text))
    const now = this.#environment.now()
    const keepalive = this.#keepalive
    keepalive?.heard(now)
    if (keepalive?.takes(text)) return
    if (this.#firstLine) {
      this.#firstLine = false
      const foreign = foreignProtocol(text)
      if (foreign !== undefined) {
        this.#sessionCloses({ code: 'protocol', text: `it speaks ${foreign}`, retry: false })
        return
      }
    }
    this.#driver.receive(line, now)
  }

  #send(message: MessageInit, request: RequestId | undefined): void {
    const urgent = message.command === 'PONG' || message.command === 'QUIT'
    if (message.command === 'QUIT') this.#connection.cancelWaitingLines()
    try {
      const sending = this.#connection.sendPart(message, urgent)
      if (message.command !== 'PONG') this.#keepalive?.said()
      if (request !== undefined && sending !== undefined) this.#requests.sending(request, sending)
    } catch (error) {
      if (request === undefined) throw error
      this.#requests.fail(request, error as Error)
    }
  }

  #event(event: IrcEvent): void {
    if (event.type === 'registered') this.#registered()
    else if (event.type === 'disconnected') this.#ended = event.reason
    else if (event.type === 'sts-policy-received') this.#sts.received(event.host, event.port, event.duration)
    else if (event.type === 'isupport-changed' && isSafeRate(this.state.isupport)) this.#connection.setFlood('off')
    this.#eventListeners.tell(event)
    for (const stream of this.#streams) stream.push(event)
    if (event.type === 'request-settled') this.#requests.settle(event.request, event.outcome)
  }

  #registered(): void {
    const transport = this.#connection.transport
    if (!transport) return
    const { host } = this.#endpoint
    this.#setStatus({ kind: 'registered', host, since: this.#environment.now() })
    if (transport.kind !== 'mux') {
      const careful = this.state.capabilities.offered.size === 0
      if (careful && !isSafeRate(this.state.isupport)) this.#connection.setFlood(this.#flood ?? carefulFlood)
      // The registration was paced by its answers.
      this.#connection.refillFlood()
      this.#startKeepalive()
    }
    this.#opening?.resolve({ nickname: this.state.identity.nickname, transport })
    this.#opening = undefined
  }

  // On a mux stream the socket's own PING does this, once for all streams.
  #startKeepalive(): void {
    this.#keepalive?.stop()
    this.#keepalive = new Keepalive(this.#environment, {
      ping: (token) => void this.#connection.sendLine(`PING ${token}`, true),
      dead: () => this.#connection.abort(connectError('keepalive-timeout', this.#endpoint)),
      lagMeasured: (milliseconds) => {
        this.#lag = milliseconds
        this.#lagListeners.tell(milliseconds)
      },
    })
  }

  #redirect(to: Endpoint): void {
    const target = this.#sts.redirect(this.#target, to)
    this.#leave({ code: 'sts-upgrade', text: 'The server wants a secure connection.', retry: true })
    if (target === undefined) this.#step({ kind: 'give-up', error: connectError('sts-refused', to) })
    else this.#connect(target)
  }

  #transportClosed(error: ConnectError | undefined): void {
    const reason = error ?? connectError('closed-by-server', this.#endpoint)
    this.#disconnected(reason, closeReason(reason))
  }

  #sessionCloses(reason: CloseReason): void {
    this.#disconnected(closeError(reason, this.#endpoint), reason)
  }

  #disconnected(error: ConnectError, reason: CloseReason): void {
    const { status } = this
    this.#leave(reason)
    // A server that turned us away may hang up before the session would.
    const why = this.#ended?.code === 'banned' ? closeError(this.#ended, this.#endpoint) : error
    if (this.#closing && !this.#closing.settled) this.#finish(why)
    else if (status.kind === 'registered') this.#step(this.#plan.lost(why, this.#environment.now() - status.since))
    else this.#step(this.#plan.failed(why))
  }

  #leave(reason: CloseReason): void {
    this.#keepalive?.stop()
    this.#keepalive = undefined
    this.#lag = undefined
    this.#clearTimer()
    const gone = this.#connection.close()
    const closing = this.#closing
    if (closing) void gone.done.then(closing.resolve)
    this.#driver.run((now) => this.#session.closed(reason, now))
  }

  #step(step: NextStep<Target>): void {
    switch (step.kind) {
      case 'try':
        return this.#start(step.target)
      case 'wait': {
        const at = this.#environment.now() + step.delay
        this.#setStatus({ kind: 'waiting', error: step.error, at, attempt: this.#backoff.attempts })
        this.#clearTimer = this.#environment.schedule(at, () => this.#start(this.#plan.first()))
        return
      }
      case 'give-up':
        this.#setStatus({ kind: 'failed', error: step.error })
        this.#end(step.error)
    }
  }

  #finish(error: ConnectError): void {
    this.#clearTimer()
    const gone = this.#connection.close()
    const closing = this.#closing
    if (closing) void gone.done.then(closing.resolve)
    this.#setStatus({ kind: 'closed' })
    this.#opening?.reject(error)
    this.#end(undefined)
  }

  #end(error: ConnectError | undefined): void {
    this.#driver.stop()
    this.#requests.close()
    if (error) this.#opening?.reject(error)
    for (const stream of this.#streams) stream.end(error)
  }

  #setStatus(status: ClientStatus): void {
    this.#status = status
    this.#statusListeners.tell(status)
  }
}
