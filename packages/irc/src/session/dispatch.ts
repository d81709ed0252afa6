import { annotateFromBatch, batchHandler } from './batches.ts'
import { capHandler, capUnknown } from './registration/capabilities.ts'
import { annotate, batchLine, callHandler, type PlacedHandler } from './extension-calls.ts'
import { extensions } from './extension-table.ts'
import { connectionHandlers } from './handlers/connection.ts'
import type { CoreHandler, CoreHandlers } from './handlers/core-handler.ts'
import { listHandlers } from './handlers/lists.ts'
import { membershipHandlers } from './handlers/membership.ts'
import { messageHandlers } from './handlers/messages.ts'
import { modeHandlers } from './handlers/modes.ts'
import { namesHandlers } from './handlers/names.ts'
import { presenceHandlers } from './handlers/presence.ts'
import { refusalHandlers } from './handlers/refusals.ts'
import { topicHandlers } from './handlers/topic.ts'
import { welcomeHandlers } from './handlers/welcome.ts'
import { loginHandlers } from '#login'
import type { Message } from '../message/message.ts'
import { matchLine } from './requests/matching.ts'
import { takeAnswer } from './requests/settling.ts'
import { provenanceOf } from './provenance.ts'
import type { SessionCore } from './session-core.ts'
import { NO_TAGS } from '../message/tags.ts'

const negotiationHandlers: CoreHandlers = {
  CAP: capHandler,
  BATCH: batchHandler,
  // A labelled request that needs no other answer.
  ACK: () => true,
  // Old servers answer CAP with 421, or, as we are not registered yet, with 451.
  '421': capUnknown,
  '451': capUnknown,
}

/** What to do with each command: the core first, then the extensions in the order of their list. */
interface Entry {
  readonly core: CoreHandler | undefined
  readonly extensions: readonly PlacedHandler[]
}

const table = new Map<string, Entry>()
for (const handlers of [
  negotiationHandlers,
  connectionHandlers,
  welcomeHandlers,
  loginHandlers,
  messageHandlers,
  membershipHandlers,
  namesHandlers,
  topicHandlers,
  modeHandlers,
  listHandlers,
  presenceHandlers,
  refusalHandlers,
]) {
  for (const [command, core] of Object.entries(handlers)) {
    if (table.has(command)) throw new Error(`two handlers for ${command}`)
    table.set(command, { core, extensions: [] })
  }
}
for (const { handlers = {}, position } of extensions) {
  for (const [command, call] of Object.entries(handlers)) {
    const entry = table.get(command)
    table.set(command, { core: entry?.core, extensions: [...(entry?.extensions ?? []), { call, position }] })
  }
}

/** What may be told of the past. Everything else in a replay is a line for the console. */
const PLAYABLE: ReadonlySet<string> = new Set(
  'PRIVMSG NOTICE TAGMSG JOIN PART QUIT KICK NICK TOPIC MODE INVITE REDACT RENAME BATCH'.split(' '),
)

/** Takes one line: what it means for the state, who asked for it, what is told of it. */
export function dispatch(core: SessionCore, message: Message, damaged: boolean): void {
  core.provenance = provenanceOf(message, core.now, damaged)
  const { provenance } = core
  if (message.tags !== NO_TAGS) {
    annotateFromBatch(core, message)
    annotate(core, message)
  }
  const match = matchLine(core, message)
  if (match !== undefined) provenance.request = match.pending.id
  const { batch } = provenance
  const kept = batch !== undefined && batchLine(core, batch, message)
  if (!kept && !handle(core, message)) core.emit({ ...provenance, type: 'reply-received' })
  // What is put together of several lines is an answer as a whole.
  if (match !== undefined && !kept) takeAnswer(core, match, message)
}

function handle(core: SessionCore, message: Message): boolean {
  const entry = table.get(message.command)
  if (entry === undefined) return false
  if (core.provenance.replayed && !PLAYABLE.has(message.command)) return false
  let told = entry.core?.(core, message) === true
  for (const handler of entry.extensions) told = callHandler(core, handler, message) || told
  return told
}
