import { OWN_REQUEST } from '../extension-context.ts'
import { tellAnswered } from '../extension-calls.ts'
import type { Outcome } from '../intents.ts'
import type { Message } from '../../message/message.ts'
import type { RequestId } from '../ids.ts'
import type { SessionCore } from '../session-core.ts'
import { ANSWER_MS } from '../session-limits.ts'
import type { Match } from './matching.ts'
import { collect, refusalOf } from './replies.ts'
import type { PendingRequest } from './request-memory.ts'
import { startNext } from './sending.ts'

/** Takes a line that answers a request, after everything else has been made of it. */
export function takeAnswer(core: SessionCore, { pending, effect }: Match, message: Message): void {
  const { requests } = core.memory
  // A batch is an answer when it ends; what is in it came line by line.
  if (message.command === 'BATCH' || !requests.pending.has(pending.id)) return
  pending.deadline = core.now + ANSWER_MS
  if (message.command !== 'ACK' && message.command !== 'PONG') collect(core, pending, message)
  if (pending.family === 'join' && message.command === '470') follow(core, pending, message)
  if (effect === 'label') endLabel(core, pending.id, message.tags.get('label') ?? '')
  else if (effect === 'end' && !isOneOfSeveral(core, pending, message, true)) settle(core, pending)
  else if (effect === 'refuse' && !isOneOfSeveral(core, pending, message, false)) {
    pending.refusal ??= refusalOf(message)
    settle(core, pending)
  } else if (effect === 'echo') {
    pending.echoes.shift()
    if (pending.echoes.length === 0) settle(core, pending)
  }
}

/** The channel that we are sent to answers for the one that was asked for. */
function follow(core: SessionCore, pending: PendingRequest, { params }: Message): void {
  const [, from = '', to] = params
  if (to === undefined) return
  if (pending.targets.length === 0) pending.target = to
  else pending.targets = pending.targets.map((target) => (target === core.fold(from) ? core.fold(to) : target))
}

/**
 * Takes the answer for one of several targets; true while others are missing. Where one was done, the whole is: what was refused is
 * among the replies.
 */
function isOneOfSeveral(core: SessionCore, pending: PendingRequest, { params }: Message, done: boolean): boolean {
  const answered = params.map((param) => core.fold(param))
  const missing = pending.targets.filter((target) => !answered.includes(target))
  // What names none of them speaks of all.
  if (missing.length === pending.targets.length) return false
  pending.targets = missing
  pending.succeeded ||= done
  if (missing.length > 0) return true
  if (pending.succeeded) pending.refusal = undefined
  return false
}

/** The response to a label has ended. */
export function endLabel(core: SessionCore, id: RequestId, label: string): void {
  const { requests } = core.memory
  const pending = requests.pending.get(id)
  if (pending === undefined || !requests.labels.delete(label)) return
  pending.openLabels--
  if (pending.openLabels <= 0) settle(core, pending)
}

/** The batch that was the whole answer has ended. */
export function endBatch(core: SessionCore, id: RequestId): void {
  const pending = core.memory.requests.pending.get(id)
  if (pending !== undefined) settle(core, pending)
}

/** What nothing came for in time is unanswered; the timer goes on for the rest. */
export function expire(core: SessionCore): void {
  const { pending } = core.memory.requests
  for (const request of pending.values()) {
    if (request.waiting === undefined && request.deadline <= core.now) end(core, request, { kind: 'unanswered' })
  }
  armTimer(core)
}

/** The connection is gone. */
export function disconnectAll(core: SessionCore): void {
  core.clearTimer('requests')
  for (const request of core.memory.requests.pending.values()) {
    const sent = request.waiting === undefined
    const quit = request.command === 'QUIT'
    forget(core, request)
    // What an extension asked by itself went with its connection.
    if (request.id.startsWith(OWN_REQUEST)) continue
    core.emit({
      type: 'request-settled',
      request: request.id,
      outcome: quit ? { kind: 'ok', replies: [] } : { kind: 'disconnected', sent },
    })
  }
}

/** Sets the timer for what will be unanswered first. */
function armTimer(core: SessionCore): void {
  let first = Infinity
  for (const { waiting, deadline } of core.memory.requests.pending.values()) {
    if (waiting === undefined && deadline < first) first = deadline
  }
  if (first !== Infinity) core.setTimer('requests', first)
}

function settle(core: SessionCore, pending: PendingRequest): void {
  const { replies, msgid, refusal } = pending
  if (refusal !== undefined) end(core, pending, { kind: 'refused', refusal })
  else end(core, pending, msgid === undefined ? { kind: 'ok', replies } : { kind: 'ok', replies, msgid })
}

function end(core: SessionCore, pending: PendingRequest, outcome: Outcome): void {
  forget(core, pending)
  learn(core, pending, outcome)
  if (!tellAnswered(core, pending.id, pending.command)) {
    core.emit({ type: 'request-settled', request: pending.id, outcome })
  }
  startNext(core, pending.lane)
}

function forget(core: SessionCore, pending: PendingRequest): void {
  const { requests } = core.memory
  requests.pending.delete(pending.id)
  if (pending.openLabels > 0) {
    for (const [label, id] of requests.labels) if (id === pending.id) requests.labels.delete(label)
  }
  if (pending.waiting === undefined && !pending.labelled) requests.unlabelled--
}

/** What an outcome tells of what the person wants from now on. */
function learn(core: SessionCore, pending: PendingRequest, outcome: Outcome): void {
  const { wantedChannels, state } = core.memory
  if (pending.target === undefined) return
  if (pending.family === 'join' && outcome.kind === 'refused') {
    const key = core.fold(pending.target)
    if (!state.channels.has(key)) wantedChannels.delete(key)
  }
  if (pending.family === 'nickname' && outcome.kind === 'ok') {
    state.identity.wantedNickname = pending.target
    core.touch()
  }
}
