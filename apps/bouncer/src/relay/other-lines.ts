import { isUserSource, type Message } from '@longwire/irc'
import { tagsToKeep, tagsToShow } from './client-tags.ts'
import type { RelayContext, Relayed } from './relayed.ts'

/** Commands that pass as they are, to whom their downgrade lets them. */
const passed: ReadonlySet<string> = new Set(['ACCOUNT', 'AWAY', 'CHGHOST', 'SETNAME', 'WALLOPS'])

/** Whether a line is of concern to every screen, also where it answers what one of them asked. */
export function concernsAll({ command }: Message): boolean {
  return passed.has(command) || command === 'TAGMSG'
}

/** Numerics of a connection's beginning: the bouncer greets its screens itself. */
const ofTheWelcome: ReadonlySet<string> = new Set(
  '001 002 003 004 005 010 042 221 250 251 252 253 254 255 265 266 372 375 376 396 422'.split(' '),
)

/** What the bouncer tells by itself, from the state: topics and members after a join, times of channels; logins. */
const toldFromState: ReadonlySet<string> = new Set(
  '324 329 331 332 333 353 366 305 306 761 766 770 771 772 774 900 901 902 903 904 905 906 907 908'.split(' '),
)

/** What a line means that no event of its own speaks of; undefined for one that is not passed on. */
export function relayOther(message: Message, context: RelayContext): Relayed | undefined {
  const { command, params, source } = message
  if (command === 'TAGMSG') return relayTagMessage(message, context)
  // The bouncer sets it, and says so to whoever asked.
  if (command === 'AWAY' && isUserSource(source) && context.isOwn(source.nickname)) return undefined
  const numeric = command.length === 3 && command >= '000' && command <= '999'
  const passes = numeric ? !ofTheWelcome.has(command) && !toldFromState.has(command) : passed.has(command)
  if (!passes && !isOfTheSession(message)) return undefined
  return {
    rows: [],
    shown: { ...(source !== undefined && { source }), command, params },
    state: passed.has(command) && command !== 'WALLOPS',
  }
}

/** A standard reply to no command: about the connection as such. Source: https://ircv3.net/specs/extensions/standard-replies */
function isOfTheSession({ command, params }: Message): boolean {
  return (command === 'FAIL' || command === 'WARN' || command === 'NOTE') && params[0] === '*'
}

/** Reactions are kept, for they belong to what was said; typing is not. */
export function relayTagMessage({ tags, source, params }: Message, context: RelayContext): Relayed | undefined {
  const [target] = params
  const shownTags = tagsToShow(tags)
  if (target === undefined || Object.keys(shownTags).length === 0) return undefined
  const shown = { ...(source !== undefined && { source }), tags: shownTags, command: 'TAGMSG', params: [target] }
  const kept = tagsToKeep(shownTags)
  const sender = isUserSource(source) ? source.nickname : undefined
  const own = sender !== undefined && context.isOwn(sender)
  const name = context.isChannel(target) || own ? target : sender
  if (kept === undefined || name === undefined) return { rows: [], shown, state: false }
  const place = { kind: context.isChannel(target) ? ('channel' as const) : ('query' as const), name }
  return { rows: [{ place, kind: 'tagmsg', text: '', own, details: { tags: kept } }], shown, state: false }
}
