import type { BouncerQuery, Message, MessageInit, Outcome, SessionState } from '@longwire/irc'
import type { ActionOutcome } from '../action-outcome.ts'

/** Who keeps the list of networks, and what a person chose: the bouncer; or this screen itself, where there is none. */
export interface NetworkKeeper {
  /** Whether this screen is on the networks itself, without a bouncer. */
  readonly direct: boolean
  /** Whether it keeps preferences at all; undefined while that is not known. */
  readonly keepsPreferences: boolean | undefined
  /** What its own stream knows; undefined where there is none, or it is not there now. */
  readonly session: SessionState | undefined
  /** Asks for a change of the list. */
  ask<Value>(
    query: BouncerQuery,
    value: (answer: Extract<Outcome, { readonly kind: 'ok' }>) => Value,
  ): Promise<ActionOutcome<Value>>
  /** Asks the keeper itself, not a network. */
  request(message: MessageInit): Promise<ActionOutcome<readonly Message[]>>
  /** The screen is looked at again, or the way is back: whatever waits is tried at once. */
  wake(): void
  /** The device says that it has no network: whether that is so is found out at once. */
  doubt(): void
}
