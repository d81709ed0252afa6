import type { MessageInit } from '@longwire/irc'
import type { ScreenView } from '../downstream/screen.ts'

/**
 * What a message becomes for a client that lacks an extension. Applied in one declared order to all that goes to a client,
 * `batch` and `labeled-response` last; so no handler asks which capabilities a client has.
 */
export interface Downgrade {
  /** As the spec's file is named. */
  readonly extension: string
  /** The names under which a client may have enabled it. */
  readonly capabilities: readonly string[]
  /** The commands that `downgrade` changes or drops; it is asked about no others. */
  readonly commands: readonly string[]
  /** Called only for views without any of the capabilities; an empty answer drops the message. */
  downgrade(message: MessageInit, view: ScreenView): readonly MessageInit[]
  /** Which tags such a view gets; all where undefined. */
  readonly keepsTag?: (key: string) => boolean
}
