import type { FastifyRequest } from 'fastify'
import type { Authenticated, Logins } from '../login/logins.ts'
import { Refusal } from '../login/refusal.ts'
import { SESSION_COOKIE } from './session-cookie.ts'

/** Whose session of the web a request belongs to; undefined for nobody's. */
export async function whoIs(request: FastifyRequest, logins: Logins): Promise<Authenticated | undefined> {
  const token = request.cookies[SESSION_COOKIE]
  const who = token === undefined ? undefined : await logins.withToken(token)
  // An app password is for IRC: it must not change the account.
  return who?.login.kind === 'web' ? who : undefined
}

/** The same, where somebody has to be logged in. Rejects with {@link Refusal}. */
export async function authenticated(request: FastifyRequest, logins: Logins): Promise<Authenticated> {
  const who = await whoIs(request, logins)
  if (who === undefined) throw new Refusal('not-logged-in', 'Log in first.')
  return who
}

/** The same, where it has to be an administrator. Rejects with {@link Refusal}. */
export async function administrator(request: FastifyRequest, logins: Logins): Promise<Authenticated> {
  const who = await authenticated(request, logins)
  if (!who.user.admin) throw new Refusal('not-allowed', 'Only an administrator can do this.')
  return who
}
