import type { NetworkRecord, NetworkSettings } from '../accounts.ts'
import { StoreError } from '../error.ts'
import type { NetworkId, UserId } from '../ids.ts'
import type { Sealer } from '../secrets/sealer.ts'
import { type Plan, all, first, run } from '../sql/plan.ts'
import { literal, sql } from '../sql/statement.ts'
import { mustExist } from './users.ts'

interface NetworkRow {
  readonly id: NetworkId
  readonly user_id: UserId
  readonly settings: string
  readonly secrets: Uint8Array | null
  readonly created_at: number
}

/** What of the settings is encrypted. */
interface NetworkSecrets extends Pick<NetworkSettings, 'serverPassword' | 'perform' | 'proxy' | 'clientCertificate'> {
  readonly saslPassword?: string
}

const columns = literal('id, user_id, settings, secrets, created_at')

function purposeOf(id: NetworkId): string {
  return `network ${id}`
}

/** The settings without their secrets, and the secrets. */
function splitSecrets(settings: NetworkSettings): { open: NetworkSettings; secrets: NetworkSecrets } {
  const { serverPassword, perform, proxy, clientCertificate, sasl, ...rest } = settings
  const { password: saslPassword, ...openSasl } = sasl ?? { mechanisms: [], account: '' }
  return {
    open: { ...rest, ...(sasl === undefined ? {} : { sasl: openSasl }) },
    secrets: {
      ...(serverPassword === undefined ? {} : { serverPassword }),
      ...(perform === undefined ? {} : { perform }),
      ...(proxy === undefined ? {} : { proxy }),
      ...(clientCertificate === undefined ? {} : { clientCertificate }),
      ...(saslPassword === undefined ? {} : { saslPassword }),
    },
  }
}

function joinSecrets(open: NetworkSettings, { saslPassword, ...secrets }: NetworkSecrets): NetworkSettings {
  return {
    ...open,
    ...secrets,
    ...(open.sasl === undefined || saslPassword === undefined
      ? {}
      : { sasl: { ...open.sasl, password: saslPassword } }),
  }
}

function recordOf(row: NetworkRow, sealer: Sealer): NetworkRecord {
  const open = JSON.parse(row.settings) as NetworkSettings
  const secrets =
    row.secrets === null ? {} : (JSON.parse(sealer.open(row.secrets, purposeOf(row.id))) as NetworkSecrets)
  return { id: row.id, user: row.user_id, settings: joinSecrets(open, secrets), createdAt: row.created_at }
}

function columnsOf(id: NetworkId, settings: NetworkSettings, sealer: Sealer): [string, Uint8Array | null] {
  const { open, secrets } = splitSecrets(settings)
  const sealed = Object.keys(secrets).length === 0 ? null : sealer.seal(JSON.stringify(secrets), purposeOf(id))
  return [JSON.stringify(open), sealed]
}

/** What is said of a network that is not there. */
export function unknownNetwork(): StoreError {
  return new StoreError('not-found', { retry: false, userText: 'There is no such network (any more).' })
}

/** See `NetworkStore.list`; oldest first. */
export function* listNetworks(sealer: Sealer, user: UserId): Plan<readonly NetworkRecord[]> {
  const rows = yield* all<NetworkRow>(
    sql`select ${columns} from networks where user_id = ${user} order by created_at, id`,
  )
  return rows.map((row) => recordOf(row, sealer))
}

/** See `NetworkStore.create`. */
export function* createNetwork(
  sealer: Sealer,
  id: NetworkId,
  user: UserId,
  settings: NetworkSettings,
  now: number,
): Plan<NetworkRecord> {
  yield* mustExist(user)
  const [open, secrets] = columnsOf(id, settings, sealer)
  yield* run(
    sql`insert into networks (id, user_id, settings, secrets, created_at) values (${id}, ${user}, ${open}, ${secrets}, ${now})`,
  )
  return { id, user, settings, createdAt: now }
}

/** See `NetworkStore.update`. */
export function* updateNetwork(sealer: Sealer, id: NetworkId, settings: NetworkSettings): Plan<NetworkRecord> {
  const [open, secrets] = columnsOf(id, settings, sealer)
  yield* run(sql`update networks set settings = ${open}, secrets = ${secrets} where id = ${id}`)
  const row = yield* first<NetworkRow>(sql`select ${columns} from networks where id = ${id}`)
  if (row === undefined) throw unknownNetwork()
  return recordOf(row, sealer)
}

/** See `NetworkStore.remove`. */
export function* removeNetwork(id: NetworkId): Plan<void> {
  yield* run(sql`delete from networks where id = ${id}`)
}

/** Seals again whatever another key than the one in use sealed. */
export function* resealNetworks(sealer: Sealer): Plan<void> {
  const rows = yield* all<NetworkRow>(sql`select ${columns} from networks where secrets is not null`)
  for (const row of rows) {
    if (row.secrets === null || sealer.isCurrent(row.secrets)) continue
    const sealed = sealer.seal(sealer.open(row.secrets, purposeOf(row.id)), purposeOf(row.id))
    yield* run(sql`update networks set secrets = ${sealed} where id = ${row.id}`)
  }
}
