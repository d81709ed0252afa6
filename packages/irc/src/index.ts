export { type BanMask, banMasks } from './names/ban-masks.ts'
export { CaseMap } from './names/case-map.ts'
export { type Casemapping, fold, sameName } from './names/casemapping.ts'
export { type Ctcp, formatCtcp, parseCtcp } from './text/ctcp.ts'
export { IrcError, type IrcErrorCode, ircErrorCodes } from './message/error.ts'
export { accountBan, type Extban, parseExtban } from './names/extban.ts'
export { type Quieting, quieting, quietMasks } from './names/quieting.ts'
export { formatSpans } from './text/formatting/format-spans.ts'
export { paletteColors } from './text/formatting/palette.ts'
export { parseFormatting, plainText, stripFormatting } from './text/formatting/parse-formatting.ts'
export { type Color, plainStyle, type Span, type Style, sameStyle } from './text/formatting/style.ts'
export {
  applyIsupport,
  escapeIsupportValue,
  initialIsupport,
  isupportTokens,
  unescapeIsupportValue,
} from './isupport/isupport.ts'
export {
  allowsClientTag,
  banExceptionMode,
  botMode,
  canListBy,
  channelLimits,
  type Extbans,
  extbans,
  hasIsupport,
  inviteExceptionMode,
  isChannelName,
  isupportNumber,
  listLimits,
  modesPerLine,
  monitorLimit,
  type NumericToken,
  type SharedLimit,
  splitStatusTarget,
  targetLimit,
} from './isupport/isupport-values.ts'
export { LINE_BYTES, MAX_CLIENT_TAG_BYTES, MAX_TAG_BYTES } from './message/limits.ts'
export { compileMask, completeMask, escapeMask, maskedText, matchesMask } from './names/mask.ts'
export {
  formatMessage,
  formatSource,
  isUserSource,
  type Message,
  type MessageInit,
  parseMessage,
  parseSource,
  type Source,
  type Tags,
  type UserSource,
} from './message/message.ts'
export {
  applyChannelModes,
  applyUserModes,
  formatModeChanges,
  membershipRank,
  type ModeChange,
  type ModeKind,
  modeKind,
  parseChannelModes,
  sortPrefixes,
  splitMemberName,
  withMembership,
} from './isupport/modes.ts'
export { type ChannelModeMeaning, channelModeMeaning, isForChannelOperators } from './isupport/channel-mode-meaning.ts'
export { type NumericName, numericName, numerics, type OtherMeaning, otherMeanings } from './numerics/numerics.ts'
export { ownText } from './message/own-text.ts'
export { splitText, textBytes } from './text/split.ts'
export { escapeTagValue, unescapeTagValue } from './message/tag-value.ts'
export { formatTags, parseTags } from './message/tags.ts'
export type { JoinSign, SaslMechanism, SaslState, SaslStep, SessionConfig, SessionSecrets } from './session/config.ts'
export type { BatchInfo, CoreEvent, MessageReceived, Provenance } from './session/core-events.ts'
export { createSession, restoreSession } from './session/create-session.ts'
export type { EventOf, IrcEvent } from './session/events.ts'
export { knownCapabilities } from './session/extension-table.ts'
export type { ExtensionEvent } from './extensions.ts'
export type { Intent, Outcome, Refusal, SayIntent } from './session/intents.ts'
export { findChannel, findUser, type Member, membersOf, replyTarget } from './session/reading.ts'
export type { Line } from './message/line.ts'
export { listenedCapabilities } from './listener/listened-extensions.ts'
export { createListener, type Listener } from './listener/listener.ts'
export { formatServerTime, readServerTime } from './message/server-time.ts'
export type { CloseCode, CloseReason } from './session/close-reason.ts'
export type { DeriveId, RequestId, TimerId } from './session/ids.ts'
export type { DeriveWork } from './session/derive-work.ts'
export type { Endpoint, TransportInfo } from './session/transport-info.ts'
export type { Output, Session, SessionSnapshot } from './session/session.ts'
export type {
  CapabilityState,
  ChannelState,
  Identity,
  IsupportState,
  ListEntry,
  SessionPhase,
  SessionState,
  SlotState,
  Topic,
  UserState,
} from './session/state.ts'
export {
  type AccountRegistrationRules,
  readAccountRegistration,
  registerAccount,
  verifyAccount,
} from './extensions/account-registration.ts'
export { isAccountRequired } from './extensions/account-required.ts'
export { type BouncerQuery, bouncerRequest } from './extensions/bouncer-networks.ts'
export { channelContextOf } from './extensions/channel-context.ts'
export { renameChannelRequest } from './extensions/channel-rename.ts'
export {
  type HistoryQuery,
  type HistoryReference,
  type HistoryTarget,
  historyReferenceKinds,
  historyRequest,
  historyTargetsRequest,
} from './extensions/chathistory.ts'
export { draftRequest, MAX_DRAFT_BYTES } from './extensions/draft.ts'
export { fileHost } from './extensions/filehost.ts'
export { redactMessage } from './extensions/message-redaction.ts'
export { type MetadataQuery, metadataOf, metadataRequest, type MetadataValue } from './extensions/metadata.ts'
export { type MultilineLimits, readMultilineLimits } from './extensions/multiline.ts'
export { networkIcon } from './extensions/network-icon.ts'
export { operName } from './extensions/oper-tag.ts'
export { type PreferenceQuery, preferenceRequest } from './extensions/preferences.ts'
export { reactTo, unreactTo } from './extensions/react.ts'
export { markRead } from './extensions/read-marker.ts'
export { repliedTo } from './extensions/reply.ts'
export { isSafeRate } from './extensions/saferate.ts'
export { type SearchQuery, searchRequest } from './extensions/search.ts'
export { changeRealname } from './extensions/setname.ts'
export type { TypingState } from './extensions/typing.ts'
export { markUnread } from './extensions/unread.ts'
export { isUtf8Only } from './extensions/utf8-only.ts'
export { registerWebpush, unregisterWebpush, vapidKey, type WebpushKeys } from './extensions/webpush.ts'
export { whoRequest } from './extensions/whox.ts'
