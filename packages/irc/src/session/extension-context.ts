import { moveToTls } from './closing.ts'
import { renameChannel } from './channels.ts'
import type { SessionConfig } from './config.ts'
import type { CoreEvent, Provenance } from './core-events.ts'
import type { HandlerContext } from '../extension.ts'
import { type AnyExtension, extensions, isEnabled } from './extension-table.ts'
import type { ExtensionEvent } from '../extensions.ts'
import type { Message, MessageInit } from '../message/message.ts'
import { addReply } from './requests/replies.ts'
import { ask } from './requests/sending.ts'
import type { TransportInfo } from './transport-info.ts'
import type { SessionCore } from './session-core.ts'
import type { SessionState, UserState } from './state.ts'
import { updateUser } from './users.ts'

/** Begins the ids of what extensions ask by themselves; callers choose ids of visible characters, so none is the same. */
export const OWN_REQUEST = ' '

/** What an extension is called with. */
export function contextOf(core: SessionCore, { position }: { readonly position: number }): Context {
  const made = core.contexts[position]
  if (made !== undefined) return made as Context
  const context = new Context(core, extensions[position] as AnyExtension)
  core.contexts[position] = context
  return context
}

/** What an extension may see and do; one for each session and extension. */
class Context implements HandlerContext<ExtensionEvent, unknown> {
  readonly #core: SessionCore
  readonly #extension: AnyExtension

  constructor(core: SessionCore, extension: AnyExtension) {
    this.#core = core
    this.#extension = extension
  }

  get now(): number {
    return this.#core.now
  }

  get state(): SessionState {
    return this.#core.state
  }

  get config(): SessionConfig {
    return this.#core.memory.config
  }

  get transport(): TransportInfo | undefined {
    return this.#core.memory.transport
  }

  get slot(): unknown {
    return slotOf(this.#core, this.#extension)
  }

  get provenance(): Provenance {
    return this.#core.provenance
  }

  get sender(): UserState | undefined {
    return this.#core.senderOf(this.#core.provenance.message.source)
  }

  fold(name: string): string {
    return this.#core.fold(name)
  }

  isOwn(nickname: string): boolean {
    return this.#core.isOwn(nickname)
  }

  enabled(extension: string): boolean {
    return isEnabled(this.#core, extension)
  }

  emit(event: ExtensionEvent | CoreEvent): void {
    this.#core.emit(event)
  }

  send(message: MessageInit): void {
    this.#core.send(message)
  }

  get asked(): boolean {
    return this.#core.provenance.request?.startsWith(`${OWN_REQUEST}${this.#extension.name} `) === true
  }

  ask(message: MessageInit): void {
    const { requests } = this.#core.memory
    requests.sequence++
    ask(this.#core, { request: `${OWN_REQUEST}${this.#extension.name} ${requests.sequence}`, messages: [message] })
  }

  reply(message: Message): void {
    addReply(this.#core, message)
  }

  renameChannel(from: string, to: string): void {
    renameChannel(this.#core, from, to)
  }

  moveToTls(port: number): void {
    moveToTls(this.#core, port)
  }

  updateUser(nickname: string, change: Partial<UserState>): void {
    updateUser(this.#core, nickname, change)
  }

  setTimer(name: string, at: number): void {
    this.#core.setTimer(`${this.#extension.name}/${name}`, at)
  }

  clearTimer(name: string): void {
    this.#core.clearTimer(`${this.#extension.name}/${name}`)
  }
}

/** What an extension remembers, made when it is first asked for. */
function slotOf(core: SessionCore, extension: AnyExtension): unknown {
  const { slot } = extension
  if (slot === undefined) return undefined
  const kept = core.state.slots.get(extension.name)
  // One of another version is from a snapshot that an older program wrote.
  if (kept?.version === slot.version) return kept.data
  const data = slot.initial()
  core.state.slots.set(extension.name, { version: slot.version, data })
  return data
}
