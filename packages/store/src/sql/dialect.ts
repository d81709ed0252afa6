import type { BufferId, MessageId } from '../ids.ts'
import type { Point } from '../queries/points.ts'
import type { MessageRows } from '../queries/raw-messages.ts'
import type { Plan } from './plan.ts'
import type { Sql } from './statement.ts'

/** What names a message: its msgid within its buffer. */
export interface MessageKey {
  readonly buffer: BufferId
  readonly msgid: string
  /** Milliseconds since 1970. */
  readonly time: number
}

/** A message as it goes into the tables. */
export interface MessageInsert extends MessageKey {
  readonly id: MessageId
  readonly kind: number
  /** The sender's number in `senders`. */
  readonly sender: number
  /** The sender as on the wire. */
  readonly source: string
  readonly attention: number
  readonly own: number
  readonly text: string
  readonly details: string | null
}

/** A message's place, and what it was worth when it came. */
export interface Judged extends Point {
  readonly attention: number
}

/** What engines do differently with messages; everything else is written once. */
export interface Dialect {
  /**
   * How the layers of a timeline are read in order: `merged` where the engine walks their indexes side by side and stops
   * at the limit of the whole, `limited` where it stops early only if each layer has a limit of its own.
   */
  readonly layers: 'merged' | 'limited'
  /** The rows of a statement that selects the columns of messages, in its order. */
  messages(statement: Sql): Plan<MessageRows>
  /** For each key the message that is there already, within an hour of its time at the least. */
  existing(keys: readonly MessageKey[]): Plan<readonly (Point | undefined)[]>
  /** The message of this msgid, whenever it was. */
  find(buffer: BufferId, msgid: string): Plan<Point | undefined>
  /** For each key the message of this msgid, whenever it was. */
  findEach(keys: readonly Omit<MessageKey, 'time'>[]): Plan<readonly (Judged | undefined)[]>
  insert(messages: readonly MessageInsert[]): Plan<void>
  /** Deletes messages with all that hangs on them. */
  remove(ids: readonly MessageId[]): Plan<void>
}
