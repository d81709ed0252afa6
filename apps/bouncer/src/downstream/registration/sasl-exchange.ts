/** What a client said by PLAIN. Source: RFC 4616 */
export interface PlainLogin {
  /** Whom it wants to be; the empty string for the one who logs in. */
  readonly authorization: string
  readonly name: string
  readonly password: string
}

/** What one AUTHENTICATE came to. */
export type SaslStep =
  | { readonly kind: 'go-on' }
  | { readonly kind: 'more' }
  | { readonly kind: 'login'; readonly login: PlainLogin }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'unknown-mechanism' }

const CHUNK = 400
/** Characters of base64: more than any name and password take. */
const MAX_RESPONSE = 4096

/** A login by SASL, from its mechanism to what was said. Source: https://ircv3.net/specs/extensions/sasl-3.1 */
export class SaslExchange {
  #begun = false
  #response = ''

  take(parameter: string): SaslStep {
    if (parameter === '*') return { kind: 'aborted' }
    if (!this.#begun) {
      if (parameter.toUpperCase() !== 'PLAIN') return { kind: 'unknown-mechanism' }
      this.#begun = true
      return { kind: 'go-on' }
    }
    if (parameter.length > CHUNK || this.#response.length + parameter.length > MAX_RESPONSE) return { kind: 'too-long' }
    // `+` alone says that there is nothing (more).
    if (parameter !== '+') this.#response += parameter
    if (parameter.length === CHUNK) return { kind: 'more' }
    const login = decodePlain(this.#response)
    return login === undefined ? { kind: 'failed' } : { kind: 'login', login }
  }
}

function decodePlain(base64: string): PlainLogin | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return undefined
  const [authorization, name, password, ...rest] = Buffer.from(base64, 'base64').toString('utf8').split('\0')
  if (authorization === undefined || name === undefined || password === undefined || rest.length > 0) return undefined
  return { authorization, name, password }
}
