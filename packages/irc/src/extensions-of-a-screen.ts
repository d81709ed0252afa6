import { accountNotify } from './extensions/account-notify.ts'
import { accountRegistration } from './extensions/account-registration.ts'
import { accountTag } from './extensions/account-tag.ts'
import { awayNotify } from './extensions/away-notify.ts'
import { batch } from './extensions/batch.ts'
import { bouncerNetworks, bouncerNetworksNotify } from './extensions/bouncer-networks.ts'
import { capNotify } from './extensions/cap-notify.ts'
import { channelRename } from './extensions/channel-rename.ts'
import { chathistory } from './extensions/chathistory.ts'
import { chghost } from './extensions/chghost.ts'
import { draft } from './extensions/draft.ts'
import { echoMessage } from './extensions/echo-message.ts'
import { eventPlayback } from './extensions/event-playback.ts'
import { extendedJoin } from './extensions/extended-join.ts'
import { extendedMonitor } from './extensions/extended-monitor.ts'
import { inviteNotify } from './extensions/invite-notify.ts'
import { labeledResponse } from './extensions/labeled-response.ts'
import { messageIds } from './extensions/message-ids.ts'
import { messageRedaction } from './extensions/message-redaction.ts'
import { messageTags } from './extensions/message-tags.ts'
import { metadata } from './extensions/metadata.ts'
import { monitor } from './extensions/monitor.ts'
import { multiPrefix } from './extensions/multi-prefix.ts'
import { multiline } from './extensions/multiline.ts'
import { react } from './extensions/react.ts'
import { preferences } from './extensions/preferences.ts'
import { readMarker } from './extensions/read-marker.ts'
import { refused } from './extensions/refused.ts'
import { reply } from './extensions/reply.ts'
import { resume } from './extensions/resume.ts'
import { search } from './extensions/search.ts'
import { serverTime } from './extensions/server-time.ts'
import { setname } from './extensions/setname.ts'
import { standardReplies } from './extensions/standard-replies.ts'
import { typing } from './extensions/typing.ts'
import { unread } from './extensions/unread.ts'
import { userhostInNames } from './extensions/userhost-in-names.ts'
import { webpush } from './extensions/webpush.ts'
import { whox } from './extensions/whox.ts'

/**
 * What a session knows in a screen that a bouncer stands behind, in the order of the whole list: the bouncer answers CTCP,
 * regains the nickname, keeps to STS and holds certificates. Chosen in place of the whole list by the condition `screen`, so
 * that a phone does not fetch the others.
 */
export const extensionList = [
  capNotify,
  messageTags,
  serverTime,
  messageIds,
  accountTag,
  batch,
  labeledResponse,
  echoMessage,
  standardReplies,
  multiPrefix,
  userhostInNames,
  extendedJoin,
  accountNotify,
  awayNotify,
  chghost,
  setname,
  inviteNotify,
  extendedMonitor,
  accountRegistration,
  multiline,
  chathistory,
  eventPlayback,
  readMarker,
  messageRedaction,
  channelRename,
  metadata,
  reply,
  react,
  typing,
  whox,
  monitor,
  bouncerNetworks,
  bouncerNetworksNotify,
  search,
  webpush,
  resume,
  unread,
  refused,
  preferences,
  draft,
] as const
