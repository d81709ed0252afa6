import type { ClientStatus } from '@longwire/connection'
import type { IrcEvent, Line } from '@longwire/irc'
import type { UserId } from '@longwire/store'
import type { Screen, ScreenId } from '../downstream/screen.ts'
import type { UserParts } from './parts.ts'
import type { AttachWish } from './attach-wish.ts'
import type { Network } from './network.ts'

/**
 * One person's part of the bouncer: all their networks, buffers, read positions and attached screens. It handles one
 * message of its inbox at a time, and a handler never awaits: results of slow work come back as messages. Nothing of a
 * user is touched from outside. A handler that throws ends this actor alone; it is started anew and the others go on.
 */
export interface UserActor {
  readonly id: UserId
  post(message: UserMessage): void
  /** Asks something of this user from outside; it is begun in turn, like everything else. */
  request<Result>(ask: (parts: UserParts) => Promise<Result>): Promise<Result>
  /** Quits every network, says goodbye to every screen, waits for what the store has not yet committed. */
  stop(reason: string): Promise<void>
}

/** What may happen to a user. */
export type UserMessage =
  | { readonly kind: 'screen-attached'; readonly screen: Screen; readonly wish: AttachWish }
  | { readonly kind: 'screen-line'; readonly screen: ScreenId; readonly line: Line }
  | { readonly kind: 'screen-detached'; readonly screen: ScreenId }
  | { readonly kind: 'upstream-event'; readonly network: Network; readonly event: IrcEvent }
  | { readonly kind: 'upstream-status'; readonly network: Network; readonly status: ClientStatus }
  /** Slow work that a handler began has ended; `resume` is its continuation, run as a handler. */
  | { readonly kind: 'work-done'; readonly resume: () => void }
