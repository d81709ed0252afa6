import type { SaslMechanism } from '../session/config.ts'
import { encodeUtf8 } from '../message/utf8-bytes.ts'
import { escapeName } from './escape-name.ts'

/** A token that a login service gave out. */
export interface BearerLogin {
  readonly token: string
  readonly username?: string
  readonly host?: string
  readonly port?: number
}

/** OAUTHBEARER. Source: RFC 7628 */
export function oauthBearer({ token, username, host, port }: BearerLogin): SaslMechanism {
  const fields = [
    username === undefined ? 'n,,' : `n,a=${escapeName(username)},`,
    ...(host === undefined ? [] : [`host=${host}`]),
    ...(port === undefined ? [] : [`port=${port}`]),
    `auth=Bearer ${token}`,
  ]
  return {
    name: 'OAUTHBEARER',
    start: () => ({ step: 'token' }),
    respond: (state) => {
      // The server tells of an error in a challenge, and refuses only after an empty answer to it.
      if (state.step === 'sent') return { kind: 'respond', state, data: encodeUtf8('\x01') }
      return { kind: 'respond', state: { step: 'sent' }, data: encodeUtf8(`${fields.join('\x01')}\x01\x01`) }
    },
  }
}
