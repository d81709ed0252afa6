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
import { preferences } from './preferences.ts'
import { readMarker } from './read-marker.ts'
import { resume } from './resume.ts'
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
  serverTime,
  batch,
  labeledResponse,
]

/** The downgrades that a client with these capabilities needs; to be asked for again when they change. */
export function neededDowngrades(capabilities: ReadonlySet<string>): readonly Downgrade[] {
  return downgrades.filter((one) => !one.capabilities.some((name) => capabilities.has(name)))
}

/** What a message becomes for a view, after all the downgrades that it needs. */
export function downgradeFor(
  message: MessageInit,
  view: ScreenView,
  needed: readonly Downgrade[],
): readonly MessageInit[] {
  let messages: readonly MessageInit[] = [message]
  for (const one of needed) {
    const [only] = messages
    if (only === undefined) return messages
    messages = messages.length === 1 ? one.downgrade(only, view) : messages.flatMap((each) => one.downgrade(each, view))
  }
  return messages
}
