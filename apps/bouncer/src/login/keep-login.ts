import type { LoginRecord, LoginStore, NewLogin } from '@longwire/store'
import { keptLabel } from './label.ts'
import { Refusal } from './refusal.ts'

/** Sessions, app passwords and certificates of one person: more than anyone has screens. */
const MAX_LOGINS = 500

/**
 * Keeps a new login. Those of the same person that have ended are forgotten (`revoke`); where there are too many, the session
 * of the web that was used longest ago goes. Rejects with {@link Refusal} where there is no room.
 */
export async function keepLogin(
  logins: LoginStore,
  login: NewLogin,
  revoke: (login: LoginRecord) => Promise<void>,
): Promise<LoginRecord> {
  const { createdAt: now, kind, label, user } = login
  const all = await logins.list(user)
  const ended = all.filter(({ expiresAt }) => expiresAt <= now)
  for (const one of ended) await revoke(one)
  if (all.length - ended.length >= MAX_LOGINS) {
    const [oldest] = all
      .filter((one) => one.kind === 'web' && one.expiresAt > now)
      .toSorted((a, b) => a.lastUsedAt - b.lastUsedAt)
    if (kind !== 'web' || oldest === undefined) {
      throw new Refusal('too-many-logins', `There can be ${MAX_LOGINS} logins. Revoke some that are not used.`)
    }
    await revoke(oldest)
  }
  return logins.create({ ...login, label: keptLabel(label) })
}
