import type { FastifyInstance } from 'fastify'
import type { Accounts, LoginRecord } from '@longwire/store'
import { fingerprintOf } from '../login/fingerprint.ts'
import type { Logins } from '../login/logins.ts'
import { Refusal } from '../login/refusal.ts'
import { authenticated } from './authentication.ts'
import { body, text } from './body-schema.ts'
import { clearSessionCookie } from './session-cookie.ts'

/** A session of the web, an app password or a certificate. Times are milliseconds since 1970. */
export interface LoginAnswer {
  readonly id: string
  readonly kind: LoginRecord['kind']
  readonly label: string
  readonly createdAt: number
  /** Right to the hour. */
  readonly lastUsedAt: number
  readonly expiresAt: number
  /** It is the one that this request came with. */
  readonly current: boolean
  /** Of a certificate. */
  readonly fingerprint?: string
}

/** An app password is told in the answer to its making, and never again. */
export interface AppPasswordAnswer extends LoginAnswer {
  readonly token: string
}

/** How a person gets in: sessions, app passwords, certificates; each can be revoked alone. */
export function addLoginRoutes(app: FastifyInstance, accounts: Accounts, logins: Logins): void {
  app.get('/api/logins', async (request): Promise<readonly LoginAnswer[]> => {
    const { user, login } = await authenticated(request, logins)
    return (await accounts.logins.list(user.id)).map((one) => answerOf(one, login))
  })

  app.delete<{ Params: { id: string } }>('/api/logins/:id', async (request, reply) => {
    const { user, login } = await authenticated(request, logins)
    const found = (await accounts.logins.list(user.id)).find(({ id }) => id === request.params.id)
    if (found === undefined) throw new Refusal('not-found', 'This login has ended already.')
    await logins.revoke(found)
    if (found.id === login.id) clearSessionCookie(request, reply)
    return reply.code(204).send()
  })

  app.post('/api/logins/revoke-others', async (request, reply) => {
    const { user, login } = await authenticated(request, logins)
    for (const one of await accounts.logins.list(user.id)) {
      if (one.kind === 'web' && one.id !== login.id) await logins.revoke(one)
    }
    return reply.code(204).send()
  })

  app.post<{ Body: { label: string } }>(
    '/api/app-passwords',
    { schema: body({ label: text }) },
    async (request): Promise<AppPasswordAnswer> => {
      const { user, login } = await authenticated(request, logins)
      const made = await logins.createAppPassword(user, request.body.label)
      return { ...answerOf(made.login, login), token: made.token }
    },
  )

  app.post<{ Body: { fingerprint: string; label: string } }>(
    '/api/certificates',
    { schema: body({ fingerprint: text, label: text }) },
    async (request): Promise<LoginAnswer> => {
      const { user, login } = await authenticated(request, logins)
      const { fingerprint, label } = request.body
      return answerOf(await logins.addCertificate(user, fingerprint, label), login)
    },
  )
}

function answerOf(login: LoginRecord, current: LoginRecord): LoginAnswer {
  const { id, kind, label, createdAt, lastUsedAt, expiresAt, tokenHash } = login
  const certificate = kind === 'certificate' ? { fingerprint: fingerprintOf(tokenHash) } : {}
  return { id, kind, label, createdAt, lastUsedAt, expiresAt, current: id === current.id, ...certificate }
}
