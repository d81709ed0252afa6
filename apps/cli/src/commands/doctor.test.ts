import assert from 'node:assert/strict'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { temporaryFolder, tlsCertificates } from '@longwire/peers'
import { program, runLongwire } from '../../test/run.ts'
import { Serving } from '../../test/serving.ts'
import { onSmallDisk } from '../../test/small-disk.ts'

const folder = () => join(temporaryFolder('command'), 'data')

/** A configuration that names its own ports, so that those of the machine do not matter. */
function configured(lines: readonly string[]): string {
  const path = join(temporaryFolder('command'), 'longwire.toml')
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

async function doctor(data: string, config: string) {
  return runLongwire(['doctor', '--data', data, '--config', config])
}

test('where nothing is wrong it says so, and changes nothing', async () => {
  const data = folder()
  const { status, stdout } = await doctor(data, configured(['http = ["127.0.0.1:0"]', 'irc = "off"']))
  assert.equal(status, 0, stdout)
  assert.ok(!existsSync(data))
  assert.match(stdout, /^ok {4}The configuration can be read\.$/m)
  assert.match(stdout, /is not there yet/)
  assert.match(stdout, /GiB are free/)
  assert.match(stdout, /^note {2}Longwire does not run\.$/m)
})

test('a mistake in the configuration: file, line, key', async () => {
  const { status, stdout } = await doctor(folder(), configured(['# mine', 'htpp = ["127.0.0.1:1"]']))
  assert.equal(status, 1)
  assert.match(stdout, /^BAD {3}.*longwire\.toml.*2.*htpp/m)
})

test('a port that is taken, a folder that others may look into, a clock that went back', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const data = folder()
  await runLongwire(['user', 'add', 'ada', '--password', 'correct horse', '--data', data])
  chmodSync(join(data, 'key'), 0o644)
  const future = new Date(Date.now() + 86_400_000)
  utimesSync(join(data, 'accounts.db'), future, future)
  const { status, stdout } = await doctor(data, configured([`http = ["127.0.0.1:${port}"]`, 'irc = ["0.0.0.0:0"]']))
  taken.close()
  assert.equal(status, 1)
  assert.match(stdout, new RegExp(`^BAD {3}Another program listens on 127\\.0\\.0\\.1:${port}\\.$`, 'm'))
  assert.match(stdout, /^BAD {3}Other users of this machine may look into \S+key\.\n {6}chmod go= /m)
  assert.match(stdout, /^BAD {3}The clock says .*, but the data folder was written to at /m)
  assert.match(stdout, /^note {2}IRC clients are accepted without TLS on 0\.0\.0\.0:0\.$/m)
})

test('a history that is damaged in its middle', async () => {
  const data = folder()
  const config = configured(['http = ["127.0.0.1:0"]', 'irc = "off"'])
  await runLongwire(['user', 'add', 'ada', '--password', 'correct horse', '--data', data])
  const files = ['sound', 'damaged'].map((person) => join(data, 'users', person, 'history.db'))
  for (const path of files) {
    mkdirSync(dirname(path), { recursive: true })
    const file = new DatabaseSync(path)
    file.exec(`create table messages (id integer primary key, text text);
      with recursive n (id) as (select 1 union all select id + 1 from n where id < 5000)
      insert into messages select id, 'line ' || id from n`)
    file.close()
  }
  assert.match((await doctor(data, config)).stdout, /^ok {4}The files of the databases hold together\.$/m)
  const [, damaged = ''] = files
  const bytes = readFileSync(damaged)
  bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 16_384)
  writeFileSync(damaged, bytes)
  const { status, stdout } = await doctor(data, config)
  assert.equal(status, 1)
  const told = stdout.match(/^BAD {3}.* is damaged: .*$/gm) ?? []
  assert.deepEqual([told.length, told[0]?.includes(damaged)], [1, true], stdout)
  assert.match(stdout, /^ {6}Save what can be read/m)
})

test('a disk on which little is free', async (context) => {
  const own = configured(['http = ["127.0.0.1:0"]', 'irc = "off"'])
  const script = '"$2" "$3" doctor --data "$1" --config "$4"; echo "status $?"'
  const printed = await onSmallDisk('16m', script, process.execPath, program, own)
  if (printed === undefined) return context.skip('this system lets nobody mount a disk of his own')
  assert.match(
    printed.stdout,
    /^BAD {3}0\.0 GiB are free on its disk\.\n {6}When it is full, lines are shown but not recorded/m,
  )
  assert.match(printed.stdout, /status 1\n$/)
})

test('notifications: the page without HTTPS, a contact that is not configured, one that is nobody’s, one that is right', async () => {
  const told = async (...lines: readonly string[]) =>
    (await doctor(folder(), configured(['http = ["127.0.0.1:0"]', 'irc = "off"', ...lines]))).stdout
  assert.match(await told(), /^ok {4}Push services are told the https address at which a device opened the web app\.$/m)
  assert.match(await told('push-contact = "mailto:me@home.invalid"'), /^note {2}The contact .* is nobody’s/m)
  assert.match(
    await told('push-contact = "mailto:me@irc.example.org"'),
    /^ok {4}Push services are told to write to mailto:me@irc\.example\.org\.$/m,
  )
  // Nobody answers at the address, which is told too.
  const plain = await told('url = "http://[::1]:1"', 'push-contact = "mailto:me@irc.example.org"')
  assert.match(plain, /^BAD {3}http:\S+ is not HTTPS/m)
})

test('certificates: ended, of another key', async () => {
  const { expired, valid } = await tlsCertificates()
  const place = temporaryFolder('command')
  const files = {
    'expired.pem': expired.cert,
    'valid.pem': valid.cert,
    'valid.key': valid.key,
    'expired.key': expired.key,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text)
  const with_ = (certificate: string, key: string) =>
    configured([
      'http = "off"',
      'irc = "off"',
      'ircs = ["127.0.0.1:0"]',
      `tls-certificate = "${join(place, certificate)}"`,
      `tls-key = "${join(place, key)}"`,
    ])
  assert.match(
    (await doctor(folder(), with_('expired.pem', 'expired.key'))).stdout,
    /^BAD {3}The certificate .* ended on/m,
  )
  assert.match(
    (await doctor(folder(), with_('valid.pem', 'expired.key'))).stdout,
    /^BAD {3}The key .* does not belong/m,
  )
  assert.match(
    (await doctor(folder(), with_('valid.pem', 'valid.key'))).stdout,
    /^ok {4}The certificate is good until/m,
  )
})

test('while it runs: what listens, and networks that cannot be reached', async () => {
  const data = folder()
  await using serving = await Serving.start(data)
  await serving.setUp('ada', 'correct horse battery')
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port } = closed.address() as AddressInfo
  closed.close()
  const add = ['network', 'add', 'ada', '--host', '127.0.0.1', '--port', String(port), '--no-tls', '--data', data]
  await runLongwire(add)
  const http = new URL(serving.address)
  const config = configured([`http = ["${http.host}"]`, `irc = ["127.0.0.1:${serving.ircPort}"]`])
  const { status, stdout } = await doctor(data, config)
  assert.equal(status, 1)
  assert.match(stdout, /^ok {4}Longwire runs; 0 of 1 networks are connected\.$/m)
  assert.match(stdout, new RegExp(`^ok {4}${http.host} answers, for the web app\\.$`, 'm'))
  assert.match(
    stdout,
    new RegExp(`^BAD {3}127\\.0\\.0\\.1 of ada: 127\\.0\\.0\\.1:${port} refuses connections\\.`, 'm'),
  )
})
