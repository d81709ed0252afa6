export { CaseMap } from './case-map.ts'
export { type Casemapping, fold, sameName } from './casemapping.ts'
export { IrcError, type IrcErrorCode } from './error.ts'
export { LINE_BYTES, MAX_CLIENT_TAG_BYTES, MAX_TAG_BYTES } from './limits.ts'
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
} from './message.ts'
