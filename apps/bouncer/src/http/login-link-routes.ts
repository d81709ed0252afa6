import type { FastifyInstance } from 'fastify'
import type { LoginLinks } from '../login/login-links.ts'
import type { Logins } from '../login/logins.ts'
import { authenticated } from './authentication.ts'
import { body, text } from './body-schema.ts'
import type { BeginSession } from './session-routes.ts'

/** A link for another device of who is logged in. `expiresAt` is milliseconds since 1970. */
export interface LoginLinkAnswer {
  readonly url: string
  readonly expiresAt: number
}

interface TokenBody {
  readonly token: string
}

const token = { schema: body({ token: text }) }

/**
 * Links that take a session to another device, such as the QR code for a phone. `url` is where the web app is reached from
 * outside; where it is not known, the links lead to where they were asked for.
 */
export function addLoginLinkRoutes(
  app: FastifyInstance,
  links: LoginLinks,
  logins: Logins,
  begin: BeginSession,
  url: string | undefined,
): void {
  app.post('/api/login-links', async (request): Promise<LoginLinkAnswer> => {
    const { user, login } = await authenticated(request, logins)
    const link = links.issue(user.id, login)
    const origin = url ?? `${request.protocol}://${request.host}`
    return { url: `${origin}/link#token=${link.token}`, expiresAt: link.expiresAt }
  })

  app.post<{ Body: TokenBody }>('/api/login/link/check', token, async (request) => {
    const { user, expiresAt } = await links.check(request.body.token)
    return { name: user.name, expiresAt }
  })

  app.post<{ Body: TokenBody }>('/api/login/link', token, async (request, reply) => {
    const { user, passkey } = await links.redeem(request.body.token)
    return begin(request, reply, user, passkey)
  })
}
