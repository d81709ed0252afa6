import type { PasswordLogin } from '../../../login/logins.ts'
import { Refusal } from '../../../login/refusal.ts'
import { onlyOneself } from './plain.ts'
import type { SaslMechanism, SaslServices } from './sasl-mechanism.ts'

/**
 * Whom the connection shows already: by a client's certificate, or the session of the web that a WebSocket was opened in.
 * The message may say the name with network and client. Source: RFC 4422, appendix A
 */
export const external: SaslMechanism = {
  name: 'EXTERNAL',
  offeredTo: ({ certificate, known }) => certificate !== undefined || known !== undefined,
  begin: (services) => async (message) => {
    const found = await shown(services)
    const authorization = message.toString('utf8')
    onlyOneself(authorization, found.user.name)
    return { kind: 'logged-in', found, name: authorization === '' ? found.user.name : authorization }
  },
}

async function shown({ logins, peer }: SaslServices): Promise<PasswordLogin> {
  if (peer.known !== undefined) return peer.known
  if (peer.certificate === undefined) throw new Refusal('wrong-login', 'This connection shows no certificate')
  return logins.withCertificate(peer.certificate)
}
