import type { Sealer } from '../secrets/sealer.ts'
import { all, first, type Plan, run } from '../sql/plan.ts'
import { sql } from '../sql/statement.ts'

interface SecretRow {
  readonly name: string
  readonly secret: Uint8Array
}

function purposeOf(name: string): string {
  return `installation ${name}`
}

/** See `InstallationSecrets.get`. */
export function* getSecret(sealer: Sealer, name: string): Plan<string | undefined> {
  const row = yield* first<SecretRow>(sql`select name, secret from installation_secrets where name = ${name}`)
  return row === undefined ? undefined : sealer.open(row.secret, purposeOf(name))
}

/** See `InstallationSecrets.keep`. */
export function* keepSecret(sealer: Sealer, name: string, secret: string): Plan<string> {
  const kept = yield* getSecret(sealer, name)
  if (kept !== undefined) return kept
  const sealed = sealer.seal(secret, purposeOf(name))
  yield* run(sql`insert into installation_secrets (name, secret) values (${name}, ${sealed})`)
  return secret
}

/** Seals again whatever another key than the one in use sealed. */
export function* resealSecrets(sealer: Sealer): Plan<void> {
  for (const { name, secret } of yield* all<SecretRow>(sql`select name, secret from installation_secrets`)) {
    if (sealer.isCurrent(secret)) continue
    const sealed = sealer.seal(sealer.open(secret, purposeOf(name)), purposeOf(name))
    yield* run(sql`update installation_secrets set secret = ${sealed} where name = ${name}`)
  }
}
