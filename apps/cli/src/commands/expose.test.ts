import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { skipUnless, startCaddy, startNginx, temporaryFolder, tlsCertificates } from '@longwire/peers'
import { runLongwire } from '../../test/run.ts'
import { Serving } from '../../test/serving.ts'
import { ways } from '../expose/ways.ts'

const certificates = await tlsCertificates()
const folder = temporaryFolder('command')
const ca = join(folder, 'ca.pem')
writeFileSync(ca, certificates.ca)

/** The snippet that `longwire expose` writes, with the test's port and certificate. */
function snippetOf(way: string, backend: string): string {
  const found = ways.find(({ name }) => name === way)
  return found?.snippet({ host: 'localhost', port: Number(new URL(backend).port) }) ?? ''
}

const nginx = (backend: string) => (port: number, certificate: string, key: string) =>
  snippetOf('nginx', backend)
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replace(/ssl_certificate .*;/, `ssl_certificate ${certificate};`)
    .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${key};`)

const caddy = (backend: string) => (port: number, certificate: string, key: string) =>
  snippetOf('caddy', backend).replace('localhost {', `https://localhost:${port} {\n\ttls ${certificate} ${key}`)

/** Checks an address as the person does; the test's authority is trusted. */
async function check(data: string, address: string, ...more: readonly string[]) {
  const before = process.env['NODE_EXTRA_CA_CERTS']
  process.env['NODE_EXTRA_CA_CERTS'] = ca
  try {
    return await runLongwire(['expose', address, '--data', data, ...more])
  } finally {
    if (before === undefined) delete process.env['NODE_EXTRA_CA_CERTS']
    else process.env['NODE_EXTRA_CA_CERTS'] = before
  }
}

test('the ways are told with what to write, and those of the documentation are the same', async () => {
  const { status, stdout } = await runLongwire(['expose', '--host', 'chat.example', '--port', '7000', '--data', folder])
  assert.equal(status, 0)
  assert.match(stdout, /chat\.example \{\n\s+reverse_proxy 127\.0\.0\.1:7000/)
  assert.match(stdout, /tailscale serve --bg 7000/)
  assert.match(stdout, /server_name chat\.example;/)
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/guide/internet.md'), 'utf8')
  for (const name of ['caddy', 'nginx', 'tailscale']) {
    const way = ways.find((one) => one.name === name)
    assert.ok(page.includes(way?.snippet({ host: 'irc.example.org', port: 6680 }) ?? '?'), name)
  }
})

const proxies = [
  { name: 'nginx', skip: await skipUnless('nginx'), start: startNginx, configuration: nginx },
  { name: 'Caddy', skip: await skipUnless('caddy'), start: startCaddy, configuration: caddy },
] as const

for (const { name, skip, start, configuration } of proxies) {
  describe(`behind ${name}`, { skip }, () => {
    test('what is written for it works, and the address is shown as a QR code', async () => {
      const data = join(temporaryFolder('command'), 'data')
      await using serving = await Serving.start(data)
      await using proxy = await start(certificates.valid, configuration(serving.address))
      const { status, stdout, stderr } = await check(data, `https://localhost:${proxy.port}`)
      assert.equal(status, 0, stdout + stderr)
      assert.match(stdout, /It is the Longwire of this machine/)
      assert.match(stdout, /knows that it is reached by HTTPS/)
      assert.match(stdout, /WebSockets pass/)
      assert.match(stdout, /[█▀▄]{20}/)
    })

    test('the code signs in as the only person there is, once; with more of them as the one who is named', async () => {
      const data = join(temporaryFolder('command'), 'data')
      await using serving = await Serving.start(data)
      await serving.setUp('ada', 'correct horse battery')
      await using proxy = await start(certificates.valid, configuration(serving.address))
      const url = `https://localhost:${proxy.port}`
      const token = /\/link#token=(\S+)/.exec((await check(data, url)).stdout)?.[1]
      const redeem = () =>
        fetch(`${serving.address}/api/login/link`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ token }),
        })
      assert.deepEqual(await (await redeem()).json(), { state: 'logged-in', user: { name: 'ada', admin: true } })
      assert.equal((await redeem()).status, 403)
      await runLongwire(['user', 'add', 'bob', '--password', 'correct horse', '--data', data])
      assert.match((await check(data, url)).stdout, /^ {2}https:\/\/localhost:\d+$/m)
      assert.match((await check(data, url, '--user', 'bob')).stdout, /the phone of bob[\s\S]*\/link#token=/)
      assert.match((await check(data, url, '--user', 'eve')).stderr, /no user named “eve”/)
    })
  })
}

describe('a proxy that is not set up right', { skip: proxies[0].skip }, () => {
  const wrong: readonly (readonly [what: string, without: RegExp, told: RegExp])[] = [
    [
      'that says nothing of HTTPS',
      /.*X-Forwarded-Proto.*\n/,
      /BAD {3}Longwire does not know that it is reached by HTTPS/,
    ],
    ['that does not pass upgrades on', /.*(?:Upgrade|Connection) .*\n/g, /BAD {3}WebSockets do not pass/],
    ['that does not pass the host on', /.*Host \$http_host.*\n/, /BAD {3}Longwire is not told the name/],
  ]
  for (const [what, without, told] of wrong) {
    test(`one ${what} is found out`, async () => {
      const data = join(temporaryFolder('command'), 'data')
      await using serving = await Serving.start(data)
      const configuration = nginx(serving.address)
      await using proxy = await startNginx(certificates.valid, (...given) =>
        configuration(...given).replace(without, ''),
      )
      const { status, stdout } = await check(data, `https://localhost:${proxy.port}`)
      assert.equal(status, 1)
      assert.match(stdout, told)
      assert.ok(!stdout.includes('█'))
    })
  }

  test('another bouncer, a certificate that is not trusted, and nobody at all', async () => {
    const parent = temporaryFolder('command')
    await using one = await Serving.start(join(parent, 'one'))
    await using _two = await Serving.start(join(parent, 'two'))
    await using proxy = await startNginx(certificates.valid, nginx(one.address))
    await using selfSigned = await startNginx(certificates.selfSigned, nginx(one.address))
    const other = await check(join(parent, 'two'), `https://localhost:${proxy.port}`)
    assert.match(other.stdout, /BAD {3}It is another Longwire/)
    const untrusted = await check(join(parent, 'one'), `https://localhost:${selfSigned.port}`)
    assert.match(untrusted.stdout, /BAD {3}The certificate of localhost:\d+ is not trusted/)
    await selfSigned.stop()
    const nobody = await check(join(parent, 'one'), `https://localhost:${selfSigned.port}`)
    assert.match(nobody.stdout, /BAD {3}localhost:\d+ cannot be reached/)
    const plain = await check(join(parent, 'one'), one.address)
    assert.match(plain.stdout, /BAD {3}http:\S+ is not HTTPS/)
    assert.doesNotMatch(plain.stdout, /knows that it is reached by HTTPS/)
    assert.equal(plain.status, 1)
  })
})
