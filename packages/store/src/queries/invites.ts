import type { InviteRecord, NewInvite } from '../accounts.ts'
import type { UserId } from '../ids.ts'
import { all, first, type Plan, run } from '../sql/plan.ts'
import { literal, sql } from '../sql/statement.ts'
import { mustExist } from './users.ts'

interface InviteRow {
  readonly id: string
  readonly created_by: UserId
  readonly token_hash: string
  readonly label: string
  readonly max_uses: number
  readonly uses: number
  readonly created_at: number
  readonly expires_at: number
}

const columns = literal('id, created_by, token_hash, label, max_uses, uses, created_at, expires_at')

function recordOf(row: InviteRow): InviteRecord {
  return {
    id: row.id,
    createdBy: row.created_by,
    tokenHash: row.token_hash,
    label: row.label,
    maxUses: row.max_uses,
    uses: row.uses,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }
}

/** See `InviteStore.create`. */
export function* createInvite(id: string, invite: NewInvite): Plan<InviteRecord> {
  const { createdBy, tokenHash, label, maxUses, createdAt, expiresAt } = invite
  yield* mustExist(createdBy)
  yield* run(sql`
    insert into invites (id, created_by, token_hash, label, max_uses, created_at, expires_at)
    values (${id}, ${createdBy}, ${tokenHash}, ${label}, ${maxUses}, ${createdAt}, ${expiresAt})`)
  return { ...invite, id, uses: 0 }
}

/** See `InviteStore.list`. */
export function* listInvites(): Plan<readonly InviteRecord[]> {
  const rows = yield* all<InviteRow>(sql`select ${columns} from invites order by created_at, id`)
  return rows.map(recordOf)
}

/** See `InviteStore.find`. */
export function* findInvite(tokenHash: string, now: number): Plan<InviteRecord | undefined> {
  const row = yield* first<InviteRow>(
    sql`select ${columns} from invites where token_hash = ${tokenHash} and expires_at > ${now} and uses < max_uses`,
  )
  return row === undefined ? undefined : recordOf(row)
}

/** See `InviteStore.use`. */
export function* useInvite(id: string, now: number): Plan<boolean> {
  const row = yield* first(sql`select id from invites where id = ${id} and expires_at > ${now} and uses < max_uses`)
  if (row === undefined) return false
  yield* run(sql`update invites set uses = uses + 1 where id = ${id}`)
  return true
}

/** See `InviteStore.giveBack`. */
export function* giveInviteBack(id: string): Plan<void> {
  yield* run(sql`update invites set uses = uses - 1 where id = ${id} and uses > 0`)
}

/** See `InviteStore.remove`. */
export function* removeInvite(id: string): Plan<void> {
  yield* run(sql`delete from invites where id = ${id}`)
}
