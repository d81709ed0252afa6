import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Environment } from '@longwire/connection'
import { type Accounts, type PasskeyRecord, StoreError, type UserRecord } from '@longwire/store'
import type { Log } from '../log/log.ts'
import type { Authenticated, Logins } from './logins.ts'
import { CHALLENGE_MS, PasskeyChallenges } from './passkey-challenges.ts'
import type { PasskeySite } from './passkey-site.ts'
import { Refusal } from './refusal.ts'

const MAX_PASSKEYS = 50
const MAX_LABEL = 200
/** EdDSA, ES256, RS256: what authenticators have. https://www.iana.org/assignments/cose */
const ALGORITHMS = [-8, -7, -257]

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
    const { generateRegistrationOptions } = await import('@simplewebauthn/server')
    return generateRegistrationOptions({
      rpName: 'Longwire',
      rpID: site.id,
      userID: Uint8Array.from(Buffer.from(user.id)),
      userName: user.name,
      userDisplayName: user.name,
      challenge: this.#challenges.issue(`add ${login.id} ${site.origin}`),
      timeout: CHALLENGE_MS,
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialId, transports }) => ({
        id: credentialId,
        transports: transports as AuthenticatorTransport[],
      })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS,
    })
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
      return await this.#init.accounts.passkeys.add({
        user: user.id,
        credentialId: made.id,
        publicKey: Buffer.from(made.publicKey).toString('base64url'),
        counter: made.counter,
        transports: (made.transports ?? []).map(String).slice(0, 10),
        label: label.slice(0, MAX_LABEL),
        createdAt: this.#init.environment.now(),
      })
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'conflict') throw error
      throw new Refusal('passkey-taken', 'This passkey is registered already.', { cause: error })
    }
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
    const credentialId = response.id
    return this.#init.logins.withPasskey({ name: `passkey ${credentialId}`, address }, async () => {
      const { accounts, environment } = this.#init
      const passkey = await accounts.passkeys.find(credentialId)
      const user = passkey === undefined ? undefined : await accounts.users.byId(passkey.user)
      if (passkey === undefined || user === undefined) throw unknownPasskey()
      const counter = await this.#verified('wrong-login', () =>
        verifyAuthentication(response, passkey, site, (challenge) =>
          this.#challenges.take(challenge, `log in ${site.origin}`),
        ),
      )
      await accounts.passkeys.used(passkey.id, counter, environment.now())
      return { user, passkey }
    })
  }

  /** Rejects with {@link Refusal} where the user has no such passkey. */
  async rename(user: UserRecord, id: string, label: string): Promise<void> {
    await this.#owned(user, id)
    await this.#init.accounts.passkeys.rename(id, label.slice(0, MAX_LABEL))
  }

  /** What was opened with it ends at once. Rejects with {@link Refusal} where the user has no such passkey. */
  async remove(user: UserRecord, id: string): Promise<void> {
    await this.#owned(user, id)
    this.#init.logins.ended(await this.#init.accounts.passkeys.remove(id))
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

type Taken = (challenge: string) => boolean

/** Rejects where anything does not fit. */
async function verifyRegistration(response: RegistrationResponseJSON, site: PasskeySite, expectedChallenge: Taken) {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  await refuseCertificates(response)
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  })
  if (!verified) throw new Error('attestation not verified')
  return registrationInfo.credential
}

/** No attestation was asked for. To verify one with certificates, their lists of revocations would be fetched from anywhere. */
async function refuseCertificates({ response }: RegistrationResponseJSON): Promise<void> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers')
  const attestation = decodeAttestationObject(Uint8Array.from(Buffer.from(response.attestationObject, 'base64url')))
  const format = attestation.get('fmt')
  const selfSigned = format === 'packed' && attestation.get('attStmt').get('x5c') === undefined
  if (format !== 'none' && !selfSigned) throw new Error('attestation with certificates')
}

/** Resolves with the authenticator's counter; rejects where anything does not fit. */
async function verifyAuthentication(
  response: AuthenticationResponseJSON,
  passkey: PasskeyRecord,
  site: PasskeySite,
  expectedChallenge: Taken,
): Promise<number> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: Uint8Array.from(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.counter,
    },
  })
  if (!verified) throw new Error('signature not verified')
  const owner = Buffer.from(response.response.userHandle ?? '', 'base64url').toString()
  if (owner !== passkey.user) throw new Error('user handle of somebody else')
  return authenticationInfo.newCounter
}

function unknownPasskey(): Refusal {
  return new Refusal(
    'wrong-login',
    'Longwire does not know this passkey (any more). Log in with your password, and add it again in the settings.',
  )
}

function tooMany(): Refusal {
  return new Refusal('too-many-logins', `There can be ${MAX_PASSKEYS} passkeys. Remove some that are not used.`)
}
