import type { BufferChange, BufferKind, BufferRecord, NewBuffer } from '../history.ts'
import { StoreError } from '../error.ts'
import type { BufferId, NetworkId } from '../ids.ts'
import type { Sealer } from '../secrets/sealer.ts'
import { type Plan, all, first, run } from '../sql/plan.ts'
import { nothing, sql } from '../sql/statement.ts'
import { unknownBuffer } from './reading.ts'

interface BufferRow {
  readonly id: BufferId
  readonly network: NetworkId
  readonly kind: BufferKind
  readonly name: string
  readonly folded: string
  readonly read_up_to: number
  readonly joined: number
  readonly channel_key: Uint8Array | null
}

const columns = sql`b.id, n.network, b.kind, b.name, b.folded, b.read_up_to, b.joined, b.channel_key`
const source = sql`from buffers b join networks n on n.id = b.network where b.removed = 0`

/** What a channel's key is sealed for, so that it opens nowhere else. */
const KEY_PURPOSE = 'channel-key'

function recordOf(row: BufferRow, sealer: Sealer): BufferRecord {
  return {
    id: row.id,
    network: row.network,
    kind: row.kind,
    name: row.name,
    folded: row.folded,
    readUpTo: row.read_up_to,
    joined: row.joined === 1,
    key: row.channel_key === null ? undefined : sealer.open(row.channel_key, KEY_PURPOSE),
  }
}

/** See `BufferStore.list`. */
export function* listBuffers(sealer: Sealer, network?: NetworkId): Plan<readonly BufferRecord[]> {
  const only = network === undefined ? nothing : sql` and n.network = ${network}`
  const rows = yield* all<BufferRow>(sql`select ${columns} ${source}${only} order by b.id`)
  return rows.map((row) => recordOf(row, sealer))
}

function* byId(sealer: Sealer, id: BufferId): Plan<BufferRecord> {
  const row = yield* first<BufferRow>(sql`select ${columns} ${source} and b.id = ${id}`)
  if (row === undefined) throw unknownBuffer()
  return recordOf(row, sealer)
}

/** See `BufferStore.ensure`. */
export function* ensureBuffer(sealer: Sealer, buffer: NewBuffer): Plan<BufferRecord> {
  yield* run(sql`insert into networks (network) values (${buffer.network}) on conflict do nothing`)
  const found = yield* first<BufferRow>(
    sql`select ${columns} ${source} and n.network = ${buffer.network} and b.folded = ${buffer.folded}`,
  )
  if (found !== undefined) return recordOf(found, sealer)
  const made = yield* first<{ id: BufferId }>(sql`
    insert into buffers (network, kind, name, folded)
    select n.id, ${buffer.kind}, ${buffer.name}, ${buffer.folded} from networks n where n.network = ${buffer.network}
    returning id`)
  if (made === undefined) throw unknownBuffer()
  return yield* byId(sealer, made.id)
}

/** See `BufferStore.update`. */
export function* updateBuffer(sealer: Sealer, id: BufferId, change: BufferChange): Plan<BufferRecord> {
  const before = yield* byId(sealer, id)
  const after = { ...before, ...change }
  if (after.folded !== before.folded) {
    const taken = yield* first(
      sql`select b.id ${source} and n.network = ${before.network} and b.folded = ${after.folded} and b.id <> ${id}`,
    )
    if (taken !== undefined) throw nameTaken(after.name)
  }
  const key = after.key === undefined ? null : sealer.seal(after.key, KEY_PURPOSE)
  yield* run(sql`
    update buffers set name = ${after.name}, folded = ${after.folded}, joined = ${after.joined ? 1 : 0}, channel_key = ${key}
    where id = ${id}`)
  return after
}

/** What is said where a buffer of this name is there already. */
export function nameTaken(name: string): StoreError {
  return new StoreError('conflict', { retry: false, userText: `There is a conversation named ${name} already.` })
}

/** Hides the buffer at once; its messages are deleted in small steps, see queries/sweep.ts. */
export function* removeBuffer(id: BufferId): Plan<void> {
  yield* run(sql`update buffers set removed = 1 where id = ${id}`)
}

/** Seals again whatever another key than the one in use sealed. */
export function* resealBuffers(sealer: Sealer): Plan<void> {
  const rows = yield* all<{ id: BufferId; channel_key: Uint8Array }>(
    sql`select id, channel_key from buffers where channel_key is not null`,
  )
  for (const { id, channel_key: key } of rows) {
    if (sealer.isCurrent(key)) continue
    yield* run(
      sql`update buffers set channel_key = ${sealer.seal(sealer.open(key, KEY_PURPOSE), KEY_PURPOSE)} where id = ${id}`,
    )
  }
}
