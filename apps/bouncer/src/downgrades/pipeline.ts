import type { MessageInit } from '@longwire/irc'
import type { ScreenView } from '../downstream/screen.ts'
import { accountNotify } from './account-notify.ts'
import { accountTag } from './account-tag.ts'
import { awayNotify } from './away-notify.ts'
import { batch } from './batch.ts'
import { bouncerNetworks, bouncerNetworksNotify } from './bouncer-networks.ts'
import { channelRename } from './channel-rename.ts'
import { chghost } from './chghost.ts'
import type { Downgrade } from './downgrade.ts'
import { draft } from './draft.ts'
import { extendedJoin } from './extended-join.ts'
import { inviteNotify } from './invite-notify.ts'
import { labeledResponse } from './labeled-response.ts'
import { messageRedaction } from './message-redaction.ts'
import { messageTags } from './message-tags.ts'
import { metadata } from './metadata.ts'
import { multiline } from './multiline.ts'
import { multiPrefix, userhostInNames } from './names.ts'
import { operTag } from './oper-tag.ts'
import { preferences } from './preferences.ts'
import { readMarker } from './read-marker.ts'
import { refused } from './refused.ts'
import { resume } from './resume.ts'
import { keepTags } from './rewrite.ts'
import { serverTime } from './server-time.ts'
import { setname } from './setname.ts'
import { standardReplies } from './standard-replies.ts'
import { unread } from './unread.ts'

/**
 * All downgrades in the order in which they are applied: first what turns a message into others or drops it, then what
 * takes tags away, and last the frames around messages.
 */
export const downgrades: readonly Downgrade[] = [
  bouncerNetworks,
  bouncerNetworksNotify,
  refused,
  multiline,
  standardReplies,
  messageRedaction,
  channelRename,
  accountNotify,
  awayNotify,
  chghost,
  setname,
  readMarker,
  unread,
  preferences,
  draft,
  metadata,
  inviteNotify,
  extendedJoin,
  multiPrefix,
  userhostInNames,
  resume,
  messageTags,
  accountTag,
  operTag,
  serverTime,
  batch,
  labeledResponse,
]

/** The downgrades that one view needs. */
export interface NeededDowngrades {
  /** In their order, by the command that they change. */
  readonly byCommand: ReadonlyMap<string, readonly Ranked[]>
  readonly keepsTag: ((key: string) => boolean) | undefined
}

/** A downgrade and its place in the order of all. */
interface Ranked {
  readonly rank: number
  readonly one: Downgrade
}

/** The downgrades that a client with these capabilities needs; to be asked for again when they change. */
export function neededDowngrades(capabilities: ReadonlySet<string>): NeededDowngrades {
  const byCommand = new Map<string, Ranked[]>()
  const keeps: ((key: string) => boolean)[] = []
  for (const [rank, one] of downgrades.entries()) {
    if (one.capabilities.some((name) => capabilities.has(name))) continue
    if (one.keepsTag !== undefined) keeps.push(one.keepsTag)
    for (const command of one.commands) byCommand.set(command, [...(byCommand.get(command) ?? []), { rank, one }])
  }
  return { byCommand, keepsTag: keeps.length === 0 ? undefined : everyOf(keeps) }
}

function everyOf(keeps: readonly ((key: string) => boolean)[]): (key: string) => boolean {
  return (key) => {
    for (const keep of keeps) if (!keep(key)) return false
    return true
  }
}

/** What a message becomes for a view, after all the downgrades that it needs. */
export function downgradeFor(message: MessageInit, view: ScreenView, needed: NeededDowngrades): readonly MessageInit[] {
  const messages: MessageInit[] = []
  change(message, view, needed, 0, messages)
  return messages
}

/** By those from a place in the order on: what becomes another command is a matter of those that change that one. */
function change(
  message: MessageInit,
  view: ScreenView,
  needed: NeededDowngrades,
  from: number,
  into: MessageInit[],
): void {
  for (const { rank, one } of needed.byCommand.get(message.command) ?? none) {
    if (rank < from) continue
    const changed = one.downgrade(message, view)
    if (changed.length === 1 && changed[0] === message) continue
    for (const each of changed) change(each, view, needed, rank + 1, into)
    return
  }
  into.push(needed.keepsTag === undefined ? message : keepTags(message, needed.keepsTag))
}

const none: readonly Ranked[] = []
