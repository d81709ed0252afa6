import { isUserSource, type MessageInit, type Source } from '@longwire/irc'
import type { MessageDetails } from '@longwire/store'
import { tagsToKeep } from './client-tags.ts'
import type { Place, RelayContext, Relayed } from './relayed.ts'

/** Something that was said: by somebody to us, or by us to somebody. */
export interface Said {
  readonly as: 'privmsg' | 'notice' | 'action'
  readonly source: Source | undefined
  readonly target: string
  /** The STATUSMSG prefix, or the empty string. */
  readonly status: string
  readonly text: string
  readonly own: boolean
  readonly tags: Readonly<Record<string, string>>
  /** The id that the sending screen gave it. */
  readonly outboxId?: string
}

/** What was said, as a row of its conversation and as a line. */
export function relaySaid(said: Said, context: RelayContext): Relayed {
  const kept = tagsToKeep(said.tags)
  const details: MessageDetails = {
    ...(kept !== undefined && { tags: kept }),
    ...(said.outboxId !== undefined && { outboxId: said.outboxId }),
    ...(said.status !== '' && { status: said.status }),
  }
  const place = placeOf(said, context)
  const row = { place, kind: said.as, text: said.text, own: said.own }
  return {
    rows: [Object.keys(details).length === 0 ? row : { ...row, details }],
    shown: shownOf(said),
    state: false,
  }
}

/** The line itself, with its client-only tags. */
function shownOf({ as, source, target, status, text, tags, outboxId }: Said): MessageInit {
  return {
    tags: outboxId === undefined ? tags : { ...tags, '+longwire/id': outboxId },
    ...(source !== undefined && { source }),
    command: as === 'notice' ? 'NOTICE' : 'PRIVMSG',
    params: [status + target, as === 'action' ? `\x01ACTION ${text}\x01` : text],
  }
}

function placeOf({ source, target, own }: Said, context: RelayContext): Place {
  if (context.isChannel(target)) return { kind: 'channel', name: target }
  if (own) return { kind: 'query', name: target }
  // What a server says, or says to all (`$*`), belongs to the network.
  if (!isUserSource(source) || !context.isOwn(target)) return { kind: 'server', name: '' }
  return { kind: 'query', name: source.nickname }
}
