import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import type { FastifyInstance } from 'fastify'
import type { Accounts, NewPasskey, UserRecord } from '@longwire/store'
import type { Invites } from '../login/invites.ts'
import { checkNewName } from '../login/new-account.ts'
import type { Passkeys } from '../login/passkeys.ts'
import type { Setup } from '../login/setup.ts'
import { body, text } from './body-schema.ts'
import { credential, siteOf } from './passkey-routes.ts'
import type { BeginSession } from './session-routes.ts'

/** A link that makes an account. */
interface Link {
  /** Rejects with `Refusal` where it is of no use (any more). */
  check(token: string): unknown
  make(token: string, name: string, passkey: NewPasskey): Promise<UserRecord>
}

/** What the making of accounts stands on. */
export interface NewAccountServices {
  readonly accounts: Accounts
  readonly invites: Invites
  readonly passkeys: Passkeys
  readonly setup: Setup
}

interface NewAccountBody {
  readonly token: string
  readonly name: string
  readonly label: string
  readonly response: RegistrationResponseJSON
}

/** Accounts that are opened by a passkey and have no password: the first one, and those of invites. */
export function addNewAccountRoutes(
  app: FastifyInstance,
  { accounts, invites, passkeys, setup }: NewAccountServices,
  begin: BeginSession,
): void {
  const links: Readonly<Record<string, Link>> = {
    '/api/setup/passkey': {
      check: (token) => setup.check(token),
      make: (token, name, passkey) => setup.completeWithPasskey(token, name, passkey),
    },
    '/api/join/passkey': {
      check: (token) => invites.check(token),
      make: (token, name, passkey) => invites.redeemWithPasskey(token, name, passkey),
    },
  }

  for (const [path, link] of Object.entries(links)) {
    app.post<{ Body: { token: string; name: string } }>(
      `${path}/options`,
      { schema: body({ token: text, name: text }) },
      async (request) => {
        const { token, name } = request.body
        await link.check(token)
        await checkNewName(accounts.users, name)
        return passkeys.newAccount(name, siteOf(request))
      },
    )

    app.post<{ Body: NewAccountBody }>(
      path,
      { schema: body({ token: text, name: text, label: text, response: credential }) },
      async (request, reply) => {
        const { token, name, label, response } = request.body
        await link.check(token)
        const passkey = await passkeys.ofNewAccount(name, siteOf(request), label, response)
        const user = await link.make(token, name, passkey)
        const kept = await accounts.passkeys.find(passkey.credentialId)
        return begin(request, reply, user, kept?.id)
      },
    )
  }
}
