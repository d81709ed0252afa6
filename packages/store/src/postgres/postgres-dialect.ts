import type { BufferId, MessageId } from '../ids.ts'
import type { MessageRow } from '../queries/message-rows.ts'
import type { Point } from '../queries/points.ts'
import type { MessageRows } from '../queries/raw-messages.ts'
import { isSearchableCode } from '../search/filters.ts'
import { marksOf } from '../search/marks.ts'
import { tokensOf } from '../search/tokens.ts'
import type { Dialect, MessageInsert, MessageKey } from '../sql/dialect.ts'
import { type Plan, all, first, run } from '../sql/plan.ts'
import { type Sql, list, sql } from '../sql/statement.ts'

/** How PostgreSQL keeps messages: many at once, as one value of JSON. */
export const postgresDialect: Dialect = {
  layers: 'limited',

  *messages(statement: Sql): Plan<MessageRows> {
    return yield* all<MessageRow>(statement)
  },

  *existing(keys: readonly MessageKey[]): Plan<readonly (Point | undefined)[]> {
    const wanted = JSON.stringify(keys.map(({ buffer, msgid }, index) => ({ index, buffer, msgid })))
    const rows = yield* all<Point & { index: number }>(sql`
      select k.index, m.time, m.id from json_to_recordset(${wanted}::text::json) as k (index int, buffer bigint, msgid text)
      join messages m on m.buffer = k.buffer and m.msgid = k.msgid`)
    const found: (Point | undefined)[] = keys.map(() => undefined)
    for (const { index, time, id } of rows) found[index] = { time, id }
    return found
  },

  *find(buffer: BufferId, msgid: string): Plan<Point | undefined> {
    return yield* first<Point>(sql`select time, id from messages where buffer = ${buffer} and msgid = ${msgid}`)
  },

  *insert(messages: readonly MessageInsert[]): Plan<void> {
    yield* run(sql`
      insert into messages (id, buffer, time, kind, sender, attention, own, msgid, text, details)
      select * from json_to_recordset(${JSON.stringify(messages)}::text::json) as m (
        id bigint, buffer bigint, time bigint, kind smallint, sender bigint, attention smallint, own smallint,
        msgid text, text text, details text)`)
    const indexed = messages
      .filter((message) => isSearchableCode(message.kind))
      .map((message) => ({ id: message.id, tokens: [...new Set([...tokensOf(message.text), ...marksOf(message)])] }))
    yield* run(sql`
      insert into search (id, tokens)
      select s.id, array_to_tsvector(s.tokens)
      from json_to_recordset(${JSON.stringify(indexed)}::text::json) as s (id bigint, tokens text[])`)
  },

  *remove(ids: readonly MessageId[]): Plan<void> {
    yield* run(sql`delete from search where id in ${list(ids)}`)
    yield* run(sql`delete from messages where id in ${list(ids)}`)
  },
}
