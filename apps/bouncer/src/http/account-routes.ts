import type { FastifyInstance } from 'fastify'
import type { UserRecord } from '@longwire/store'
import type { UserAdministration } from '../administration/user-administration.ts'
import type { Logins } from '../login/logins.ts'
import { Refusal } from '../login/refusal.ts'
import { administrator, authenticated } from './authentication.ts'
import { body, text } from './body-schema.ts'
import { clearSessionCookie } from './session-cookie.ts'

/** One's own account, and for administrators those of others. What cannot be undone wants the password again. */
export function addAccountRoutes(app: FastifyInstance, people: UserAdministration, logins: Logins): void {
  app.post<{ Body: { current: string; password: string } }>(
    '/api/password',
    { schema: body({ current: text, password: text }) },
    async (request, reply) => {
      const { user, login } = await authenticated(request, logins)
      await logins.confirm({ name: user.name, address: request.ip }, request.body.current)
      await people.changePassword(user.name, request.body.password, login.id)
      return reply.code(204).send()
    },
  )

  app.post<{ Body: { password: string } }>(
    '/api/account/delete',
    { schema: body({ password: text }) },
    async (request, reply) => {
      const { user } = await authenticated(request, logins)
      await logins.confirm({ name: user.name, address: request.ip }, request.body.password)
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
