import type { MessageInit } from '@longwire/irc'
import type { StreamCloseCode } from '@longwire/connection'
import type { NetworkId } from '@longwire/store'
import type { KeptMessages } from './playback.ts'

/** Counts up within the process. */
export type ScreenId = number

/** One attached client: a socket of its own, or a stream of a mux socket. */
export interface Screen {
  readonly id: ScreenId
  readonly view: ScreenView
  /** Changes what it can understand, or what it is called. */
  change(change: Partial<ScreenView>): void
  /** Sends one message, downgraded for this screen's view. Never throws; a screen that cannot keep up is closed. */
  send(message: MessageInit): void
  /** Sends the lines that kept messages were, each with the tag of this batch: the same as sending them one by one. */
  sendKept(kept: KeptMessages, batch: string): void
  close(code: StreamCloseCode, text: string): void
}

/** What a screen can understand; all that a downgrade may look at. */
export interface ScreenView {
  /** The network it is bound to; undefined for a connection to the bouncer itself. */
  readonly network: NetworkId | undefined
  readonly nickname: string
  readonly capabilities: ReadonlySet<string>
  /** The highest CAP version it named; 0 when it named none. */
  readonly capVersion: number
}
