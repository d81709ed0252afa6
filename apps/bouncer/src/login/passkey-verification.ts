import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { PasskeyRecord } from '@longwire/store'
import type { PasskeySite } from './passkey-site.ts'

/** EdDSA, ES256, RS256: what authenticators have. https://www.iana.org/assignments/cose */
export const ALGORITHMS = [-8, -7, -257]

/** Whether a challenge was given out for what is being answered; asked once for each answer. */
export type Taken = (challenge: string) => boolean

/** Of a passkey that a browser made, what is to be kept. Rejects where anything does not fit. */
export async function verifyRegistration(response: RegistrationResponseJSON, site: PasskeySite, taken: Taken) {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  await refuseCertificates(response)
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: taken,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  })
  if (!verified) throw new Error('attestation not verified')
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential
  return {
    credentialId: id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: transports.map(String).slice(0, 10),
  }
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
export async function verifyAuthentication(
  response: AuthenticationResponseJSON,
  passkey: PasskeyRecord,
  site: PasskeySite,
  taken: Taken,
): Promise<number> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: taken,
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
