import type { BufferId, MessageId } from '../ids.ts'
import type { MessageRow } from '../queries/message-rows.ts'
import type { Point } from '../queries/points.ts'
import type { MessageRows } from '../queries/raw-messages.ts'
import { isSearchableCode } from '../search/filters.ts'
import { marksOf } from '../search/marks.ts'
import { tokensOf } from '../search/tokens.ts'
import type { Dialect, Judged, MessageInsert, MessageKey } from '../sql/dialect.ts'
import { type Plan, all, first, run } from '../sql/plan.ts'
import { KnownWords } from '../sqlite/known-words.ts'
import { type Sql, list, sql } from '../sql/statement.ts'
import { array } from './array-literal.ts'

/** What a message is found by, with spaces between, which no token holds; its words that are new go to `fresh`. */
function tokensIn(message: MessageInsert, known: KnownWords, fresh: Set<string>): string {
  const words = new Set(tokensOf(message.text))
  for (const word of words) if (!known.see(word)) fresh.add(word)
  return [...words, ...marksOf(message)].join(' ')
}

/** Puts messages into the tables, and what they are found by; `known` are words that need not be written down. */
export function* insertMessages(messages: readonly MessageInsert[], known: KnownWords): Plan<void> {
  const column = <K extends keyof MessageInsert>(key: K) => messages.map((message) => message[key])
  yield* run(sql`
    insert into messages (id, buffer, time, kind, sender, attention, own, msgid, text, details)
    select * from unnest(
      ${array(column('id'), 'bigint')}, ${array(column('buffer'), 'bigint')}, ${array(column('time'), 'bigint')},
      ${array(column('kind'), 'smallint')}, ${array(column('sender'), 'bigint')},
      ${array(column('attention'), 'smallint')}, ${array(column('own'), 'smallint')},
      ${array(column('msgid'), 'text')}, ${array(column('text'), 'text')}, ${array(column('details'), 'text')})`)
  const indexed = messages.filter((message) => isSearchableCode(message.kind))
  const fresh = new Set<string>()
  const tokens = indexed.map((message) => tokensIn(message, known, fresh))
  const ids = indexed.map(({ id }) => id)
  yield* run(sql`
    insert into search (id, tokens) select s.id, array_to_tsvector(string_to_array(s.tokens, ' '))
    from unnest(${array(ids, 'bigint')}, ${array(tokens, 'text')}) as s (id, tokens)`)
  if (fresh.size === 0) return
  yield* run(sql`insert into words (word) select * from unnest(${array([...fresh], 'text')}) on conflict do nothing`)
}

/** For each key its message, by one question. */
function* foundByMsgid(keys: readonly Omit<MessageKey, 'time'>[]): Plan<readonly (Judged | undefined)[]> {
  const found: (Judged | undefined)[] = keys.map(() => undefined)
  if (keys.length === 0) return found
  const buffers = array(
    keys.map(({ buffer }) => buffer),
    'bigint',
  )
  const msgids = array(
    keys.map(({ msgid }) => msgid),
    'text',
  )
  // The lateral limit has the server look each of them up, whatever it guesses of their number.
  const rows = yield* all<Judged & { index: number }>(sql`
    select k.index, m.time, m.id, m.attention from unnest(${buffers}, ${msgids}) with ordinality as k (buffer, msgid, index)
    cross join lateral (select time, id, attention from messages where buffer = k.buffer and msgid = k.msgid limit 1) m`)
  for (const { index, ...message } of rows) found[index - 1] = message
  return found
}

/** How PostgreSQL keeps messages: many at once, a value for each column. */
export const postgresDialect: Dialect = {
  layers: 'limited',

  *messages(statement: Sql): Plan<MessageRows> {
    return yield* all<MessageRow>(statement)
  },

  existing: foundByMsgid,
  findEach: foundByMsgid,

  *find(buffer: BufferId, msgid: string): Plan<Point | undefined> {
    return yield* first<Point>(sql`select time, id from messages where buffer = ${buffer} and msgid = ${msgid}`)
  },

  insert: (messages) => insertMessages(messages, new KnownWords()),

  *remove(ids: readonly MessageId[]): Plan<void> {
    yield* run(sql`delete from search where id in ${list(ids)}`)
    yield* run(sql`delete from messages where id in ${list(ids)}`)
  },
}
