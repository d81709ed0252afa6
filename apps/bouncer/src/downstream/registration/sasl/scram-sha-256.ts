import { randomBytes } from 'node:crypto'
import type { PasswordLogin, ScramAttempt } from '../../../login/logins.ts'
import { Refusal } from '../../../login/refusal.ts'
import { checkProof } from '../../../login/scram.ts'
import { parseLoginName } from '../login-name.ts'
import { notUnderstood, onlyOneself } from './plain.ts'
import type { SaslAttempt, SaslMechanism, SaslServices } from './sasl-mechanism.ts'

const NONCE_BYTES = 18
const MAX_NONCE = 256

/** The password is proved and not told, and so is the server's knowledge of it. Source: RFC 5802, RFC 7677 */
export const scramSha256: SaslMechanism = {
  name: 'SCRAM-SHA-256',
  offeredTo: () => true,
  begin(services) {
    let take: SaslAttempt = async (message) => {
      const first = parseFirst(message.toString('utf8'))
      onlyOneself(first.authorization, first.name)
      const attempt = await begin(services, first.name)
      const exchange = openExchange(first, attempt)
      take = async (final) => {
        const { signature, found } = checkFinal(final.toString('utf8'), exchange)
        // The client has seen the server's proof, and agrees.
        take = async (agreement) => {
          if (agreement.length > 0) throw notUnderstood()
          return { kind: 'logged-in', found: await services.logins.unchanged(found), name: first.name }
        }
        return { kind: 'challenge', text: `v=${signature.toString('base64')}` }
      }
      return { kind: 'challenge', text: exchange.serverFirst }
    }
    return (message) => take(message)
  },
}

/** What the client says first, taken apart. */
interface ClientFirst {
  /** The GS2 header, which has to come again in base64. */
  readonly header: string
  readonly authorization: string
  readonly name: string
  readonly nonce: string
  /** Without the header: what is signed. */
  readonly bare: string
}

interface Exchange {
  readonly first: ClientFirst
  readonly attempt: ScramAttempt
  readonly serverFirst: string
  readonly nonce: string
}

/** `n,,n=NAME,r=NONCE`. Channel binding is not offered, so that nobody can ask for it. Throws {@link Refusal}. */
function parseFirst(text: string): ClientFirst {
  const match = /^((?:n|y),(?:a=([^,]*))?,)(n=([^,]+),r=([\x21-\x2b\x2d-\x7e]+))$/.exec(text)
  if (match === null) throw notUnderstood()
  const [, header = '', authorization = '', bare = '', name = '', nonce = ''] = match
  if (nonce.length > MAX_NONCE) throw notUnderstood()
  return { header, authorization: unescapeName(authorization), name: unescapeName(name), nonce, bare }
}

/** `=2C` is a comma and `=3D` an equals sign; any other use of `=` is forbidden. Throws {@link Refusal}. */
function unescapeName(text: string): string {
  if (/=(?!2C|3D)/.test(text)) throw notUnderstood()
  return text.replaceAll('=2C', ',').replaceAll('=3D', '=')
}

function begin({ logins, peer }: SaslServices, name: string): Promise<ScramAttempt> {
  return logins.withScram({ name: parseLoginName(name).user, address: peer.address })
}

function openExchange(first: ClientFirst, attempt: ScramAttempt): Exchange {
  const nonce = `${first.nonce}${randomBytes(NONCE_BYTES).toString('base64')}`
  const { salt, iterations } = attempt.verifier
  return { first, attempt, nonce, serverFirst: `r=${nonce},s=${salt.toString('base64')},i=${iterations}` }
}

/** `c=HEADER,r=NONCE,p=PROOF`. Throws {@link Refusal}, which does not tell whether name, password or proof is wrong. */
function checkFinal(
  text: string,
  { first, attempt, nonce, serverFirst }: Exchange,
): { readonly signature: Buffer; readonly found: PasswordLogin } {
  const match = /^(c=([^,]+),r=([^,]+)),p=([A-Za-z0-9+/]+=*)$/.exec(text)
  if (match === null) throw notUnderstood()
  const [, withoutProof = '', binding = '', echoed = '', proof = ''] = match
  if (Buffer.from(binding, 'base64').toString('utf8') !== first.header || echoed !== nonce) throw notUnderstood()
  const said = [first.bare, serverFirst, withoutProof].join(',')
  const signature = checkProof(attempt.verifier, said, Buffer.from(proof, 'base64'))
  const found = attempt.finish(signature !== undefined)
  if (signature === undefined) throw new Refusal('wrong-login', 'The name or the password is wrong.')
  return { signature, found }
}
