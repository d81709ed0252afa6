import type { NewReaction, NewRedaction } from './facts.ts'
import type { BufferId, MessageId } from './ids.ts'
import type { StoredMessage } from './message.ts'

/** An optional part of a history: everything in it as it was kept, for an export. */
export interface Records {
  /** Messages of all buffers after this id, in the order of ids, at most 1,000; facts are not applied. */
  messages(after: MessageId, limit: number): Promise<readonly StoredMessage[]>
  redactions(buffer: BufferId): Promise<readonly NewRedaction[]>
  reactions(buffer: BufferId): Promise<readonly NewReaction[]>
}
