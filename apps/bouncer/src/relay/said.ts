import { type EventOf, isUserSource, type MessageInit, type Source } from '@longwire/irc'
import type { MessageDetails } from '@longwire/store'
import { withoutSecrets } from './blanked.ts'
import { tagsToKeep, tagsToShow } from './client-tags.ts'
import type { Place, RelayContext, Relayed, Said } from './relayed.ts'

/** What a message from a network says. The event as a whole is much more, and every line passes here. */
export function saidIn(event: EventOf<'message-received'>, outboxId?: string): Said {
  const { as, source, target, status, text, own, message } = event
  const said = { as, source, target, status, text, own, tags: tagsToShow(message.tags) }
  return outboxId === undefined ? said : { ...said, outboxId }
}

/** What was said, as a row of its conversation and as a line. */
export function relaySaid(whole: Said, context: RelayContext): Relayed {
  const said = withoutSecrets(whole)
  const details = detailsOf(said)
  const row = { place: placeOf(said, context), kind: said.as, text: said.text, own: said.own }
  return { rows: [details === undefined ? row : { ...row, details }], shown: shownOf(said), state: false }
}

function detailsOf({ tags, outboxId, status }: Said): MessageDetails | undefined {
  const kept = tagsToKeep(tags)
  if (kept === undefined && outboxId === undefined && status === '') return undefined
  return {
    ...(kept !== undefined && { tags: kept }),
    ...(outboxId !== undefined && { outboxId }),
    ...(status !== '' && { status }),
  }
}

/** The line itself, with its client-only tags. */
function shownOf({ as, source, target, status, text, tags, outboxId }: Said): MessageInit {
  const shownTags = outboxId === undefined ? tags : { ...tags, '+longwire/id': outboxId }
  const command = as === 'notice' ? 'NOTICE' : 'PRIVMSG'
  const params = [status + target, as === 'action' ? `\x01ACTION ${text}\x01` : text]
  if (!isTellable(source)) return { tags: shownTags, command, params }
  return { source, tags: shownTags, command, params }
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
