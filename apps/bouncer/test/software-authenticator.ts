import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/** What a test gets wrong on purpose. */
export interface Mistakes {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  /** The person was there, and did not prove who they are. */
  readonly unverified?: boolean
  readonly counter?: number
  readonly userHandle?: string
  /** Signs with a key of somebody else. */
  readonly forged?: boolean
  /** The attestation brings a certificate. */
  readonly certificates?: boolean
}

interface Options {
  readonly challenge: string
}

/** What a browser's WebAuthn needs to make a credential, as far as it is looked at here. */
export interface CreationOptions extends Options {
  readonly rp: { readonly id: string }
  readonly user: { readonly id: string }
}

/** The same for the use of one. */
export interface RequestOptions extends Options {
  readonly rpId: string
}

const PRESENT = 0x01
const VERIFIED = 0x04
const ATTESTED = 0x40

/** A browser at one origin with an authenticator that holds one ES256 key. https://www.w3.org/TR/webauthn-3/ */
export class SoftwareAuthenticator {
  readonly id = randomBytes(16).toString('base64url')
  readonly #origin: string
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  #user = ''
  #counter = 0

  constructor(origin: string) {
    this.#origin = origin
  }

  /** What `navigator.credentials.create` resolves with, as JSON. */
  create(options: CreationOptions, mistakes: Mistakes = {}): Readonly<Record<string, unknown>> {
    this.#user = options.user.id
    const id = Buffer.from(this.id, 'base64url')
    const attested = Buffer.concat([Buffer.alloc(16), uint16(id.length), id, this.#coseKey()])
    const authData = Buffer.concat([this.#authData(options.rp.id, ATTESTED, mistakes), attested])
    const statement = cborMap(mistakes.certificates === true ? [[cborText('x5c'), Buffer.from([0x80])]] : [])
    const attestationObject = cborMap([
      [cborText('fmt'), cborText(mistakes.certificates === true ? 'packed' : 'none')],
      [cborText('attStmt'), statement],
      [cborText('authData'), cborBytes(authData)],
    ])
    return this.#credential({
      clientDataJSON: this.#clientData('webauthn.create', options, mistakes).toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    })
  }

  /** What `navigator.credentials.get` resolves with, as JSON. */
  get(options: RequestOptions, mistakes: Mistakes = {}): Readonly<Record<string, unknown>> {
    this.#counter = mistakes.counter ?? this.#counter + 1
    const authData = this.#authData(options.rpId, 0, mistakes)
    const clientData = this.#clientData('webauthn.get', options, mistakes)
    const signed = Buffer.concat([authData, sha256(clientData)])
    return this.#credential({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: sign('sha256', signed, this.#signingKey(mistakes)).toString('base64url'),
      userHandle: mistakes.userHandle ?? this.#user,
    })
  }

  #credential(response: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response }
  }

  #signingKey({ forged }: Mistakes): KeyObject {
    return forged === true ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : this.#keys.privateKey
  }

  #clientData(type: string, options: Options, mistakes: Mistakes): Buffer {
    const { challenge = options.challenge, origin = this.#origin } = mistakes
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  }

  #authData(rpId: string, flags: number, mistakes: Mistakes): Buffer {
    const verified = mistakes.unverified === true ? 0 : VERIFIED
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.#counter)
    return Buffer.concat([sha256(mistakes.rpId ?? rpId), Buffer.from([PRESENT | verified | flags]), counter])
  }

  /** https://www.rfc-editor.org/rfc/rfc9052 : EC2, ES256, P-256, x, y. */
  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    return cborMap([
      [Buffer.from([0x01]), Buffer.from([0x02])],
      [Buffer.from([0x03]), Buffer.from([0x26])],
      [Buffer.from([0x20]), Buffer.from([0x01])],
      [Buffer.from([0x21]), cborBytes(Buffer.from(x, 'base64url'))],
      [Buffer.from([0x22]), cborBytes(Buffer.from(y, 'base64url'))],
    ])
  }
}

function sha256(bytes: Buffer | string): Buffer {
  return createHash('sha256').update(bytes).digest()
}

function uint16(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff])
}

/** https://www.rfc-editor.org/rfc/rfc8949 , for at most 23 pairs. */
function cborMap(pairs: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([Buffer.from([0xa0 + pairs.length]), ...pairs.flat()])
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])
}

/** For 24 bytes or more. */
function cborBytes(bytes: Buffer): Buffer {
  // The shortest form, as authenticators have to write it.
  const head =
    bytes.length < 256 ? Buffer.from([0x58, bytes.length]) : Buffer.concat([Buffer.from([0x59]), uint16(bytes.length)])
  return Buffer.concat([head, bytes])
}
