import type { Environment } from '@longwire/connection'
import type { Accounts, InviteRecord, NewPasskey, UserRecord } from '@longwire/store'
import { keptLabel } from './label.ts'
import { createPasskeyUser, createUser } from './new-account.ts'
import type { Passwords } from './passwords.ts'
import { Refusal } from './refusal.ts'
import { hashToken, newToken } from './tokens.ts'

const DAY_MS = 86_400_000
const TOKEN_BYTES = 16
/** Invites that are kept at once, those that are of no more use included. */
const MAX_INVITES = 200

/** What an invite is made with. */
export interface InviteWish {
  /** For whom, as the inviting person calls it. */
  readonly label: string
  /** How many accounts it may make, 1 to 100. */
  readonly uses: number
  /** How long it is good for, 1 to 365. */
  readonly days: number
}

/** What invites stand on. */
export interface InvitesInit {
  readonly accounts: Accounts
  readonly passwords: Passwords
  readonly environment: Environment
  /** How many accounts there may be for an invite to make one more. */
  readonly maxUsers: number
}

/** Links by which other people make accounts of their own here. */
export class Invites {
  readonly #init: InvitesInit
  #turn: Promise<unknown> = Promise.resolve()

  constructor(init: InvitesInit) {
    this.#init = init
  }

  get maxUsers(): number {
    return this.#init.maxUsers
  }

  /** The token is told once; only its hash is kept. Rejects with {@link Refusal}. */
  async create(
    by: UserRecord,
    { label, uses, days }: InviteWish,
  ): Promise<{ readonly token: string; readonly invite: InviteRecord }> {
    const { accounts, environment } = this.#init
    await this.#makeRoom()
    const token = newToken(environment, TOKEN_BYTES)
    const now = environment.now()
    const invite = await accounts.invites.create({
      createdBy: by.id,
      tokenHash: hashToken(token),
      label: keptLabel(label),
      maxUses: uses,
      createdAt: now,
      expiresAt: now + days * DAY_MS,
    })
    return { token, invite }
  }

  /** Oldest first, those included that are used up or past their end. */
  list(): Promise<readonly InviteRecord[]> {
    return this.#init.accounts.invites.list()
  }

  revoke(id: string): Promise<void> {
    return this.#init.accounts.invites.remove(id)
  }

  /** Rejects with {@link Refusal} where the link is of no use (any more). */
  async check(token: string): Promise<InviteRecord> {
    const { accounts, environment, maxUsers } = this.#init
    const invite = await accounts.invites.find(hashToken(token), environment.now())
    if (invite === undefined) throw badInvite()
    if ((await accounts.users.list()).length >= maxUsers) throw tooManyUsers()
    return invite
  }

  /** Makes an account. Rejects with {@link Refusal}; the invite is then as good as before. */
  redeem(token: string, name: string, password: string): Promise<UserRecord> {
    const { accounts, passwords } = this.#init
    return this.#inTurn(token, () => createUser(accounts.users, passwords, { name, password, admin: false }))
  }

  /** The same with a passkey, and without a password. Rejects with {@link Refusal}. */
  redeemWithPasskey(token: string, name: string, passkey: NewPasskey): Promise<UserRecord> {
    const { users } = this.#init.accounts
    return this.#inTurn(token, () => createPasskeyUser(users, { name, admin: false }, passkey))
  }

  /** One after the other, so that the number of accounts is right when it is looked at. */
  #inTurn(token: string, make: () => Promise<UserRecord>): Promise<UserRecord> {
    const made = this.#turn.then(() => this.#redeem(token, make))
    this.#turn = made.catch(() => {})
    return made
  }

  async #redeem(token: string, make: () => Promise<UserRecord>): Promise<UserRecord> {
    const { accounts, environment } = this.#init
    const invite = await this.check(token)
    if (!(await accounts.invites.use(invite.id, environment.now()))) throw badInvite()
    try {
      return await make()
    } catch (error) {
      await accounts.invites.giveBack(invite.id)
      throw error
    }
  }

  /** What is of no more use goes first. Rejects with {@link Refusal}. */
  async #makeRoom(): Promise<void> {
    const { accounts, environment } = this.#init
    const all = await this.list()
    if (all.length < MAX_INVITES) return
    const useless = all.filter(({ expiresAt, uses, maxUses }) => expiresAt <= environment.now() || uses >= maxUses)
    for (const { id } of useless) await accounts.invites.remove(id)
    if (useless.length === 0) throw new Refusal('busy', `There are ${MAX_INVITES} open invites. Revoke some.`)
  }
}

function badInvite(): Refusal {
  return new Refusal('bad-invite', 'This invite has been used up, has ended or was taken back. Ask for another one.')
}

function tooManyUsers(): Refusal {
  return new Refusal('too-many-users', 'There is no room for more accounts here. Ask who runs this Longwire.')
}
