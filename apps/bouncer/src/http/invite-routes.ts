import type { FastifyInstance } from 'fastify'
import type { InviteRecord } from '@longwire/store'
import type { Invites, InviteWish } from '../login/invites.ts'
import type { Logins } from '../login/logins.ts'
import { administrator } from './authentication.ts'
import { body, text } from './body-schema.ts'
import type { BeginSession } from './session-routes.ts'

/** An invite as an administrator sees it. Times are milliseconds since 1970. */
export interface InviteAnswer {
  readonly id: string
  readonly label: string
  readonly uses: number
  readonly maxUses: number
  readonly createdAt: number
  readonly expiresAt: number
}

/** The token is told in the answer to its making, and never again: the link is `/join#token=TOKEN`. */
export interface NewInviteAnswer extends InviteAnswer {
  readonly token: string
}

interface JoinBody {
  readonly token: string
  readonly name: string
  readonly password: string
}

const wish = body({
  label: text,
  uses: { type: 'integer', minimum: 1, maximum: 100 },
  days: { type: 'integer', minimum: 1, maximum: 365 },
})

/** Invites: made by administrators, used by whoever was given the link. */
export function addInviteRoutes(app: FastifyInstance, invites: Invites, logins: Logins, begin: BeginSession): void {
  app.get('/api/invites', async (request) => {
    await administrator(request, logins)
    return { maxUsers: invites.maxUsers, invites: (await invites.list()).map(answerOf) }
  })

  app.post<{ Body: InviteWish }>('/api/invites', { schema: wish }, async (request): Promise<NewInviteAnswer> => {
    const { user } = await administrator(request, logins)
    const { token, invite } = await invites.create(user, request.body)
    return { ...answerOf(invite), token }
  })

  app.delete<{ Params: { id: string } }>('/api/invites/:id', async (request, reply) => {
    await administrator(request, logins)
    await invites.revoke(request.params.id)
    return reply.code(204).send()
  })

  app.post<{ Body: { token: string } }>('/api/join/check', { schema: body({ token: text }) }, async (request) => {
    const { expiresAt } = await invites.check(request.body.token)
    return { expiresAt }
  })

  app.post<{ Body: JoinBody }>(
    '/api/join',
    { schema: body({ token: text, name: text, password: text }) },
    async (request, reply) => {
      const { token, name, password } = request.body
      return begin(request, reply, await invites.redeem(token, name, password))
    },
  )
}

function answerOf({ id, label, uses, maxUses, createdAt, expiresAt }: InviteRecord): InviteAnswer {
  return { id, label, uses, maxUses, createdAt, expiresAt }
}
