import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { UserRecord } from '@longwire/store'
import type { Authenticated, Logins } from '../login/logins.ts'
import type { Setup } from '../login/setup.ts'
import { clearSessionCookie, SESSION_COOKIE, setSessionCookie } from './session-cookie.ts'

/** `GET /api/session`: what the page should show. */
export type SessionAnswer =
  | { readonly state: 'setup' }
  | { readonly state: 'logged-out' }
  | { readonly state: 'logged-in'; readonly user: { readonly name: string; readonly admin: boolean } }

interface SetupBody {
  readonly token: string
  readonly name: string
  readonly password: string
}

interface LoginBody {
  readonly name: string
  readonly password: string
}

const text = { type: 'string', maxLength: 2048 }
const setupSchema = {
  body: {
    type: 'object',
    required: ['token', 'name', 'password'],
    properties: { token: text, name: text, password: text },
  },
}
const loginSchema = {
  body: { type: 'object', required: ['name', 'password'], properties: { name: text, password: text } },
}

/** Setup, login, logout and the question who one is. */
export function addSessionRoutes(app: FastifyInstance, logins: Logins, setup: Setup): void {
  const begin = async (request: FastifyRequest, reply: FastifyReply, user: UserRecord): Promise<SessionAnswer> => {
    const { token } = await logins.beginWebSession(user, request.headers['user-agent'] ?? 'unnamed browser')
    setSessionCookie(request, reply, token)
    return loggedIn(user)
  }

  app.get('/api/session', async (request): Promise<SessionAnswer> => {
    if (setup.token !== undefined) return { state: 'setup' }
    const who = await whoIs(request, logins)
    return who === undefined ? { state: 'logged-out' } : loggedIn(who.user)
  })

  app.post<{ Body: SetupBody }>('/api/setup', { schema: setupSchema }, async (request, reply) => {
    const { token, name, password } = request.body
    return begin(request, reply, await setup.complete(token, name, password))
  })

  app.post<{ Body: LoginBody }>('/api/login', { schema: loginSchema }, async (request, reply) => {
    const { name, password } = request.body
    const { user } = await logins.withPassword({ name, address: request.ip }, password)
    return begin(request, reply, user)
  })

  app.post('/api/logout', async (request, reply): Promise<SessionAnswer> => {
    const who = await whoIs(request, logins)
    if (who !== undefined) await logins.revoke(who.login)
    clearSessionCookie(request, reply)
    return { state: 'logged-out' }
  })
}

async function whoIs(request: FastifyRequest, logins: Logins): Promise<Authenticated | undefined> {
  const token = request.cookies[SESSION_COOKIE]
  return token === undefined ? undefined : logins.withToken(token)
}

function loggedIn(user: UserRecord): SessionAnswer {
  return { state: 'logged-in', user: { name: user.name, admin: user.admin } }
}
