import type { UserId } from '../ids.ts'
import type { Sealer } from '../secrets/sealer.ts'
import { all, first, type Plan, run } from '../sql/plan.ts'
import { sql } from '../sql/statement.ts'

interface ScramRow {
  readonly id: UserId
  readonly scram: Uint8Array | null
}

function purposeOf(id: UserId): string {
  return `scram ${id}`
}

/** See `UserStore.scram`. */
export function* getScram(sealer: Sealer, id: UserId): Plan<string | undefined> {
  const row = yield* first<ScramRow>(sql`select id, scram from users where removed_at is null and id = ${id}`)
  return row === undefined || row.scram === null ? undefined : sealer.open(row.scram, purposeOf(id))
}

/** See `UserStore.setScram`. */
export function* setScram(sealer: Sealer, id: UserId, passwordHash: string, verifier: string): Plan<void> {
  const sealed = sealer.seal(verifier, purposeOf(id))
  yield* run(sql`update users set scram = ${sealed} where id = ${id} and password_hash = ${passwordHash}`)
}

/** Seals again whatever another key than the one in use sealed. */
export function* resealScram(sealer: Sealer): Plan<void> {
  for (const { id, scram } of yield* all<ScramRow>(sql`select id, scram from users where scram is not null`)) {
    if (scram === null || sealer.isCurrent(scram)) continue
    const sealed = sealer.seal(sealer.open(scram, purposeOf(id)), purposeOf(id))
    yield* run(sql`update users set scram = ${sealed} where id = ${id}`)
  }
}
