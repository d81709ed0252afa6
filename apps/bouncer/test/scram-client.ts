import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import type { TestIrcClient } from './irc-client.ts'

/** What may be wrong in a test's login by SCRAM. */
interface ScramWish {
  readonly name: string
  readonly password: string
  /** The GS2 header; `n,,` unless told otherwise. */
  readonly header?: string
  /** Changes what the client says last. */
  readonly spoil?: (final: string) => string
}

const encode = (text: string): string => Buffer.from(text).toString('base64')

/**
 * A client's side of SCRAM-SHA-256 on node:crypto alone, up to its proof; resolves with the signature that the server should
 * have. The capability `sasl` must be on.
 */
export async function proveByScram(client: TestIrcClient, wish: ScramWish): Promise<string> {
  const { name, password, header = 'n,,', spoil = (final) => final } = wish
  client.send('AUTHENTICATE SCRAM-SHA-256')
  await client.waitFor(/^AUTHENTICATE \+$/)
  const bare = `n=${name.replaceAll('=', '=3D').replaceAll(',', '=2C')},r=${randomBytes(12).toString('hex')}`
  client.send(`AUTHENTICATE ${encode(header + bare)}`)
  const serverFirst = challengeOf(await client.waitFor(/^AUTHENTICATE \S+$/))
  const [, nonce = '', salt = '', iterations = ''] = /^r=([^,]+),s=([^,]+),i=(\d+)$/.exec(serverFirst) ?? []
  const salted = pbkdf2Sync(password, Buffer.from(salt, 'base64'), Number(iterations), 32, 'sha256')
  const sign = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
  const clientKey = sign(salted, 'Client Key')
  const withoutProof = `c=${encode(header)},r=${nonce}`
  const said = `${bare},${serverFirst},${withoutProof}`
  const signature = sign(createHash('sha256').update(clientKey).digest(), said)
  const proof = Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0)))
  client.send(`AUTHENTICATE ${encode(spoil(`${withoutProof},p=${proof.toString('base64')}`))}`)
  return sign(sign(salted, 'Server Key'), said).toString('base64')
}

/** What the server says in one AUTHENTICATE. */
export function challengeOf(line: string): string {
  return Buffer.from(line.split(' ')[1] ?? '', 'base64').toString()
}
