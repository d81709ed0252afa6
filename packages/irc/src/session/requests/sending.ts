import { familyNamed, familyOf, isEnabled } from '../extension-table.ts'
import type { MessageInit, Tags } from '../../message/message.ts'
import type { RequestId } from '../ids.ts'
import type { SessionCore } from '../session-core.ts'
import { ANSWER_MS, MAX_PENDING_REQUESTS } from '../session-limits.ts'
import { fenceToken } from './fence.ts'
import type { ReplyFamily } from './reply-family.ts'
import type { PendingRequest, PlainMessage } from './request-memory.ts'

/** Commands whose parameters may hold a password: never kept waiting, so never written down. */
const SECRET_COMMANDS: ReadonlySet<string> = new Set([
  'OPER',
  'PASS',
  'REGISTER',
  'VERIFY',
  'NICKSERV',
  'NS',
  'CHANSERV',
  'CS',
  'AUTH',
  'LOGIN',
  'IDENTIFY',
])

export interface Asking {
  readonly request: RequestId
  /** One line, or several whose answers are one. */
  readonly messages: readonly [MessageInit, ...MessageInit[]]
  /** Texts whose echo answers, where answers have no label. */
  readonly echoes?: readonly string[]
  /** What they amount to, where that is not the first of them. */
  readonly said?: MessageInit
}

/** Sends a request now, or when those before it in its lane are settled. */
export function ask(core: SessionCore, { request, messages, echoes = [], said = messages[0] }: Asking): void {
  const { pending } = core.memory.requests
  if (pending.size >= MAX_PENDING_REQUESTS) {
    settleUnasked(core, request, 'Too many requests wait for an answer')
    return
  }
  const { command, params = [] } = said
  const asked = command.toUpperCase()
  const family = familyOf(asked, params, core.state.isupport)
  const target = targetOf(family, params)
  const labelled = isEnabled(core, 'labeled-response')
  const alone = labelled || SECRET_COMMANDS.has(asked) || echoes.length > 0
  const entry: PendingRequest = {
    id: request,
    command: asked,
    family: family.name,
    lane: alone ? `=${request}` : family.parallel ? `${family.name} ${core.fold(target ?? '')}` : family.name,
    target,
    targets: labelled ? [] : severalIn(family, params).map((name) => core.fold(name)),
    succeeded: false,
    waiting: messages.map(plain),
    openLabels: 0,
    labelled,
    echoes: [...echoes],
    fence: undefined,
    replies: [],
    msgid: undefined,
    refusal: undefined,
    deadline: 0,
  }
  const free = !laneIsBusy(core, entry.lane)
  pending.set(request, entry)
  if (free) start(core, entry)
}

/** Several channels in one line, which are answered one by one. */
function severalIn({ target, parallel }: ReplyFamily, params: readonly string[]): readonly string[] {
  const names = target === undefined || parallel !== true ? [] : (params.at(target) ?? '').split(',')
  return names.length > 1 ? [...new Set(names.filter((name) => name !== ''))] : []
}

/** The one name that answers are compared with. */
function targetOf({ target, parallel }: ReplyFamily, params: readonly string[]): string | undefined {
  const name = target === undefined ? undefined : params.at(target)
  return parallel === true && name?.includes(',') === true ? undefined : name
}

/** Sends what waited for a lane. */
export function startNext(core: SessionCore, lane: string): void {
  if (core.state.phase !== 'registered' || lane.startsWith('=')) return
  for (const pending of core.memory.requests.pending.values()) {
    if (pending.lane !== lane) continue
    if (pending.waiting !== undefined) start(core, pending)
    return
  }
}

/** A request that was not even tried. */
export function settleUnasked(core: SessionCore, request: RequestId, text: string): void {
  core.emit({ type: 'request-settled', request, outcome: { kind: 'unavailable', text } })
}

function laneIsBusy(core: SessionCore, lane: string): boolean {
  if (lane.startsWith('=')) return false
  for (const pending of core.memory.requests.pending.values()) if (pending.lane === lane) return true
  return false
}

function start(core: SessionCore, entry: PendingRequest): void {
  const { requests, timers } = core.memory
  const messages = entry.waiting ?? []
  entry.waiting = undefined
  entry.deadline = core.now + ANSWER_MS
  for (const message of messages) {
    if (entry.labelled && isAlone(message)) {
      const label = nextId(core)
      requests.labels.set(label, entry.id)
      entry.openLabels++
      core.send(withTag(message, 'label', label), entry.id)
    } else core.send(message, entry.id)
  }
  if (!entry.labelled) {
    requests.unlabelled++
    if (familyNamed(entry.family).fence === true && fencesWork(core)) {
      entry.fence = fenceToken(nextId(core))
      core.send({ command: 'PING', params: [entry.fence] })
    }
  }
  if (!timers.has('requests')) core.setTimer('requests', entry.deadline)
}

/** A batch is labelled as a whole, on its first line. */
function isAlone({ command, params, tags }: PlainMessage): boolean {
  return tags?.batch === undefined && !(command === 'BATCH' && params?.[0]?.startsWith('-') === true)
}

/** Quirk(soju): it answers PING by itself, before what the network has to say. */
function fencesWork(core: SessionCore): boolean {
  if (core.memory.transport?.preregistered === true) return false
  for (const name of core.state.capabilities.offered.keys()) if (name.startsWith('soju.im/')) return false
  return true
}

function nextId(core: SessionCore): string {
  core.memory.requests.sequence++
  return core.memory.requests.sequence.toString(36)
}

function withTag(message: PlainMessage, key: string, value: string): MessageInit {
  return { ...message, tags: { ...message.tags, [key]: value } }
}

/** As plain data, for it may be written down while it waits. */
function plain(message: MessageInit): PlainMessage {
  const { tags } = message
  return { ...message, tags: isTags(tags) ? Object.fromEntries(tags) : tags }
}

function isTags(tags: MessageInit['tags']): tags is Tags {
  return typeof tags?.forEach === 'function'
}
