import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { UserRecord } from '@longwire/store'
import type { UserAdministration } from '../administration/user-administration.ts'
import type { Authenticated, Logins } from '../login/logins.ts'
import type { Passkeys } from '../login/passkeys.ts'
import { Refusal } from '../login/refusal.ts'
import { administrator, authenticated } from './authentication.ts'
import { body, text } from './body-schema.ts'
import { credential, siteOf } from './passkey-routes.ts'
import { clearSessionCookie } from './session-cookie.ts'

/** What one's own account and those of others stand on. */
export interface AccountServices {
  readonly people: UserAdministration
  readonly logins: Logins
  readonly passkeys: Passkeys
}

/** A proof that it is the owner who asks: the password, or what a passkey answered to `/api/passkeys/confirm/options`. */
interface Proof {
  readonly password: string | undefined
  readonly response: AuthenticationResponseJSON | undefined
}

/** One's own account, and for administrators those of others. What cannot be undone wants a proof again. */
export function addAccountRoutes(app: FastifyInstance, { people, logins, passkeys }: AccountServices): void {
  /** Who is logged in and proved to be the owner. Rejects with {@link Refusal}. */
  const owner = async (request: FastifyRequest, { password, response }: Proof): Promise<Authenticated> => {
    const who = await authenticated(request, logins)
    if (response !== undefined) await passkeys.confirm(who, request.ip, siteOf(request), response)
    else await logins.confirm({ name: who.user.name, address: request.ip }, password ?? '')
    return who
  }

  app.post<{ Body: { current?: string; response?: AuthenticationResponseJSON; password: string } }>(
    '/api/password',
    { schema: body({ password: text }, { current: text, response: credential }) },
    async (request, reply) => {
      const { current, response, password } = request.body
      const { user, login } = await owner(request, { password: current, response })
      await people.changePassword(user.name, password, login.id)
      return reply.code(204).send()
    },
  )

  app.post<{ Body: { password?: string; response?: AuthenticationResponseJSON } }>(
    '/api/account/delete',
    { schema: body({}, { password: text, response: credential }) },
    async (request, reply) => {
      const { password, response } = request.body
      const { user } = await owner(request, { password, response })
      await notTheLast(user, people)
      await people.remove(user.name)
      clearSessionCookie(request, reply)
      return reply.code(204).send()
    },
  )

  app.get('/api/users', async (request) => {
    await administrator(request, logins)
    return people.list()
  })

  for (const disabled of [true, false]) {
    app.post<{ Params: { name: string } }>(
      `/api/users/:name/${disabled ? 'disable' : 'enable'}`,
      async (request, reply) => {
        const { user } = await administrator(request, logins)
        if (disabled) notOneself(user, request.params.name)
        await people.setDisabled(request.params.name, disabled)
        return reply.code(204).send()
      },
    )
  }

  app.delete<{ Params: { name: string } }>('/api/users/:name', async (request, reply) => {
    const { user } = await administrator(request, logins)
    notOneself(user, request.params.name)
    await people.remove(request.params.name)
    return reply.code(204).send()
  })
}

/** Where nobody could administer any more, only the machine's own `longwire` command could help. */
async function notTheLast(user: UserRecord, people: UserAdministration): Promise<void> {
  const admins = (await people.list()).filter(({ admin, disabled }) => admin && !disabled)
  if (user.admin && admins.length < 2) {
    throw new Refusal('last-admin', 'You are the only administrator. Delete the account with `longwire user delete`.')
  }
}

function notOneself(user: UserRecord, name: string): void {
  if (user.name.toLowerCase() === name.toLowerCase()) {
    throw new Refusal('not-allowed', 'This is your own account. Delete it in your own settings.')
  }
}
