import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { StoreError, type UserRecord } from '@longwire/store'
import type { Logins } from '../login/logins.ts'
import { Refusal } from '../login/refusal.ts'
import type { Setup } from '../login/setup.ts'
import { whoIs } from './authentication.ts'
import type { FirstAnswers } from '../downstream/first-answers.ts'
import { addRestRoute, answerLoggedIn, type SessionAnswer } from './session-answer.ts'
import { body, text } from './body-schema.ts'
import { clearSessionCookie, setSessionCookie } from './session-cookie.ts'

interface SetupBody {
  readonly token: string
  readonly name: string
  readonly password: string
}

interface LoginBody {
  readonly name: string
  readonly password: string
}

/** Logs a browser in as somebody who proved to be that user; the session ends with the passkey (its id) that it was proved with. */
export type BeginSession = (
  request: FastifyRequest,
  reply: FastifyReply,
  user: UserRecord,
  passkey?: string,
) => Promise<SessionAnswer | FastifyReply>

/** Sets the cookie of a new session of the web. */
export function sessionBeginner(logins: Logins, answers: FirstAnswers): BeginSession {
  return async (request, reply, user, passkey) => {
    const label = request.headers['user-agent'] ?? 'unnamed browser'
    const { token, login } = await logins.beginWebSession(user, label, passkey).catch((error: unknown) => {
      throw error instanceof StoreError && error.code === 'not-found' ? goneMeanwhile(error) : error
    })
    setSessionCookie(request, reply, token)
    return answerLoggedIn(request, reply, { user, login }, answers)
  }
}

/** Setup, login, logout and the question who one is. */
export function addSessionRoutes(
  app: FastifyInstance,
  logins: Logins,
  setup: Setup,
  begin: BeginSession,
  answers: FirstAnswers,
): void {
  app.get('/api/session', async (request, reply): Promise<SessionAnswer | FastifyReply> => {
    if (setup.token !== undefined) return { state: 'setup' }
    const who = await whoIs(request, logins)
    return who === undefined ? { state: 'logged-out' } : answerLoggedIn(request, reply, who, answers)
  })

  addRestRoute(app, logins, answers)

  app.post<{ Body: SetupBody }>(
    '/api/setup',
    { schema: body({ token: text, name: text, password: text }) },
    async (request, reply) => {
      const { token, name, password } = request.body
      return begin(request, reply, await setup.complete(token, name, password))
    },
  )

  app.post<{ Body: LoginBody }>(
    '/api/login',
    { schema: body({ name: text, password: text }) },
    async (request, reply) => {
      const { name, password } = request.body
      const { user } = await logins.withPassword({ name, address: request.ip }, password)
      return begin(request, reply, user)
    },
  )

  app.post('/api/logout', async (request, reply): Promise<SessionAnswer> => {
    const who = await whoIs(request, logins)
    if (who !== undefined) await logins.revoke(who.login)
    clearSessionCookie(request, reply)
    return { state: 'logged-out' }
  })
}

/** The account, or the passkey, was removed between the proof and the session. */
function goneMeanwhile(cause: StoreError): Refusal {
  return new Refusal('wrong-login', 'What you logged in with was removed a moment ago.', { cause })
}
