import type { BufferId, MessageId } from '../ids.ts'
import type { MessageRows } from '../queries/raw-messages.ts'
import type { Point } from '../queries/points.ts'
import type { Indexed } from '../search/marks.ts'
import type { Dialect, Judged, MessageInsert, MessageKey } from '../sql/dialect.ts'
import { type Plan, all, first, many } from '../sql/plan.ts'
import { type Sql, list, literal, sql } from '../sql/statement.ts'
import { SearchIndex } from './search-index.ts'
import { bucketOf, msgidHash, msgidKey, msgidPlace } from './msgid-key.ts'

/** Milliseconds from the end of a bucket within which its neighbour is looked into as well. */
const NEAR = 3_600_000

const statements = {
  candidate: `select 1 from msgids where ${msgidKey.isAt('key', '?1')}`,
  existing: `
    select m.time, m.id from (select ?1 as place union all select ?2 union all select ?3) p
    cross join msgids k on ${msgidKey.isAt('k.key', 'p.place')} cross join messages m on m.id = ${msgidKey.id('k.key')}
    where m.buffer = ?4 and m.msgid = ?5`,
  message:
    'insert into messages (id, buffer, time, kind, sender, attention, own, msgid, text, details) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  msgid: `insert into msgids (key) values (${msgidKey.of('?', '?')})`,
  removeMessage: 'delete from messages where id = ?',
  removeMsgid: `delete from msgids where key = ${msgidKey.of('?', '?')}`,
} as const

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
      keys.map((key) => [placeOf(seed, key)]),
    )
    const doubtful = candidates.flatMap((row, index) => (row !== undefined || isNearEnd(keys[index]) ? [index] : []))
    const rows = yield* many<Point>(
      statements.existing,
      doubtful.flatMap((index) => {
        const key = keys[index]
        return key === undefined ? [] : [neighbouringPlaces(seed, key)]
      }),
    )
    const found: (Point | undefined)[] = keys.map(() => undefined)
    for (const [at, index] of doubtful.entries()) found[index] = rows[at]
    return found
  }

  *find(buffer: BufferId, msgid: string): Plan<Point | undefined> {
    const hash = msgidHash(yield* this.#seedOf(), buffer, msgid)
    // One place in each bucket, the newest first; the walk ends at the message.
    return yield* first<Point>(sql`
      with recursive walk (place) as (
        select (max(key) >> 51 << 21) + ${msgidPlace(0, hash) - msgidPlace(0, 0)} from msgids
        union all select place - ${msgidPlace(1, 0) - msgidPlace(0, 0)} from walk
          where place >> 21 > (select min(key) >> 51 from msgids)
      )
      select m.time, m.id from walk p cross join msgids k on ${literal(msgidKey.isAt('k.key', 'p.place'))}
        cross join messages m on m.id = ${literal(msgidKey.id('k.key'))}
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
      messages.map((one) => [placeOf(seed, one), one.id]),
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
      rows.map((row) => [placeOf(seed, row), row.id]),
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

function placeOf(seed: number, { buffer, msgid, time }: MessageKey): number {
  return msgidPlace(bucketOf(time), msgidHash(seed, buffer, msgid))
}

function isNearEnd(key: MessageKey | undefined): boolean {
  return key !== undefined && bucketOf(key.time - NEAR) !== bucketOf(key.time + NEAR)
}

/** What {@link statements.existing} is given. */
function neighbouringPlaces(seed: number, { buffer, msgid, time }: MessageKey): readonly (number | string)[] {
  const hash = msgidHash(seed, buffer, msgid)
  const bucket = bucketOf(time)
  return [msgidPlace(bucket, hash), msgidPlace(bucket - 1, hash), msgidPlace(bucket + 1, hash), buffer, msgid]
}
