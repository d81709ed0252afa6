import type { BatchInfo } from './core-events.ts'
import type { Handler, HandlerContext } from '../extension.ts'
import { contextOf, OWN_REQUEST } from './extension-context.ts'
import { annotators, batchOwners, extensionByName, extensions, type Placed, watchers } from './extension-table.ts'
import type { ExtensionEvent } from '../extensions.ts'
import type { Intent } from './intents.ts'
import type { Message } from '../message/message.ts'
import type { RequestId } from './ids.ts'
import type { SessionCore } from './session-core.ts'

/** Tells every extension of a step of the connection. */
export function tellExtensions(core: SessionCore, step: 'finishing' | 'registered' | 'disconnected'): void {
  for (const extension of extensions) extension[step]?.(contextOf(core, extension))
}

/** Tells an extension that its capability is on. */
export function tellEnabled(core: SessionCore, capabilities: readonly string[]): void {
  for (const extension of extensions) {
    if (extension.enabled === undefined || !capabilities.some((name) => extension.capabilities.includes(name))) continue
    extension.enabled(contextOf(core, extension))
  }
}

/** Tells of capabilities that are watched only. */
export function tellOffered(core: SessionCore, capabilities: Iterable<string>): void {
  const { offered } = core.state.capabilities
  for (const name of capabilities) {
    const extension = watchers.get(name)
    if (extension !== undefined) extension.watches?.[name]?.(offered.get(name) ?? '', contextOf(core, extension))
  }
}

/** Tells an extension that what it asked is settled; true where it was an extension that asked. */
export function tellAnswered(core: SessionCore, request: RequestId, command: string): boolean {
  if (!request.startsWith(OWN_REQUEST)) return false
  const extension = extensionByName.get(request.slice(OWN_REQUEST.length, request.lastIndexOf(' ')))
  if (extension !== undefined) extension.answered?.(command, contextOf(core, extension))
  return true
}

/** Carries out an intent that belongs to an extension; false where none knows it. */
export function callIntent(core: SessionCore, intent: Intent): boolean {
  const extension = extensions.find((one) => one.intents?.[intent.kind] !== undefined)
  // The table is keyed by kind, which TypeScript cannot follow through an index.
  const does = extension?.intents?.[intent.kind] as IntentHandler | undefined
  if (extension === undefined || does === undefined) return false
  does(intent, contextOf(core, extension))
  return true
}

type IntentHandler = (intent: Intent, context: HandlerContext<ExtensionEvent, unknown>) => void

/** Lets the extensions read the tags of the line that is being handled. */
export function annotate(core: SessionCore, message: Message): void {
  for (const annotator of annotators) annotator.call(message, core.provenance, contextOf(core, annotator))
}

/** Calls a handler of an extension. */
export function callHandler(core: SessionCore, handler: PlacedHandler, message: Message): boolean {
  return handler.call(message, contextOf(core, handler))
}

/** What an extension does with a command. */
export type PlacedHandler = Placed<Handler<ExtensionEvent, unknown>>

/** A timer is due whose id is `extension/name`. */
export function wakeExtension(core: SessionCore, id: string): void {
  const slash = id.lastIndexOf('/')
  const extension = extensionByName.get(id.slice(0, slash))
  if (extension !== undefined) extension.timers?.[id.slice(slash + 1)]?.(contextOf(core, extension))
}

export function batchOpened(core: SessionCore, batch: BatchInfo, message: Message): void {
  const extension = batchOwners.get(batch.type)
  if (extension !== undefined) {
    extension.batches?.[batch.type]?.opened?.(batch, message, contextOf(core, extension))
  }
}

/** A line of a batch; true where the batch's extension keeps it to itself. */
export function batchLine(core: SessionCore, batch: BatchInfo, message: Message): boolean {
  const extension = batchOwners.get(batch.type)
  if (extension === undefined) return false
  return extension.batches?.[batch.type]?.line?.(batch, message, contextOf(core, extension)) === true
}

export function batchClosed(core: SessionCore, batch: BatchInfo): void {
  const extension = batchOwners.get(batch.type)
  if (extension !== undefined) extension.batches?.[batch.type]?.closed?.(batch, contextOf(core, extension))
}

/** Forgets what the extensions knew of the connection before. */
export function resetSlots(core: SessionCore): void {
  for (const name of core.state.slots.keys()) {
    if (extensionByName.get(name)?.slot?.lasting !== true) core.state.slots.delete(name)
  }
}
