import type { HalfMade } from '../../listeners/half-made-connections.ts'
import type { CertificateFingerprints } from '../../../login/fingerprint.ts'
import type { Logins, PasswordLogin } from '../../../login/logins.ts'

/** Who is at the other end of a connection of an IRC client. */
export interface ClientPeer {
  /** The address it came from, as text. */
  readonly address: string
  /** Its place among those on which nobody has logged in yet. */
  readonly place: HalfMade
  /** Who it is already known to be: the cookie of a WebSocket. */
  readonly known?: PasswordLogin
  /** The certificate that it showed, where it came over TLS and has one. */
  readonly certificate?: CertificateFingerprints
}

/** What a mechanism stands on. */
export interface SaslServices {
  readonly logins: Logins
  readonly peer: ClientPeer
}

/** What a client's message came to. */
export type SaslAnswer =
  | { readonly kind: 'challenge'; readonly text: string }
  /** `name` is what it logged in as, with network and client. */
  | { readonly kind: 'logged-in'; readonly found: PasswordLogin; readonly name: string }

/** One login. Each message of the client is answered before the next is taken; rejects with {@link Refusal}. */
export type SaslAttempt = (message: Buffer) => Promise<SaslAnswer>

/** A way to log in by SASL, from the server's side. */
export interface SaslMechanism {
  /** Upper case. */
  readonly name: string
  /** Whether it can succeed for this client. */
  offeredTo(peer: ClientPeer): boolean
  begin(services: SaslServices): SaslAttempt
}
