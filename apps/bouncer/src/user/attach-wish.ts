import type { NetworkId } from '@longwire/store'

/** Where a screen wants to be attached, and how. */
export interface AttachWish {
  readonly network:
    | { readonly by: 'id'; readonly id: NetworkId }
    | { readonly by: 'name'; readonly name: string }
    /** The bouncer itself. */
    | { readonly by: 'none' }
    /** A client that says nothing: the only network there is, or the bouncer itself. */
    | { readonly by: 'default' }
  /** `mux`: what is enabled of the wanted capabilities is told first, with CAP ACK. */
  readonly greeting: 'mux' | 'plain'
  /** For `mux`; others have negotiated theirs. */
  readonly capabilities?: readonly string[]
  /** A cursor of docs/extensions/resume.md, or `*`. */
  readonly resume?: string
  /** What is unread and was missed is looked up when this has resolved; at once without it. */
  readonly asked?: Promise<void>
  /** Keys of metadata of which it is told from the beginning. See docs/extensions/mux.md. */
  readonly metadata?: readonly string[]
  /** AWAY before the registration; `*` says that nobody is there. */
  readonly away?: string
  /** The login that it came in by, where that can be revoked alone: what it leaves behind ends with it. */
  readonly login?: string
  /** The origin of the page that it is on, where that is on HTTPS. */
  readonly page?: string
  /** SHA-512 of the certificate that its connection shows. */
  readonly certificate?: string
  /** What the person calls this client (perhaps nothing); undefined for one that remembers itself what it was shown. */
  readonly client?: string
}
