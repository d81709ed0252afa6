import type { NewReaction, NewRedaction } from '../facts.ts'
import type { BufferId, MessageId } from '../ids.ts'
import type { StoredMessage } from '../message.ts'
import { type Plan, all } from '../sql/plan.ts'
import { sql } from '../sql/statement.ts'
import { type RedactionRow, redactionOf } from './facts.ts'
import { type MessageRow, messageColumns, messageOf } from './message-rows.ts'
import { boundedLimit } from './page.ts'

/** See `Records.messages`. */
export function* recordedMessages(after: MessageId, limit: number): Plan<readonly StoredMessage[]> {
  const rows = yield* all<MessageRow>(sql`
    select ${messageColumns} from messages m join senders s on s.id = m.sender join buffers b on b.id = m.buffer
    where m.id > ${after} and b.removed = 0 order by m.id limit ${boundedLimit(limit)}`)
  return rows.map(messageOf)
}

/** See `Records.redactions`. */
export function* recordedRedactions(buffer: BufferId): Plan<readonly NewRedaction[]> {
  const rows = yield* all<RedactionRow & Pick<NewRedaction, 'buffer' | 'msgid'>>(
    sql`select buffer, msgid, sender, reason, time, refusal from redactions where buffer = ${buffer} order by msgid`,
  )
  return rows.map((row) => ({ buffer: row.buffer, msgid: row.msgid, ...redactionOf(row) }))
}

/** See `Records.reactions`. */
export function* recordedReactions(buffer: BufferId): Plan<readonly NewReaction[]> {
  return yield* all<NewReaction>(
    sql`select buffer, msgid, sender, text, time from reactions where buffer = ${buffer} order by msgid, sender, text`,
  )
}
