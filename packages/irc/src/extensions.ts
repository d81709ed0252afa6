import type { Extension } from './extension.ts'
import { accountNotify } from './extensions/account-notify.ts'
import { accountRegistration } from './extensions/account-registration.ts'
import { accountTag } from './extensions/account-tag.ts'
import { awayNotify } from './extensions/away-notify.ts'
import { batch } from './extensions/batch.ts'
import { botMode } from './extensions/bot-mode.ts'
import { bouncerNetworks, bouncerNetworksNotify } from './extensions/bouncer-networks.ts'
import { capNotify } from './extensions/cap-notify.ts'
import { channelContext } from './extensions/channel-context.ts'
import { channelRename } from './extensions/channel-rename.ts'
import { chathistory } from './extensions/chathistory.ts'
import { chghost } from './extensions/chghost.ts'
import { ctcpReplies } from './extensions/ctcp-replies.ts'
import { clientCert } from './extensions/client-cert.ts'
import { draft } from './extensions/draft.ts'
import { echoMessage } from './extensions/echo-message.ts'
import { eventPlayback } from './extensions/event-playback.ts'
import { extendedIsupport } from './extensions/extended-isupport.ts'
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
import { netsplit } from './extensions/netsplit.ts'
import { nicknameRegain } from './extensions/nickname-regain.ts'
import { noImplicitNames } from './extensions/no-implicit-names.ts'
import { operTag } from './extensions/oper-tag.ts'
import { preAway } from './extensions/pre-away.ts'
import { react } from './extensions/react.ts'
import { preferences } from './extensions/preferences.ts'
import { readMarker } from './extensions/read-marker.ts'
import { refused } from './extensions/refused.ts'
import { reply } from './extensions/reply.ts'
import { resume } from './extensions/resume.ts'
import { search } from './extensions/search.ts'
import { selfMessage } from './extensions/self-message.ts'
import { serverTime } from './extensions/server-time.ts'
import { setname } from './extensions/setname.ts'
import { standardReplies } from './extensions/standard-replies.ts'
import { sts } from './extensions/sts.ts'
import { typing } from './extensions/typing.ts'
import { unread } from './extensions/unread.ts'
import { userhostInNames } from './extensions/userhost-in-names.ts'
import { webpush } from './extensions/webpush.ts'
import { whox } from './extensions/whox.ts'
import { zncPlayback } from './extensions/znc-playback.ts'

/** Every extension that a session knows. What reads tags, and who handles the same command, does so in this order. */
export const extensionList = [
  capNotify,
  sts,
  messageTags,
  serverTime,
  messageIds,
  accountTag,
  batch,
  labeledResponse,
  echoMessage,
  selfMessage,
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
  noImplicitNames,
  extendedIsupport,
  preAway,
  accountRegistration,
  multiline,
  chathistory,
  eventPlayback,
  zncPlayback,
  netsplit,
  readMarker,
  messageRedaction,
  channelRename,
  metadata,
  botMode,
  operTag,
  reply,
  react,
  typing,
  channelContext,
  whox,
  monitor,
  nicknameRegain,
  ctcpReplies,
  bouncerNetworks,
  bouncerNetworksNotify,
  search,
  webpush,
  clientCert,
  resume,
  unread,
  refused,
  preferences,
  draft,
] as const

type EventOfExtension<One> = One extends Extension<infer Event, infer _Slot> ? Event : never

/** The events of all extensions. */
export type ExtensionEvent = EventOfExtension<(typeof extensionList)[number]>
