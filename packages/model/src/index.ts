export { findLinks } from '@longwire/attention'
export type { Beginning, ScreenOptions } from './assemble-model.ts'
export { createModel, type ModelOptions } from './create-model.ts'
export { createTwoPartModel, type LivePart, type TwoPartOptions } from './kept/create-two-part-model.ts'
export { type FirstReadingOptions, readFirst } from './first/read-first.ts'
export { createDirectModel, type DirectNetwork, type DirectOptions } from './direct/create-direct-model.ts'
export type { HighlightRule, IgnoreLevel, IgnoreRule, NotifyLevel, QuietHours } from '@longwire/attention'
export { type BufferSettings, noSettings } from './buffers/buffer-settings.ts'
export type { ChannelListFilter, ChannelListView, ListedChannel } from './channels/channel-list-view.ts'
export type { ChannelList, ChannelListKind, ChannelMode, ChannelView } from './channels/channel-view.ts'
export { aliasesIn, bindingsIn } from './preferences/screen-keys.ts'
export { type KeptRule, noPreferences, type PreferencesView } from './preferences/preferences-view.ts'
export { bufferKey } from './keys.ts'
export type { BufferKey, NetworkId, SubscriptionKey } from './keys.ts'
export type { Delivery, Line, LineKind, Reaction, Redaction } from './line.ts'
export { type Link, linkState } from './link.ts'
export type { ActionOutcome } from './action-outcome.ts'
export type { NetworkInit, NetworkOptions } from './network/network-init.ts'
export type {
  Actions,
  Model,
  ModeWish,
  Place,
  RuleName,
  SendOptions,
} from './model.ts'
export type { ScreenSetting, ScreenSettings } from './screen-settings.ts'
export type { SearchHit, SearchRequest, SearchResults } from './search/search.ts'
export type { Surroundings } from './search/surroundings.ts'
export type {
  BufferView,
  ConnectionStage,
  LinkState,
  ModelState,
  NetworkProblem,
  NetworkView,
  ToldOptions,
} from './state.ts'
export type { EdgeState, Gap, Timeline } from './timeline.ts'
export type { GapSide } from './timeline/page-request.ts'
export type { Command, CommandGroup } from './commands/command.ts'
export type { Effect } from './commands/effect.ts'
export type { Parameter, ParameterKind } from './commands/signature.ts'
export { loadCommands } from './commands/load-commands.ts'
export { usageOf } from './commands/usage.ts'
export type { Candidate, Completion } from './input/completion.ts'
export type { Condensed, Split } from './views/condense.ts'
export { browserName } from './people/browser-name.ts'
export type { PersonView } from './people/person-view.ts'
export type { Member, MemberGroup, MembersView } from './views/members.ts'
export { type Row, type RowOptions, rowsOf } from './views/rows.ts'
export {
  CACHE_VERSION,
  type CacheChange,
  type CachedBuffer,
  type CachedNetwork,
  type CachedState,
  type ModelCache,
} from './cache/cache.ts'
export type { OutboxEntry } from './outbox/outbox.ts'
