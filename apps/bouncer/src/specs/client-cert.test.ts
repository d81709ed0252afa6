import assert from 'node:assert/strict'
import { createHash, X509Certificate } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { temporaryFolder, tlsCertificates } from '@longwire/peers'
import { ServerCertificate } from '../downstream/listeners/server-certificate.ts'
import { silentLog } from '../log/log.ts'
import { Installation } from '../../test/installation.ts'
import { TestIrcClient } from '../../test/irc-client.ts'

const login = ['PASS :correct horse', 'NICK ada', 'USER ada 0 * :Ada', 'CAP END']
const capabilities = 'CAP REQ :soju.im/client-cert batch'

/** An installation with TLS, and clients of it with a certificate of their own or without. */
async function withClients(
  play: (
    connect: (shows: boolean, ...lines: readonly string[]) => Promise<TestIrcClient>,
    sha512: string,
  ) => Promise<void>,
): Promise<void> {
  const { ca, client: own, valid } = await tlsCertificates()
  const folder = temporaryFolder('tls')
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  writeFileSync(cert, valid.cert)
  writeFileSync(key, valid.key)
  const certificate = await ServerCertificate.load(cert, key, silentLog)
  await using installation = await Installation.start({ certificate })
  await installation.setUp()
  const sha512 = createHash('sha512').update(new X509Certificate(own.cert).raw).digest('hex')
  await play(async (shows, ...lines) => {
    const client = await TestIrcClient.connect(installation.bouncer.ircPorts[1] ?? 0, ca, shows ? own : {})
    client.send(...lines)
    return client
  }, sha512)
}

// Source: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/client-cert.md
describe('soju.im/client-cert', () => {
  test('“The fingerprint of a TLS client certificate is the SHA-512 digest of its DER encoding”; “Once the server sends the CREATE subcommand … the server SHOULD successfully accept SASL EXTERNAL”, until it is deleted', () =>
    withClients(async (connect, sha512) => {
      const first = await connect(true, capabilities, ...login)
      await first.waitFor(/ 001 ada /)
      first.send('CLIENTCERT CREATE :my laptop')
      await first.waitFor(/CLIENTCERT CREATE$/)
      first.send('CLIENTCERT LIST')
      await first.waitFor(/ BATCH \+\S+ soju\.im\/client-cert$/)
      await first.waitFor(new RegExp(`CLIENTCERT LIST ${sha512} name=my\\\\slaptop;time=`))
      const second = await connect(true, 'CAP REQ sasl', 'NICK ada', 'USER ada 0 * :Ada')
      second.send('AUTHENTICATE EXTERNAL', 'AUTHENTICATE +', 'CAP END')
      await second.waitFor(/ 903 ada /)
      await second.waitFor(/ 001 ada /)
      first.send(`CLIENTCERT DELETE ${sha512}`)
      await first.waitFor(new RegExp(`CLIENTCERT DELETE ${sha512}$`))
      await second.waitFor(/ERROR :This login was revoked$/)
    }))

  test('“The server SHOULD NOT change the name of the pinned certificate … if the certificate is already pinned.” “The server MUST NOT fail on the sole reason that the name parameter is deemed invalid.”', () =>
    withClients(async (connect, sha512) => {
      const client = await connect(true, capabilities, ...login)
      await client.waitFor(/ 001 ada /)
      const name = 'é'.repeat(60)
      client.send(`CLIENTCERT CREATE :${name}`, 'CLIENTCERT CREATE :another', 'CLIENTCERT LIST')
      await client.waitFor(/CLIENTCERT CREATE$/)
      await client.waitFor(/CLIENTCERT CREATE$/)
      const listed = await client.waitFor(/CLIENTCERT LIST /)
      assert.ok(listed.includes(`${sha512} name=${'é'.repeat(32)};`), 'at most 64 bytes')
      client.send('CLIENTCERT DELETE', 'CLIENTCERT LIST')
      await client.waitFor(/CLIENTCERT DELETE$/)
      await client.waitFor(/ BATCH \+\S+ soju\.im\/client-cert$/)
      await client.waitFor(/ BATCH -/)
      assert.equal(client.lines.filter((line) => line.includes('CLIENTCERT LIST')).length, 1, '“an empty batch”')
    }))

  test('“FAIL CLIENTCERT NOCERT CREATE”, “FAIL CLIENTCERT UNKNOWN_COMMAND”: also to a client without standard-replies, for it is of this specification', () =>
    withClients(async (connect) => {
      const bare = await connect(false, capabilities, ...login)
      bare.send('CLIENTCERT CREATE :nothing', 'CLIENTCERT FROB')
      await bare.waitFor(/ FAIL CLIENTCERT NOCERT CREATE :/)
      await bare.waitFor(/ FAIL CLIENTCERT UNKNOWN_COMMAND FROB :/)
    }))
})
