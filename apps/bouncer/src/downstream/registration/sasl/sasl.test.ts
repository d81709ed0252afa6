import assert from 'node:assert/strict'
import { createHash, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { createTcpClient, systemEnvironment } from '@longwire/connection/node'
import { scramSha256 } from '@longwire/irc/sasl/scram'
import { temporaryFolder, tlsCertificates } from '@longwire/peers'
import { WebSocket } from 'ws'
import { Installation } from '../../../../test/installation.ts'
import { TestIrcClient } from '../../../../test/irc-client.ts'
import { challengeOf, proveByScram } from '../../../../test/scram-client.ts'
import { silentLog } from '../../../log/log.ts'
import { ServerCertificate } from '../../listeners/server-certificate.ts'

const password = 'correct horse'
const encode = (text: string): string => Buffer.from(text).toString('base64')

/** A client that has said its name and asked for `sasl`. */
async function begun(port: number, ca?: string, own?: { cert: string; key: string }): Promise<TestIrcClient> {
  const client = await TestIrcClient.connect(port, ca, own)
  client.send('CAP LS 302', 'CAP REQ sasl', 'NICK ada', 'USER ada 0 * :Ada')
  await client.waitFor(/ ACK :?sasl$/)
  return client
}

/** A turn of the event loop. */
async function turn(): Promise<void> {
  await new Promise<void>((resolve) => systemEnvironment().nextTurn(resolve))
}

/** A bouncer that listens with TLS too. */
async function secured(): Promise<{ installation: Installation; port: number; ca: string }> {
  const { ca, valid } = await tlsCertificates()
  const folder = temporaryFolder('tls')
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  writeFileSync(cert, valid.cert)
  writeFileSync(key, valid.key)
  const installation = await Installation.start({ certificate: await ServerCertificate.load(cert, key, silentLog) })
  return { installation, port: installation.bouncer.ircPorts[1] ?? 0, ca }
}

describe('SCRAM-SHA-256', () => {
  test('proves the password and is shown the server’s proof; 900 with 903 come after the client has agreed', async () => {
    await using installation = await Installation.start()
    await installation.setUp()
    const client = await begun(installation.bouncer.ircPorts[0] ?? 0)
    const signature = await proveByScram(client, { name: 'ada/nowhere@phone', password })
    assert.equal(challengeOf(await client.waitFor(/^AUTHENTICATE \S+$/)), `v=${signature}`)
    assert.ok(!client.lines.some((line) => / 90[03] /.test(line)))
    client.send('AUTHENTICATE +')
    await client.waitFor(/ 900 ada \S+ ada /)
    await client.waitFor(/ 903 ada /)
    client.send('CAP END')
    await client.waitFor(/ERROR :There is no network named nowhere$/)
  })

  test('is what our own client does, which refuses a server without proof', async () => {
    await using installation = await Installation.start()
    await installation.setUp()
    const client = createTcpClient({
      targets: [{ host: '127.0.0.1', port: installation.bouncer.ircPorts[0] ?? 0, tls: false }],
      session: { nickname: 'ada' },
      secrets: { mechanisms: [scramSha256({ username: 'ada', password })] },
    })
    await client.open().done
    await client.close().done
  })

  test('with a wrong password, an unknown name, a spoiled nonce or channel binding ends with 904', async () => {
    await using installation = await Installation.start()
    await installation.setUp()
    const client = await begun(installation.bouncer.ircPorts[0] ?? 0)
    await proveByScram(client, { name: 'ada', password: 'wrong horse' })
    const wrong = await client.waitFor(/ 904 ada /)
    await proveByScram(client, { name: 'eve', password })
    assert.equal(await client.waitFor(/ 904 ada /), wrong, 'the words are the same for both')
    await proveByScram(client, { name: 'ada', password, spoil: (final) => final.replace(',r=', ',r=x') })
    await client.waitFor(/ 904 ada /)
    await proveByScram(client, { name: 'ada', password, spoil: (final) => final.replace('c=biws', 'c=eSws') })
    await client.waitFor(/ 904 ada /)
    await proveByScram(client, { name: 'ada', password, spoil: () => 'nothing of that' })
    await client.waitFor(/ 904 ada /)
  })

  test('asks a name that is not known the same way each time, as it does for one that is', async () => {
    await using installation = await Installation.start()
    await installation.setUp()
    const client = await begun(installation.bouncer.ircPorts[0] ?? 0)
    const asked = async (name: string): Promise<string> => {
      client.send('AUTHENTICATE SCRAM-SHA-256', `AUTHENTICATE ${encode(`n,,n=${name},r=abc`)}`)
      const challenge = challengeOf(await client.waitFor(/^AUTHENTICATE \S{9,}$/))
      client.send('AUTHENTICATE *')
      await client.waitFor(/ 906 /)
      return challenge.slice(challenge.indexOf(',s='))
    }
    assert.equal(await asked('eve'), await asked('eve'))
    assert.equal(await asked('ada'), await asked('ada'))
    assert.notEqual(await asked('eve'), await asked('bob'))
  })

  test('with a client that wants channel binding, to be somebody else, or speaks nonsense is refused', async () => {
    await using installation = await Installation.start()
    await installation.setUp()
    const client = await begun(installation.bouncer.ircPorts[0] ?? 0)
    for (const first of [
      'p=tls-exporter,,n=ada,r=abc',
      'n,a=eve,n=ada,r=abc',
      'n,,n=a=da,r=abc',
      'n,,n=ada',
      '',
      'x',
    ]) {
      client.send('AUTHENTICATE SCRAM-SHA-256', `AUTHENTICATE ${first === '' ? '+' : encode(first)}`)
      await client.waitFor(/ 904 ada /)
    }
    client.send('AUTHENTICATE SCRAM-SHA-256', 'AUTHENTICATE ???')
    await client.waitFor(/ 904 ada /)
  })

  test('works for an older account once its password was used, and not before', async () => {
    await using installation = await Installation.start()
    await installation.setUp()
    const { users } = installation.store.accounts
    const [ada] = await users.list()
    assert.ok(ada)
    // As an account of a version without SCRAM: a hash, and no verifier.
    await users.setPassword(ada.id, ada.passwordHash)
    const client = await begun(installation.bouncer.ircPorts[0] ?? 0)
    await proveByScram(client, { name: 'ada', password })
    await client.waitFor(/ 904 ada /)
    client.send('AUTHENTICATE PLAIN', `AUTHENTICATE ${encode(`\0ada\0${password}`)}`)
    await client.waitFor(/ 903 ada /)
    while ((await users.scram(ada.id)) === undefined) await turn()
    const again = await begun(installation.bouncer.ircPorts[0] ?? 0)
    await proveByScram(again, { name: 'ada', password })
    again.send('AUTHENTICATE +')
    await again.waitFor(/ 903 ada /)
  })

  test('guesses are slowed down as those of passwords are', async () => {
    await using installation = await Installation.start()
    await installation.setUp()
    const client = await begun(installation.bouncer.ircPorts[0] ?? 0)
    for (let i = 0; i < 5; i++) {
      await proveByScram(client, { name: 'ada', password: `wrong ${i}` })
      await client.waitFor(/ 904 ada /)
    }
    client.send('AUTHENTICATE SCRAM-SHA-256', `AUTHENTICATE ${encode('n,,n=ada,r=abc')}`)
    await client.waitFor(/ 904 ada :Too many wrong passwords\. Try again in \d+ seconds\.$/)
  })
})

describe('EXTERNAL', () => {
  for (const digest of ['sha256', 'sha512']) {
    test(`lets in whoever shows a certificate that is registered by its ${digest}, until it is revoked`, async () => {
      const { installation, port, ca } = await secured()
      await using running = installation
      const { client: own } = await tlsCertificates()
      const cookie = await running.setUp()
      const stranger = await begun(port, ca, own)
      assert.ok(stranger.lines.some((line) => /[ :]sasl=PLAIN,SCRAM-SHA-256,EXTERNAL( |$)/.test(line)))
      stranger.send('AUTHENTICATE EXTERNAL', 'AUTHENTICATE +')
      await stranger.waitFor(/ 904 ada :This certificate is not registered with any account\.$/)

      const fingerprint = createHash(digest).update(new X509Certificate(own.cert).raw).digest('hex')
      const added = await running.post('/api/certificates', { fingerprint, label: 'laptop' }, { cookie })
      const { id } = (await added.json()) as { id: string }
      const client = await begun(port, ca, own)
      client.send('AUTHENTICATE EXTERNAL', 'AUTHENTICATE +')
      await client.waitFor(/ 900 ada \S+ ada /)
      await client.waitFor(/ 903 ada /)
      client.send('CAP END')
      await client.waitFor(/ 001 ada /)
      await running.delete(`/api/logins/${id}`, { cookie })
      await client.waitFor(/ERROR :This login was revoked$/)
    })
  }

  test('is not offered to a client without a certificate, and refused with 908', async () => {
    const { installation, port, ca } = await secured()
    await using running = installation
    await running.setUp()
    const client = await TestIrcClient.connect(port, ca)
    client.send('CAP LS 302')
    assert.match(await client.waitFor(/ CAP \* LS :/), /[ :]sasl=PLAIN,SCRAM-SHA-256( |$)/)
    client.send('CAP REQ sasl', 'AUTHENTICATE EXTERNAL')
    await client.waitFor(/ 908 \* PLAIN,SCRAM-SHA-256 /)
    await client.waitFor(/ 904 \* /)
  })

  test('as somebody else is refused; a network and a client may be named', async () => {
    const { installation, port, ca } = await secured()
    await using running = installation
    const { client: own } = await tlsCertificates()
    const cookie = await running.setUp()
    const { fingerprint } = own
    await running.post('/api/certificates', { fingerprint, label: 'laptop' }, { cookie })
    const client = await begun(port, ca, own)
    client.send('AUTHENTICATE EXTERNAL', `AUTHENTICATE ${encode('eve')}`)
    await client.waitFor(/ 904 ada :One can only log in as oneself$/)
    client.send('AUTHENTICATE EXTERNAL', `AUTHENTICATE ${encode('ada/nowhere')}`)
    await client.waitFor(/ 903 ada /)
    client.send('CAP END')
    await client.waitFor(/ERROR :There is no network named nowhere$/)
  })

  test('is the session of the web on a WebSocket', async () => {
    await using installation = await Installation.start()
    const cookie = await installation.setUp()
    const url = `${installation.address.replace('http', 'ws')}/api/socket`
    const socket = new WebSocket(url, ['text.ircv3.net'], { headers: { cookie } })
    const lines: string[] = []
    socket.on('message', (data: Buffer) => lines.push(data.toString()))
    const waitFor = async (pattern: RegExp): Promise<void> => {
      while (!lines.some((line) => pattern.test(line))) await once(socket, 'message')
    }
    await once(socket, 'open')
    for (const line of ['CAP LS 302', 'CAP REQ sasl', 'NICK ada', 'USER ada 0 * :Ada', 'AUTHENTICATE EXTERNAL']) {
      socket.send(line)
    }
    await waitFor(/ sasl=PLAIN,SCRAM-SHA-256,EXTERNAL/)
    await waitFor(/^AUTHENTICATE \+$/)
    socket.send('AUTHENTICATE +')
    await waitFor(/ 903 ada /)
    socket.send('CAP END')
    await waitFor(/ 001 ada /)
    socket.close()
  })
})
