import type { SaslMechanism } from '../session/config.ts'
import { encodeUtf8 } from '../message/utf8-bytes.ts'
import { prepare } from './saslprep.ts'

/** A name and a password. */
export interface PasswordLogin {
  readonly username: string
  readonly password: string
  /** Whom to be, where it is not the one who logs in. */
  readonly authzid?: string
}

/** PLAIN: name and password as they are, so over TLS only. Source: RFC 4616 */
export function plain({ username, password, authzid = username }: PasswordLogin): SaslMechanism {
  return {
    name: 'PLAIN',
    start: () => ({}),
    respond: (state) => ({
      kind: 'respond',
      state,
      data: encodeUtf8([authzid, prepare(username), prepare(password)].join('\0')),
    }),
  }
}
