import type { BufferId, MessageId } from '../ids.ts'
import type { MessageRows } from '../queries/raw-messages.ts'
import type { Point } from '../queries/points.ts'
import type { Indexed } from '../search/marks.ts'
import type { Dialect, Judged, MessageInsert, MessageKey } from '../sql/dialect.ts'
import { type Plan, all, first, many } from '../sql/plan.ts'
import { type Sql, list, literal, sql } from '../sql/statement.ts'
import { SearchIndex } from './search-index.ts'
import { BUCKET_SPAN, bucketOf, msgidHash, msgidKey } from './msgid-key.ts'

/** Milliseconds from the end of a bucket within which its neighbour is looked into as well. */
const NEAR = 3_600_000

const statements = {
  candidate: 'select id from msgids where key = ?',
  existing:
    'select m.time, m.id from msgids k join messages m on m.id = k.id where k.key in (?, ?, ?) and m.buffer = ? and m.msgid = ?',
  message:
    'insert into messages (id, buffer, time, kind, sender, attention, own, msgid, text, details) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  msgid: 'insert into msgids (key, id) values (?, ?)',
  removeMessage: 'delete from messages where id = ?',
  removeMsgid: 'delete from msgids where key = ? and id = ?',
} as const

const span = literal(String(BUCKET_SPAN))
/** The bucket of the key `newest`. */
const newestBucket = literal(`((newest - (${msgidKey(0, 0)})) / ${BUCKET_SPAN})`)

/** How SQLite keeps messages. One for each open file, because it knows the seed of the file's msgids. */
export class SqliteDialect implements Dialect {
  readonly layers = 'merged'
  readonly search = new SearchIndex()
  #seed: number | undefined;

  *messages(statement: Sql): Plan<MessageRows> {
    const row = yield* first<{ rows: string }>(
      sql`select json_group_array(json_array(id, buffer, time, kind, sender, account, msgid, text, attention, own, details)) as rows from (${statement})`,
    )
    return row?.rows ?? []
  }

  *existing(keys: readonly MessageKey[]): Plan<readonly (Point | undefined)[]> {
    const seed = yield* this.#seedOf()
    // Nearly always nothing is there, and one look into the index says so.
    const candidates = yield* many(
      statements.candidate,
      keys.map((key) => [keyOf(seed, key)]),
    )
    const doubtful = candidates.flatMap((row, index) => (row !== undefined || isNearEnd(keys[index]) ? [index] : []))
    const rows = yield* many<Point>(
      statements.existing,
      doubtful.flatMap((index) => {
        const key = keys[index]
        return key === undefined ? [] : [neighbouringKeys(seed, key)]
      }),
    )
    const found: (Point | undefined)[] = keys.map(() => undefined)
    for (const [at, index] of doubtful.entries()) found[index] = rows[at]
    return found
  }

  *find(buffer: BufferId, msgid: string): Plan<Point | undefined> {
    const hash = msgidHash(yield* this.#seedOf(), buffer, msgid)
    // One key for each bucket, the newest first; the walk ends at the message.
    return yield* first<Point>(sql`
      with recursive walk (key) as (
        select ${newestBucket} * ${span} + cast(${msgidKey(0, hash)} as integer) from (select max(key) as newest from msgids)
        union all select key - ${span} from walk where key > (select min(key) from msgids)
      )
      select m.time, m.id from walk cross join msgids k on k.key = walk.key cross join messages m on m.id = k.id
      where m.buffer = ${buffer} and m.msgid = ${msgid} limit 1`)
  }

  *findEach(keys: readonly Omit<MessageKey, 'time'>[]): Plan<readonly (Judged | undefined)[]> {
    const found: (Judged | undefined)[] = []
    for (const { buffer, msgid } of keys) {
      const point = yield* this.find(buffer, msgid)
      found.push(point && (yield* first<Judged>(sql`select time, id, attention from messages where id = ${point.id}`)))
    }
    return found
  }

  *insert(messages: readonly MessageInsert[]): Plan<void> {
    const seed = yield* this.#seedOf()
    yield* many(
      statements.message,
      messages.map((one) => [
        one.id,
        one.buffer,
        one.time,
        one.kind,
        one.sender,
        one.attention,
        one.own,
        one.msgid,
        one.text,
        one.details,
      ]),
    )
    yield* many(
      statements.msgid,
      messages.map((one) => [keyOf(seed, one), one.id]),
    )
    yield* this.search.insert(messages)
  }

  *remove(ids: readonly MessageId[]): Plan<void> {
    const seed = yield* this.#seedOf()
    const rows = yield* all<MessageKey & Indexed>(
      sql`select m.id, m.buffer, m.msgid, m.time, m.kind, m.text, s.source from messages m join senders s on s.id = m.sender where m.id in ${list(ids)}`,
    )
    yield* this.search.remove(rows)
    yield* many(
      statements.removeMsgid,
      rows.map((row) => [keyOf(seed, row), row.id]),
    )
    yield* many(
      statements.removeMessage,
      rows.map((row) => [row.id]),
    )
  }

  *#seedOf(): Plan<number> {
    if (this.#seed !== undefined) return this.#seed
    const row = yield* first<{ msgid_seed: number }>(sql`select msgid_seed from head`)
    this.#seed = row?.msgid_seed ?? 0
    return this.#seed
  }
}

function keyOf(seed: number, { buffer, msgid, time }: MessageKey): number {
  return msgidKey(bucketOf(time), msgidHash(seed, buffer, msgid))
}

function isNearEnd(key: MessageKey | undefined): boolean {
  return key !== undefined && bucketOf(key.time - NEAR) !== bucketOf(key.time + NEAR)
}

/** What {@link statements.existing} is given. */
function neighbouringKeys(seed: number, { buffer, msgid, time }: MessageKey): readonly (number | string)[] {
  const hash = msgidHash(seed, buffer, msgid)
  const bucket = bucketOf(time)
  return [msgidKey(bucket, hash), msgidKey(bucket - 1, hash), msgidKey(bucket + 1, hash), buffer, msgid]
}
