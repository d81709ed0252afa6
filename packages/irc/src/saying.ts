import { isEnabled } from './extension-table.ts'
import type { SayIntent } from './intents.ts'
import { allowsClientTag } from './isupport-values.ts'
import type { MessageInit } from './message.ts'
import { ask, settleUnasked } from './requests/sending.ts'
import type { RequestId } from './session.ts'
import type { SessionCore } from './session-core.ts'
import type { UserSource } from './source.ts'
import { splitText, textBytes } from './split.ts'

/** The lines of what is said, checked to be such as IRC can carry; throws where they are not. */
export function linesOf(core: SessionCore, intent: SayIntent): readonly MessageInit[] {
  const command = intent.as === 'notice' ? 'NOTICE' : 'PRIVMSG'
  const [before, after] = intent.as === 'action' ? ['\x01ACTION ', '\x01'] : ['', '']
  const room = textBytes(core.state.isupport, ownSource(core), command, intent.target) - before.length - after.length
  const tags = sendableTags(core, intent.tags)
  return intent.text
    .split(/\r\n|\r|\n/)
    .filter((line) => line !== '')
    .flatMap((line) => splitText(line, room))
    .map((piece, i) => ({
      // An id or a reply belongs to the first line of what was said.
      tags: i === 0 ? tags : {},
      command,
      params: [intent.target, before + piece + after],
    }))
}

/** Says it. It is settled by label, by echo, or, where the server tells nothing, by having been sent. */
export function say(core: SessionCore, request: RequestId, lines: readonly MessageInit[]): void {
  const [first, ...rest] = lines
  if (first === undefined) {
    settleUnasked(core, request, 'There is no text')
    return
  }
  if (isEnabled(core, 'labeled-response')) {
    ask(core, { request, messages: [first, ...rest] })
  } else if (isEnabled(core, 'echo-message')) {
    ask(core, { request, messages: [first, ...rest], echoes: lines.map((line) => line.params?.[1] ?? '') })
  } else {
    for (const line of lines) core.send(line, request)
    core.emit({ type: 'request-settled', request, outcome: { kind: 'ok', replies: [] } })
  }
}

/** Ourselves as others see us, as far as the server has told. */
export function ownSource(core: SessionCore): UserSource {
  const { nickname, username, hostname } = core.state.identity
  // Until the server has told, the username may still get a tilde.
  return hostname === undefined ? { nickname } : { nickname, username, hostname }
}

/** Client-only tags that the server takes. */
export function sendableTags(
  core: SessionCore,
  tags: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  if (tags === undefined || !isEnabled(core, 'message-tags')) return {}
  return Object.fromEntries(
    Object.entries(tags).filter(([key]) => key.startsWith('+') && allowsClientTag(core.state.isupport, key)),
  )
}
