import { fold, sameName } from '../names/casemapping.ts'
import type { SaslMechanism, SessionSecrets } from './config.ts'
import type { Provenance } from './core-events.ts'
import type { IrcEvent } from './events.ts'
import type { Writable } from '../extension.ts'
import { type Message, type MessageInit, parseMessage } from '../message/message.ts'
import type { CloseReason } from './close-reason.ts'
import { provenanceOf } from './provenance.ts'
import type { Output } from './session.ts'
import type { RequestId, TimerId } from './ids.ts'
import type { SessionMemory, StateData } from './session-memory.ts'
import type { UserData } from './user-map.ts'
import { isUserSource, type Source } from '../message/source.ts'

const NOTHING: Message = parseMessage('NOTHING') as Message

const NO_OUTPUTS: readonly Output[] = []

/**
 * What all parts of a session work on: what it remembers, and what lives only while one input is handled. The parts are
 * functions in files by theme that take it as their first argument.
 */
export class SessionCore {
  readonly memory: SessionMemory
  readonly secrets: SessionSecrets
  /** Of the login that was asked for, while it is under way. */
  askedMechanism: SaslMechanism | undefined
  /** The time of the input, milliseconds since 1970. */
  now = 0
  /** Of the line that is being handled. */
  provenance: Writable<Provenance> = provenanceOf(NOTHING, 0)
  /** What extensions are called with, by their place in the list; made when first needed. */
  readonly contexts: unknown[] = []
  #outputs: readonly Output[] = NO_OUTPUTS
  #source: Source | undefined
  #sender: UserData | undefined

  constructor(memory: SessionMemory, secrets: SessionSecrets) {
    this.memory = memory
    this.secrets = secrets
  }

  /** An input that is no line. */
  begin(now: number): void {
    this.now = now
    this.provenance = provenanceOf(NOTHING, now)
  }

  get state(): StateData {
    return this.memory.state
  }

  fold(name: string): string {
    return fold(name, this.memory.state.isupport.casemapping)
  }

  sameName(a: string, b: string): boolean {
    return sameName(a, b, this.memory.state.isupport.casemapping)
  }

  isOwn(nickname: string): boolean {
    return this.sameName(nickname, this.memory.state.identity.nickname)
  }

  isChannel(name: string): boolean {
    return name !== '' && this.memory.state.isupport.channelTypes.includes(name.charAt(0))
  }

  /** Who sent the line that is being handled, as they were known before it; undefined for servers and strangers. */
  senderOf(source: Source | undefined): UserData | undefined {
    if (!isUserSource(source)) return undefined
    // Several ask for each line.
    if (source !== this.#source) {
      this.#source = source
      this.#sender = this.memory.state.users.get(this.fold(source.nickname))
    }
    return this.#sender
  }

  emit(event: IrcEvent): void {
    this.output({ kind: 'event', event })
  }

  send(message: MessageInit, request?: RequestId): void {
    this.output(request === undefined ? { kind: 'send', message } : { kind: 'send', message, request })
  }

  output(output: Output): void {
    // Most inputs have one output or none; an array that is made empty and grows takes room for 17 at once.
    if (this.#outputs === NO_OUTPUTS) this.#outputs = [output]
    else (this.#outputs as Output[]).push(output)
  }

  setTimer(id: TimerId, at: number): void {
    if (this.memory.timers.get(id) === at) return
    this.memory.timers.set(id, at)
    this.output({ kind: 'set-timer', id, at })
  }

  clearTimer(id: TimerId): void {
    if (this.memory.timers.delete(id)) this.output({ kind: 'clear-timer', id })
  }

  /** Decides to end the connection; what comes after it is not listened to. */
  close(reason: CloseReason): void {
    this.memory.closing = reason
    this.output({ kind: 'close', reason })
  }

  /** The state has changed. */
  touch(): void {
    this.memory.state.version++
  }

  /** What there is to do, once. */
  takeOutputs(): readonly Output[] {
    const outputs = this.#outputs
    this.#outputs = NO_OUTPUTS
    return outputs
  }
}
