import type { SaslMechanism } from '../session/config.ts'
import { encodeUtf8 } from '../message/utf8-bytes.ts'

/** EXTERNAL: the transport has told already who we are, by a client certificate. Source: RFC 4422, appendix A */
export function external(authzid = ''): SaslMechanism {
  return {
    name: 'EXTERNAL',
    start: () => ({}),
    respond: (state) => ({ kind: 'respond', state, data: encodeUtf8(authzid) }),
  }
}
