import { type SessionState, splitStatusTarget } from '@longwire/irc'

/** Ranks to which networks let one speak alone, where this one has not told yet to which. */
const USUAL_RANKS = '@+'

/** Whom something is said to. */
export interface Addressee {
  /** Of the channel, only those with at least this rank (the STATUSMSG prefix); the empty string: everybody there. */
  readonly status: string
  /** The channel or the person: in whose conversation it stands. */
  readonly target: string
}

/** Whom a person means by `#channel`, `@#channel` or a nickname. */
export function addresseeOf(isupport: SessionState['isupport'], named: string): Addressee {
  // A network that has no such thing says so; a conversation called `@#channel` there is nowhere.
  const untold = isupport.statusMessagePrefixes === '' && !isupport.channelTypes.includes(named.charAt(0))
  return splitStatusTarget(untold ? { ...isupport, statusMessagePrefixes: USUAL_RANKS } : isupport, named)
}
