import { Refusal } from '../../../login/refusal.ts'
import { parseLoginName } from '../login-name.ts'
import type { SaslMechanism } from './sasl-mechanism.ts'

/** The name and the password as they are. Source: RFC 4616 */
export const plain: SaslMechanism = {
  name: 'PLAIN',
  offeredTo: () => true,
  begin:
    ({ logins, peer }) =>
    async (message) => {
      const [authorization, name, password, ...rest] = message.toString('utf8').split('\0')
      if (authorization === undefined || name === undefined || password === undefined || rest.length > 0) {
        throw notUnderstood()
      }
      onlyOneself(authorization, name)
      const attempt = { name: parseLoginName(name).user, address: peer.address }
      return { kind: 'logged-in', found: await logins.withPassword(attempt, password), name }
    },
}

/** Nobody logs in as somebody else. Throws {@link Refusal}. */
export function onlyOneself(authorization: string, name: string): void {
  if (authorization === '') return
  if (parseLoginName(authorization).user.toLowerCase() === parseLoginName(name).user.toLowerCase()) return
  throw new Refusal('wrong-login', 'One can only log in as oneself')
}

/** What the client said makes no sense in this mechanism. */
export function notUnderstood(): Refusal {
  return new Refusal('bad-request', 'The login could not be understood')
}
