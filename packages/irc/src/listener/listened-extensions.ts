import type { Extension } from '../extension.ts'
import { accountTag } from '../extensions/account-tag.ts'
import { batch } from '../extensions/batch.ts'
import { bouncerNetworks, bouncerNetworksNotify } from '../extensions/bouncer-networks.ts'
import { eventPlayback } from '../extensions/event-playback.ts'
import { messageIds } from '../extensions/message-ids.ts'
import { messageRedaction } from '../extensions/message-redaction.ts'
import { messageTags } from '../extensions/message-tags.ts'
import { multiline } from '../extensions/multiline.ts'
import { preferences } from '../extensions/preferences.ts'
import { readMarker } from '../extensions/read-marker.ts'
import { refused } from '../extensions/refused.ts'
import { resume } from '../extensions/resume.ts'
import { serverTime } from '../extensions/server-time.ts'
import { standardReplies } from '../extensions/standard-replies.ts'
import { unread } from '../extensions/unread.ts'
import type { ExtensionEvent } from '../extensions.ts'

/** What a listener knows, in the order of the whole list: what is told without being asked for, and how lines of the past are told. */
export const listenedExtensions: readonly Extension<ExtensionEvent, unknown>[] = [
  messageTags,
  serverTime,
  messageIds,
  accountTag,
  batch,
  standardReplies,
  multiline,
  eventPlayback,
  readMarker,
  messageRedaction,
  bouncerNetworks,
  bouncerNetworksNotify,
  resume,
  unread,
  refused,
  preferences,
  // Each gets only its own slot, under its name; see extension-table.ts.
] as readonly unknown[] as readonly Extension<ExtensionEvent, unknown>[]

/** The capabilities of these. */
export const listenedCapabilities: readonly string[] = listenedExtensions.flatMap(({ capabilities }) => capabilities)
