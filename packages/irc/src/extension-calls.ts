import type { BatchInfo, CoreEvent, Provenance } from './core-events.ts'
import type { HandlerContext } from './extension.ts'
import {
  type AnyExtension,
  annotators,
  batchOwners,
  extensionByName,
  extensions,
  isEnabled,
} from './extension-table.ts'
import type { ExtensionEvent } from './extensions.ts'
import type { Message, MessageInit } from './message.ts'
import type { SessionCore } from './session-core.ts'
import type { SessionState, UserState } from './state.ts'
import { updateUser } from './users.ts'

/** Tells every extension that the registration is complete. */
export function tellRegistered(core: SessionCore): void {
  for (const extension of extensions) extension.registered?.(new Context(core, extension))
}

/** Lets the extensions read the tags of the line that is being handled. */
export function annotate(core: SessionCore, message: Message): void {
  for (const extension of annotators) extension.annotate?.(message, core.provenance, new Context(core, extension))
}

/** Calls a handler of an extension. */
export function callHandler(core: SessionCore, extension: AnyExtension, message: Message): boolean {
  return extension.handlers?.[message.command]?.(message, new Context(core, extension)) === true
}

/** A timer is due whose id is `extension/name`. */
export function wakeExtension(core: SessionCore, id: string): void {
  const slash = id.lastIndexOf('/')
  const extension = extensionByName.get(id.slice(0, slash))
  if (extension !== undefined) extension.timers?.[id.slice(slash + 1)]?.(new Context(core, extension))
}

export function batchOpened(core: SessionCore, batch: BatchInfo, message: Message): void {
  const extension = batchOwners.get(batch.type)
  if (extension !== undefined) {
    extension.batches?.[batch.type]?.opened?.(batch, message, new Context(core, extension))
  }
}

/** A line of a batch; true where the batch's extension keeps it to itself. */
export function batchLine(core: SessionCore, batch: BatchInfo, message: Message): boolean {
  const extension = batchOwners.get(batch.type)
  if (extension === undefined) return false
  return extension.batches?.[batch.type]?.line?.(batch, message, new Context(core, extension)) === true
}

export function batchClosed(core: SessionCore, batch: BatchInfo): void {
  const extension = batchOwners.get(batch.type)
  if (extension !== undefined) extension.batches?.[batch.type]?.closed?.(batch, new Context(core, extension))
}

/** Forgets what the extensions knew of the connection before. */
export function resetSlots(core: SessionCore): void {
  for (const name of core.memory.slots.keys()) {
    if (extensionByName.get(name)?.slot?.lasting !== true) core.memory.slots.delete(name)
  }
}

/** What an extension remembers, made when it is first asked for. */
export function slotOf(core: SessionCore, extension: AnyExtension): unknown {
  const kept = core.memory.slots.get(extension.name)
  if (kept !== undefined) return kept.data
  const { slot } = extension
  if (slot === undefined) return undefined
  const data = slot.initial()
  core.memory.slots.set(extension.name, { version: slot.version, data })
  return data
}

/** What one call of an extension may see and do. */
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

  get slot(): unknown {
    return slotOf(this.#core, this.#extension)
  }

  get provenance(): Provenance {
    return this.#core.provenance
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
