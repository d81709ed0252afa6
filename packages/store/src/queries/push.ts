import { createHash } from 'node:crypto'
import type { NewPushSubscription, PushSubscriptionRecord } from '../accounts.ts'
import { StoreError } from '../error.ts'
import type { UserId } from '../ids.ts'
import type { Sealer } from '../secrets/sealer.ts'
import { type Plan, all, first, run } from '../sql/plan.ts'
import { literal, sql } from '../sql/statement.ts'
import { mustExist } from './users.ts'

interface PushRow {
  readonly id: string
  readonly user_id: UserId
  readonly login_id: string | null
  readonly secrets: Uint8Array
  readonly created_at: number
  readonly last_delivered_at: number
}

type Secrets = Pick<NewPushSubscription, 'endpoint' | 'p256dh' | 'auth'> &
  Partial<Pick<NewPushSubscription, 'network' | 'capabilities'>>

const columns = literal('id, user_id, login_id, secrets, created_at, last_delivered_at')

function purposeOf(id: string): string {
  return `push ${id}`
}

function recordOf(row: PushRow, sealer: Sealer): PushSubscriptionRecord {
  const secrets = JSON.parse(sealer.open(row.secrets, purposeOf(row.id))) as Secrets
  return {
    id: row.id,
    user: row.user_id,
    login: row.login_id ?? undefined,
    ...secrets,
    // Older ones know of neither.
    network: secrets.network,
    capabilities: secrets.capabilities ?? [],
    createdAt: row.created_at,
    lastDeliveredAt: row.last_delivered_at,
  }
}

/** What is said of a login that is not there. */
export function unknownLogin(): StoreError {
  return new StoreError('not-found', { retry: false, userText: 'This login has ended. Log in again.' })
}

/** See `PushStore.save`. */
export function* savePush(sealer: Sealer, id: string, subscription: NewPushSubscription): Plan<PushSubscriptionRecord> {
  const { user, login, endpoint, p256dh, auth, network, capabilities, createdAt } = subscription
  if (login === undefined) yield* mustExist(user)
  else if ((yield* first(sql`select id from logins where id = ${login} and user_id = ${user}`)) === undefined) {
    throw unknownLogin()
  }
  const hash = createHash('sha256').update(endpoint).digest('hex')
  const sealed = sealer.seal(JSON.stringify({ endpoint, p256dh, auth, network, capabilities }), purposeOf(id))
  yield* run(sql`delete from push_subscriptions where endpoint_hash = ${hash}`)
  yield* run(sql`
    insert into push_subscriptions (id, user_id, login_id, endpoint_hash, secrets, created_at)
    values (${id}, ${user}, ${login ?? null}, ${hash}, ${sealed}, ${createdAt})`)
  return { ...subscription, id, lastDeliveredAt: 0 }
}

/** See `PushStore.list`; oldest first. */
export function* listPush(sealer: Sealer, user: UserId): Plan<readonly PushSubscriptionRecord[]> {
  const rows = yield* all<PushRow>(
    sql`select ${columns} from push_subscriptions where user_id = ${user} order by created_at, id`,
  )
  return rows.map((row) => recordOf(row, sealer))
}

/** See `PushStore.touch`. */
export function* touchPush(id: string, now: number): Plan<void> {
  yield* run(
    sql`update push_subscriptions set last_delivered_at = ${now} where id = ${id} and last_delivered_at < ${now}`,
  )
}

/** See `PushStore.remove`. */
export function* removePush(id: string): Plan<void> {
  yield* run(sql`delete from push_subscriptions where id = ${id}`)
}

/** Seals again whatever another key than the one in use sealed. */
export function* resealPush(sealer: Sealer): Plan<void> {
  for (const row of yield* all<PushRow>(sql`select ${columns} from push_subscriptions`)) {
    if (sealer.isCurrent(row.secrets)) continue
    const sealed = sealer.seal(sealer.open(row.secrets, purposeOf(row.id)), purposeOf(row.id))
    yield* run(sql`update push_subscriptions set secrets = ${sealed} where id = ${row.id}`)
  }
}
