import type { Refusal } from '../intents.ts'
import type { Message } from '../../message/message.ts'
import { refusalName } from '../../numerics/refusal-names.ts'
import type { SessionCore } from '../session-core.ts'
import { MAX_REPLIES } from '../session-limits.ts'
import type { PendingRequest } from './request-memory.ts'

/** Keeps a line, or what several lines were put together to, as an answer of the request that it belongs to. */
export function addReply(core: SessionCore, message: Message): void {
  const { request } = core.provenance
  const pending = request === undefined ? undefined : core.memory.requests.pending.get(request)
  if (pending !== undefined) collect(core, pending, message)
}

/** Keeps a line as an answer of a request. */
export function collect(core: SessionCore, pending: PendingRequest, message: Message): void {
  if (pending.replies.length < MAX_REPLIES) pending.replies.push(message)
  if (isError(message)) pending.refusal ??= refusalOf(message)
  if (message.command === pending.command) pending.msgid ??= core.provenance.msgid
}

/** What a numeric or a FAIL says, for the one who asked. */
export function refusalOf({ command, params }: Message): Refusal {
  const text = params.at(-1) ?? ''
  if (command === 'FAIL') return { code: params[1] ?? 'FAIL', text, params: params.slice(2, -1) }
  return { code: refusalName(command), text, params: params.slice(1, -1) }
}

/** Whether a line says that something asked for was not done. */
export function isError({ command }: Message): boolean {
  if (command === 'FAIL') return true
  if (!isNumeric(command)) return false
  // 470 tells of another channel that we are sent to, and the JOIN follows.
  if (command >= '400' && command <= '599') return command !== '470'
  return ERRORS_ELSEWHERE.has(command)
}

/** Whether a command is three digits. */
export function isNumeric(command: string): boolean {
  return command.length === 3 && command.charCodeAt(0) < 0x3a
}

const ERRORS_ELSEWHERE: ReadonlySet<string> = new Set(
  '263 691 696 712 713 714 716 723 734 764 765 766 767 768 769 902 904 905 906 907 908 922 937 972 974'.split(' '),
)
