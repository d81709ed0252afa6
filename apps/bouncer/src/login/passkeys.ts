import { createHash } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Environment } from '@longwire/connection'
import {
  type Accounts,
  type NewPasskey,
  type PasskeyRecord,
  StoreError,
  type UserId,
  type UserRecord,
} from '@longwire/store'
import type { Log } from '../log/log.ts'
import { keptLabel } from './label.ts'
import type { Authenticated, Logins } from './logins.ts'
import { CHALLENGE_MS, PasskeyChallenges } from './passkey-challenges.ts'
import type { PasskeySite } from './passkey-site.ts'
import { ALGORITHMS, verifyAuthentication, verifyRegistration } from './passkey-verification.ts'
import { Refusal } from './refusal.ts'

const MAX_PASSKEYS = 50

/** What passkeys stand on. */
export interface PasskeysInit {
  readonly accounts: Accounts
  readonly logins: Logins
  readonly environment: Environment
  readonly log: Log
}

/** Who came in, and with which passkey. */
export interface PasskeyLogin {
  readonly user: UserRecord
  readonly passkey: PasskeyRecord
}

/** A second way in: keys that stay in a phone, a computer or a security key. https://www.w3.org/TR/webauthn-3/ */
export class Passkeys {
  readonly #init: PasskeysInit
  readonly #challenges: PasskeyChallenges

  constructor(init: PasskeysInit) {
    this.#init = init
    this.#challenges = new PasskeyChallenges(init.environment)
  }

  /** Oldest first. */
  list(user: UserRecord): Promise<readonly PasskeyRecord[]> {
    return this.#init.accounts.passkeys.list(user.id)
  }

  /** What a browser needs to make a passkey for who is logged in. Rejects with {@link Refusal}. */
  async registration(
    { user, login }: Authenticated,
    site: PasskeySite,
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const known = await this.list(user)
    if (known.length >= MAX_PASSKEYS) throw tooMany()
    return creationOptions(site, user, this.#challenges.issue(`add ${login.id} ${site.origin}`), known)
  }

  /** Keeps a passkey that a browser made. Rejects with {@link Refusal}. */
  async register(
    { user, login }: Authenticated,
    site: PasskeySite,
    label: string,
    response: RegistrationResponseJSON,
  ): Promise<PasskeyRecord> {
    const made = await this.#verified('bad-passkey', () =>
      verifyRegistration(response, site, (challenge) =>
        this.#challenges.take(challenge, `add ${login.id} ${site.origin}`),
      ),
    )
    if ((await this.list(user)).length >= MAX_PASSKEYS) throw tooMany()
    try {
      return await this.#init.accounts.passkeys.add(this.#newPasskey(user.id, label, made))
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'conflict') throw error
      throw new Refusal('passkey-taken', 'This passkey is registered already.', { cause: error })
    }
  }

  /** What a browser needs to make a passkey for an account of this name, which is still to be made. */
  async newAccount(name: string, site: PasskeySite): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const challenge = this.#challenges.issue(`new ${name} ${site.origin}`)
    return creationOptions(site, { id: accountIdOf(challenge), name }, challenge, [])
  }

  /** The first passkey of that account, which names the account's id. Rejects with {@link Refusal}. */
  async ofNewAccount(
    name: string,
    site: PasskeySite,
    label: string,
    response: RegistrationResponseJSON,
  ): Promise<NewPasskey> {
    let user = ''
    const made = await this.#verified('bad-passkey', () =>
      verifyRegistration(response, site, (challenge) => {
        user = accountIdOf(Buffer.from(challenge, 'base64url'))
        return this.#challenges.take(challenge, `new ${name} ${site.origin}`)
      }),
    )
    return this.#newPasskey(user, label, made)
  }

  /** What a browser needs to ask for any passkey of this site: no name is given, so none can be tried. */
  async authentication(site: PasskeySite): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
    return generateAuthenticationOptions({
      rpID: site.id,
      challenge: this.#challenges.issue(`log in ${site.origin}`),
      timeout: CHALLENGE_MS,
      userVerification: 'required',
    })
  }

  /** Whose passkey answered. Rejects with {@link Refusal}; wrong tries make an address wait. */
  logIn(address: string, site: PasskeySite, response: AuthenticationResponseJSON): Promise<PasskeyLogin> {
    return this.#proved(address, site, response, `log in ${site.origin}`)
  }

  /** What a browser needs to ask for a passkey of who is logged in, as a proof that it is the owner who asks. */
  async confirmation(
    { user, login }: Authenticated,
    site: PasskeySite,
  ): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
    return generateAuthenticationOptions({
      rpID: site.id,
      challenge: this.#challenges.issue(`confirm ${login.id} ${site.origin}`),
      allowCredentials: described(await this.list(user)),
      timeout: CHALLENGE_MS,
      userVerification: 'required',
    })
  }

  /** Resolves where a passkey of who is logged in answered. Rejects with {@link Refusal}; wrong tries make an address wait. */
  async confirm(
    { user, login }: Authenticated,
    address: string,
    site: PasskeySite,
    response: AuthenticationResponseJSON,
  ): Promise<void> {
    const purpose = `confirm ${login.id} ${site.origin}`
    const confirmed = await this.#proved(address, site, response, purpose)
    if (confirmed.user.id !== user.id) throw unknownPasskey()
  }

  /** Rejects with {@link Refusal} where the user has no such passkey. */
  async rename(user: UserRecord, id: string, label: string): Promise<void> {
    await this.#owned(user, id)
    await this.#init.accounts.passkeys.rename(id, keptLabel(label))
  }

  /**
   * What was opened with it ends at once. Rejects with {@link Refusal} where the user has no such passkey, or no other way to
   * get in again.
   */
  async remove(user: UserRecord, id: string): Promise<void> {
    await this.#owned(user, id)
    if (user.passwordHash === '' && (await this.list(user)).length === 1) throw lastPasskey()
    this.#init.logins.ended(await this.#init.accounts.passkeys.remove(id))
  }

  #proved(
    address: string,
    site: PasskeySite,
    response: AuthenticationResponseJSON,
    purpose: string,
  ): Promise<PasskeyLogin> {
    const credentialId = response.id
    return this.#init.logins.withPasskey({ name: `passkey ${credentialId}`, address }, async () => {
      const { accounts, environment } = this.#init
      const passkey = await accounts.passkeys.find(credentialId)
      const user = passkey === undefined ? undefined : await accounts.users.byId(passkey.user)
      if (passkey === undefined || user === undefined) throw unknownPasskey()
      const counter = await this.#verified('wrong-login', () =>
        verifyAuthentication(response, passkey, site, (challenge) => this.#challenges.take(challenge, purpose)),
      )
      await accounts.passkeys.used(passkey.id, counter, environment.now())
      return { user, passkey }
    })
  }

  #newPasskey(user: UserId, label: string, made: Made): NewPasskey {
    return { ...made, user, label: keptLabel(label), createdAt: this.#init.environment.now() }
  }

  async #owned(user: UserRecord, id: string): Promise<void> {
    const found = (await this.list(user)).some((passkey) => passkey.id === id)
    if (!found) throw new Refusal('not-found', 'This passkey has been removed already.')
  }

  /** Whatever is wrong with an answer, the person is told the same; the log tells what it was. */
  async #verified<Result>(code: 'bad-passkey' | 'wrong-login', verify: () => Promise<Result>): Promise<Result> {
    try {
      return await verify()
    } catch (error) {
      this.#init.log.warn('passkey-refused', { reason: String(error) })
      throw new Refusal(
        code,
        'The answer of the passkey does not fit, or came after more than five minutes. Try again.',
        {
          cause: error,
        },
      )
    }
  }
}

type Made = Omit<NewPasskey, 'user' | 'label' | 'createdAt'>

async function creationOptions(
  site: PasskeySite,
  user: Pick<UserRecord, 'id' | 'name'>,
  challenge: Uint8Array<ArrayBuffer>,
  known: readonly PasskeyRecord[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  return generateRegistrationOptions({
    rpName: 'Longwire',
    rpID: site.id,
    userID: Uint8Array.from(Buffer.from(user.id)),
    userName: user.name,
    userDisplayName: user.name,
    challenge,
    timeout: CHALLENGE_MS,
    attestationType: 'none',
    excludeCredentials: described(known),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  })
}

function described(known: readonly PasskeyRecord[]) {
  return known.map(({ credentialId: id, transports }) => ({ id, transports: transports as AuthenticatorTransport[] }))
}

/**
 * The id of the account that the answer to a challenge will make: the authenticator keeps it before there is the account,
 * and nothing has to be remembered in between.
 */
function accountIdOf(challenge: Uint8Array): UserId {
  return createHash('sha256').update(challenge).digest('base64url').slice(0, 22)
}

function unknownPasskey(): Refusal {
  return new Refusal(
    'wrong-login',
    'Longwire does not know this passkey (any more). Log in with your password, and add it again in the settings.',
  )
}

function lastPasskey(): Refusal {
  return new Refusal(
    'last-passkey',
    'This account has no password, and nobody could get in without this passkey. Set a password, or add another passkey first.',
  )
}

function tooMany(): Refusal {
  return new Refusal('too-many-logins', `There can be ${MAX_PASSKEYS} passkeys. Remove some that are not used.`)
}
