/** Characters of base64 in one AUTHENTICATE. */
const CHUNK = 400
/** Characters of base64: more than any name and password take. */
const MAX_MESSAGE = 4096

/** What one AUTHENTICATE came to. */
export type SaslPiece =
  | { readonly kind: 'more' }
  | { readonly kind: 'message'; readonly message: Buffer }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'not-base64' }

/** A client's messages in pieces of at most 400 characters. Source: https://ircv3.net/specs/extensions/sasl-3.1 */
export class SaslAssembly {
  #text = ''

  take(piece: string): SaslPiece {
    if (piece === '*') return { kind: 'aborted' }
    if (piece.length > CHUNK || this.#text.length + piece.length > MAX_MESSAGE) return { kind: 'too-long' }
    // `+` alone says that there is nothing (more).
    if (piece !== '+') this.#text += piece
    if (piece.length === CHUNK) return { kind: 'more' }
    const text = this.#text
    this.#text = ''
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return { kind: 'not-base64' }
    return { kind: 'message', message: Buffer.from(text, 'base64') }
  }
}

/** The same in the other direction: what AUTHENTICATE has to say, one after the other. */
export function saslPieces(text: string): readonly string[] {
  const base64 = Buffer.from(text, 'utf8').toString('base64')
  const pieces = base64.match(/.{1,400}/g) ?? []
  return base64.length % CHUNK === 0 ? [...pieces, '+'] : pieces
}
