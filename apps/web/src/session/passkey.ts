import { passkeyTexts } from '../texts/passkeys/passkey-texts.ts'
import { type Entered, enter } from './first-answer.ts'
import { type Answered, type Refused, request } from './request.ts'

/** A key of this account in a phone, a computer or a security key. Source: docs/http.md */
export interface Passkey {
  readonly id: string
  readonly label: string
  readonly lastUsedAt: number
  /** This browser is signed in with it. */
  readonly current: boolean
}

/** The passkeys of who is signed in. */
export const passkeyApi = {
  list: () => request<readonly Passkey[]>('GET', '/api/passkeys'),
  rename: (id: string, label: string) =>
    request<void>('POST', `/api/passkeys/${encodeURIComponent(id)}/rename`, { label }),
  remove: (id: string) => request<void>('DELETE', `/api/passkeys/${encodeURIComponent(id)}`),
}

/** Makes a passkey on this device, or on one that the browser finds, and keeps it. */
export async function addPasskey(label: string): Promise<Answered<Passkey>> {
  await passkeyTexts.load()
  if (isOld()) return refused('old-browser', passkeyTexts().old)
  const options = await request<PublicKeyCredentialCreationOptionsJSON>('POST', '/api/passkeys/options', {})
  if (!options.ok) return options
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options.value)
  const made = await asked(navigator.credentials.create({ publicKey }))
  return made.ok ? request('POST', '/api/passkeys', { label, response: made.value }) : made
}

/** Makes an account that has no password: the token of the one-time link, or of an invite, and a passkey made now. */
export async function makeAccountWithPasskey(way: 'setup' | 'join', token: string, name: string): Promise<Entered> {
  await passkeyTexts.load()
  if (isOld()) return refused('old-browser', passkeyTexts().old)
  const path = `/api/${way}/passkey`
  const options = await request<PublicKeyCredentialCreationOptionsJSON>('POST', `${path}/options`, { token, name })
  if (!options.ok) return options
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options.value)
  const made = await asked(navigator.credentials.create({ publicKey }))
  return made.ok ? enter(path, { token, name, label: '', response: made.value }) : made
}

/** Signs in with any passkey of this site that the person chooses. */
export async function signInWithPasskey(): Promise<Entered> {
  await passkeyTexts.load()
  if (isOld()) return refused('old-browser', passkeyTexts().old)
  const options = await request<PublicKeyCredentialRequestOptionsJSON>('POST', '/api/login/passkey/options', {})
  if (!options.ok) return options
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options.value)
  const chosen = await asked(navigator.credentials.get({ publicKey }))
  return chosen.ok ? enter('/api/login/passkey', { response: chosen.value }) : chosen
}

/** Where the page is not secure the bouncer says what to open instead, so a browser without WebAuthn counts as old only where it is. */
function isOld(): boolean {
  return window.isSecureContext && typeof globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON !== 'function'
}

async function asked(choice: Promise<Credential | null>): Promise<Answered<unknown>> {
  try {
    const credential = await choice
    if (credential instanceof PublicKeyCredential) return { ok: true, value: credential.toJSON() }
  } catch (error) {
    // The authenticator has one for this account already.
    if (error instanceof DOMException && error.name === 'InvalidStateError') {
      return refused('passkey-taken', passkeyTexts().there)
    }
  }
  // Browsers do not tell whether nobody wanted to, nothing fitted, or it took too long.
  return refused('cancelled', passkeyTexts().none)
}

function refused(code: string, text: string): Refused {
  return { ok: false, code, text }
}
