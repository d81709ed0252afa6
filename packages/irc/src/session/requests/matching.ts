import { splitStatusTarget } from '../../isupport/isupport-values.ts'
import { familyNamed } from '../extension-table.ts'
import { stripFormatting } from '../../text/formatting/parse-formatting.ts'
import type { Message } from '../../message/message.ts'
import type { SessionCore } from '../session-core.ts'
import { isUserSource } from '../../message/source.ts'
import { isError, isNumeric } from './replies.ts'
import type { ReplyFamily } from './reply-family.ts'
import type { PendingRequest } from './request-memory.ts'

/** What a line means to a request that waits. */
export interface Match {
  readonly pending: PendingRequest
  readonly effect: 'more' | 'end' | 'refuse' | 'echo' | 'label'
}

/** Which request a line answers, by its label, its batch or its reply family. */
export function matchLine(core: SessionCore, message: Message): Match | undefined {
  const { requests } = core.memory
  if (requests.pending.size === 0) return undefined
  const label = message.tags.get('label')
  const labelled = label === undefined ? undefined : requests.labels.get(label)
  if (labelled !== undefined) return matchOf(core, labelled, 'label')
  if (core.provenance.request !== undefined) return matchOf(core, core.provenance.request, 'more')
  if (requests.unlabelled === 0 || core.provenance.replayed) return undefined
  return matchReply(core, message)
}

function matchOf(core: SessionCore, id: string, effect: Match['effect']): Match | undefined {
  const pending = core.memory.requests.pending.get(id)
  return pending === undefined ? undefined : { pending, effect }
}

function matchReply(core: SessionCore, message: Message): Match | undefined {
  let patient: PendingRequest | undefined
  for (const pending of core.memory.requests.pending.values()) {
    if (pending.waiting !== undefined || pending.labelled) continue
    const family = familyNamed(pending.family)
    const effect = effectOn(core, pending, family, message)
    if (effect !== undefined) return { pending, effect }
    if (pending.fence !== undefined) patient ??= pending
  }
  // Between a command and its fence, what nobody else waits for is most likely its answer.
  if (patient === undefined || !isReply(message)) return undefined
  if (isError(message)) return { pending: patient, effect: 'refuse' }
  return familyNamed(patient.family).takesAny === true ? { pending: patient, effect: 'more' } : undefined
}

function effectOn(
  core: SessionCore,
  pending: PendingRequest,
  family: ReplyFamily,
  message: Message,
): Match['effect'] | undefined {
  const { command, params, source } = message
  if (pending.fence !== undefined && command === 'PONG' && params.at(-1) === pending.fence) return 'end'
  if (refusesCommand(message, pending.command)) return 'refuse'
  if (pending.echoes.length > 0 && isEcho(core, pending, message)) return 'echo'
  if (family.name === 'join' && command === '470' && names(core, pending, params[1])) return 'more'
  const answer = family.answers.get(command)
  if (answer === undefined) return undefined
  if (answer.own && !(isUserSource(source) && core.isOwn(source.nickname))) return undefined
  if (answer.target === undefined) return answer.effect
  const name = params.at(answer.target)
  if (family.name === 'say' && answer.effect === 'refuse') return refusesSaying(core, pending, command, name)
  return names(core, pending, name) ? answer.effect : undefined
}

/**
 * What is said to the operators of a channel alone (`@#channel`) may be refused by the name of the channel; that one is none of
 * them (482), what is said to everybody is never refused with.
 */
function refusesSaying(core: SessionCore, pending: PendingRequest, command: string, name = ''): 'refuse' | undefined {
  const { status, target } = splitStatusTarget(core.state.isupport, pending.target ?? '')
  if (command === '482' && status === '') return undefined
  return names(core, pending, name) || (status !== '' && core.sameName(name, target)) ? 'refuse' : undefined
}

function names(core: SessionCore, pending: PendingRequest, name: string | undefined): boolean {
  if (pending.targets.length > 0) return name !== undefined && pending.targets.includes(core.fold(name))
  return pending.target === undefined || (name !== undefined && core.sameName(name, pending.target))
}

function isEcho(core: SessionCore, pending: PendingRequest, { source, command, params }: Message): boolean {
  if (command !== pending.command || !isUserSource(source) || !core.isOwn(source.nickname)) return false
  const [expected = ''] = pending.echoes
  const text = params[1] ?? ''
  // Some channels strip formatting.
  return names(core, pending, params[0]) && (text === expected || text === stripFormatting(expected))
}

/** 421, 461, 263 and FAIL name the command that they refuse. */
function refusesCommand({ command, params }: Message, asked: string): boolean {
  if (command === '421' || command === '461' || command === '263') return params[1]?.toUpperCase() === asked
  return command === 'FAIL' && params[0]?.toUpperCase() === asked
}

function isReply({ command }: Message): boolean {
  return isNumeric(command) && command >= '200'
}
