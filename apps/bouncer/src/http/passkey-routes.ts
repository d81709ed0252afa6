import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { LoginRecord, PasskeyRecord } from '@longwire/store'
import type { Logins } from '../login/logins.ts'
import { type PasskeySite, passkeySite } from '../login/passkey-site.ts'
import type { Passkeys } from '../login/passkeys.ts'
import { authenticated } from './authentication.ts'
import { body, type Field, text } from './body-schema.ts'
import { clearSessionCookie } from './session-cookie.ts'
import type { BeginSession } from './session-routes.ts'

/** A passkey of who is logged in. Times are milliseconds since 1970. */
export interface PasskeyAnswer {
  readonly id: string
  readonly label: string
  readonly createdAt: number
  readonly lastUsedAt: number
  /** This session was opened with it, and ends with it. */
  readonly current: boolean
}

/** Of what a browser answers the id is looked up; the rest is for the verification to judge. */
export const credential: Field = { type: 'object', required: ['id'], properties: { id: text } }

/** Passkeys: logging in with one, and those of who is logged in. The challenges are WebAuthn's JSON, as browsers take it. */
export function addPasskeyRoutes(app: FastifyInstance, passkeys: Passkeys, logins: Logins, begin: BeginSession): void {
  app.post('/api/login/passkey/options', async (request) => passkeys.authentication(siteOf(request)))

  app.post<{ Body: { response: AuthenticationResponseJSON } }>(
    '/api/login/passkey',
    { schema: body({ response: credential }) },
    async (request, reply) => {
      const { user, passkey } = await passkeys.logIn(request.ip, siteOf(request), request.body.response)
      return begin(request, reply, user, passkey.id)
    },
  )

  app.get('/api/passkeys', async (request): Promise<readonly PasskeyAnswer[]> => {
    const { user, login } = await authenticated(request, logins)
    return (await passkeys.list(user)).map((passkey) => answerOf(passkey, login))
  })

  app.post('/api/passkeys/options', async (request) =>
    passkeys.registration(await authenticated(request, logins), siteOf(request)),
  )

  app.post('/api/passkeys/confirm/options', async (request) =>
    passkeys.confirmation(await authenticated(request, logins), siteOf(request)),
  )

  app.post<{ Body: { label: string; response: RegistrationResponseJSON } }>(
    '/api/passkeys',
    { schema: body({ label: text, response: credential }) },
    async (request): Promise<PasskeyAnswer> => {
      const who = await authenticated(request, logins)
      const { label, response } = request.body
      return answerOf(await passkeys.register(who, siteOf(request), label, response), who.login)
    },
  )

  app.post<{ Params: { id: string }; Body: { label: string } }>(
    '/api/passkeys/:id/rename',
    { schema: body({ label: text }) },
    async (request, reply) => {
      const { user } = await authenticated(request, logins)
      await passkeys.rename(user, request.params.id, request.body.label)
      return reply.code(204).send()
    },
  )

  app.delete<{ Params: { id: string } }>('/api/passkeys/:id', async (request, reply) => {
    const { user, login } = await authenticated(request, logins)
    await passkeys.remove(user, request.params.id)
    if (login.passkey === request.params.id) clearSessionCookie(request, reply)
    return reply.code(204).send()
  })
}

/** The site that a request was sent to. Throws `Refusal` where there are no passkeys. */
export function siteOf({ protocol, host, headers }: FastifyRequest): PasskeySite {
  return passkeySite({ protocol, host, origin: headers.origin })
}

function answerOf({ id, label, createdAt, lastUsedAt }: PasskeyRecord, login: LoginRecord): PasskeyAnswer {
  return { id, label, createdAt, lastUsedAt, current: login.passkey === id }
}
