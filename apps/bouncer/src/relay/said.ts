import { isUserSource, type MessageInit, type Source } from '@longwire/irc'
import type { MessageDetails } from '@longwire/store'
import { withoutSecrets } from './blanked.ts'
import { tagsToKeep } from './client-tags.ts'
import type { Place, RelayContext, Relayed, Said } from './relayed.ts'

/** What was said, as a row of its conversation and as a line. */
export function relaySaid(whole: Said, context: RelayContext): Relayed {
  const said = withoutSecrets(whole)
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
    ...(isTellable(source) && { source }),
    command: as === 'notice' ? 'NOTICE' : 'PRIVMSG',
    params: [status + target, as === 'action' ? `\x01ACTION ${text}\x01` : text],
  }
}

/** A server whose name has no dot would be read as a person: without a source a line is of the server. */
function isTellable(source: Source | undefined): source is Source {
  return source !== undefined && (isUserSource(source) || source.includes('.'))
}

function placeOf({ source, target, own }: Said, context: RelayContext): Place {
  if (context.isChannel(target)) return { kind: 'channel', name: target }
  if (own) return { kind: 'query', name: target }
  // What a server says, or says to all (`$*`), belongs to the network.
  if (!isUserSource(source) || !context.isOwn(target)) return { kind: 'server', name: '' }
  return { kind: 'query', name: source.nickname }
}
