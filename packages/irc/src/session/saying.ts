import { formatCtcp } from '../text/ctcp.ts'
import { isEnabled } from './extension-table.ts'
import { batchesOf, readMultilineLimits } from '../extensions/multiline.ts'
import type { SayIntent } from './intents.ts'
import { allowsClientTag } from '../isupport/isupport-values.ts'
import type { MessageInit } from '../message/message.ts'
import { ask, settleUnasked } from './requests/sending.ts'
import type { RequestId } from './ids.ts'
import type { SessionCore } from './session-core.ts'
import type { UserSource } from '../message/source.ts'
import { splitText, textBytes } from '../text/split.ts'

/** The lines of what is said; they may still be such as IRC cannot carry. */
export function linesOf(core: SessionCore, intent: SayIntent): readonly MessageInit[] {
  const command = intent.as === 'notice' ? 'NOTICE' : 'PRIVMSG'
  const { target } = intent
  const tags = sendableTags(core, intent.tags)
  const wrapping = intent.as === 'action' ? formatCtcp('ACTION', ' ').length - 1 : 0
  const room = textBytes(core.state.isupport, ownSource(core), command, target) - wrapping
  const paragraphs = intent.text.split(/\r\n|\r|\n/).map((line) => splitText(line, room))
  const limits = readMultilineLimits(core.state.capabilities.offered.get('draft/multiline') ?? '')
  if (intent.as !== 'action' && limits !== undefined && isEnabled(core, 'multiline')) {
    const reference = (core.memory.requests.sequence + 1).toString(36)
    const batches = batchesOf(paragraphs, limits, { command, target, tags, reference })
    if (batches !== undefined) return batches
  }
  return paragraphs
    .flat()
    .filter((line) => line !== '')
    .map((line, i) => ({
      // An id or a reply belongs to the first line of what was said.
      tags: i === 0 ? tags : {},
      command,
      params: [target, intent.as === 'action' ? formatCtcp('ACTION', line) : line],
    }))
}

/** Says it. It is settled by label, by echo, or, where the server tells nothing, by having been sent. */
export function say(core: SessionCore, intent: SayIntent & WithRequest, lines: readonly MessageInit[]): void {
  const { request, target } = intent
  const [first, ...rest] = lines
  if (first === undefined) {
    settleUnasked(core, request, 'There is no text')
    return
  }
  const said = { command: 'PRIVMSG', params: [target] }
  const inBatches = first.command === 'BATCH'
  if (isEnabled(core, 'labeled-response')) {
    ask(core, { request, messages: [first, ...rest], said })
    if (!isEnabled(core, 'echo-message')) tellSent(core, intent)
  } else if (isEnabled(core, 'echo-message') && !inBatches) {
    ask(core, { request, messages: [first, ...rest], echoes: lines.map((line) => line.params?.[1] ?? '') })
  } else {
    for (const line of lines) core.send(line, request)
    if (!isEnabled(core, 'echo-message')) tellSent(core, intent)
    settleSent(core, request)
  }
}

interface WithRequest {
  readonly request: RequestId
}

function tellSent(core: SessionCore, { request, as, target, text }: SayIntent & WithRequest): void {
  core.emit({ type: 'message-sent', request, as, target, text, time: core.now })
}

function settleSent(core: SessionCore, request: RequestId): void {
  core.emit({ type: 'request-settled', request, outcome: { kind: 'ok', replies: [] } })
}

/** Ourselves as others see us, as far as the server has told. */
function ownSource(core: SessionCore): UserSource {
  const { nickname, username, hostname } = core.state.identity
  // Until the server has told, the username may still get a tilde.
  return hostname === undefined ? { nickname } : { nickname, username, hostname }
}

/** Client-only tags that the server takes. */
function sendableTags(
  core: SessionCore,
  tags: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  if (tags === undefined || !isEnabled(core, 'message-tags')) return {}
  return Object.fromEntries(
    Object.entries(tags).filter(([key]) => key.startsWith('+') && allowsClientTag(core.state.isupport, key)),
  )
}
