import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { NetworkSettings } from '../accounts.ts'
import { StoreError } from '../error.ts'
import { parseKeys, writeKeys } from '../secrets/key-file.ts'
import type { Store } from '../store.ts'
import { START, channelNamed } from '../../test/harness.ts'
import { makeSqlite } from '../../test/sqlite-harness.ts'

const secrets = [
  'open sesame',
  'sasl geheim',
  'channel key',
  'push secret',
  'https://push.example.org/x',
  'PRIVMSG Q@example :AUTH ada geheim',
  'socks5://ada:proxy-geheim@proxy.example',
  'the private key',
]

const settings: NetworkSettings = {
  name: 'Libera',
  servers: [{ host: 'irc.example.org', port: 6697, tls: true }],
  nickname: 'ada',
  serverPassword: 'open sesame',
  sasl: { mechanisms: ['PLAIN'], account: 'ada', password: 'sasl geheim' },
  perform: ['PRIVMSG Q@example :AUTH ada geheim'],
  proxy: 'socks5://ada:proxy-geheim@proxy.example',
  clientCertificate: { certificate: 'the certificate', key: 'the private key' },
  enabled: true,
}

async function fill(store: Store): Promise<string> {
  const { users, networks, logins, push } = store.accounts
  const user = await users.create({ name: 'ada', passwordHash: 'x', admin: true })
  await networks.create(user.id, settings)
  const login = {
    user: user.id,
    kind: 'web',
    tokenHash: 'h',
    label: 'x',
    createdAt: START,
    expiresAt: START + 1,
  } as const
  const { id } = await logins.create(login)
  const keys = { endpoint: 'https://push.example.org/x', p256dh: 'k', auth: 'push secret' }
  await push.save({ user: user.id, login: id, network: undefined, capabilities: [], ...keys, createdAt: START })
  const history = await store.history(user.id)
  const channel = await history.buffers.ensure(channelNamed('#wire'))
  await history.buffers.update(channel.id, { key: 'channel key' })
  return user.id
}

/** All secrets, as the store gives them back. */
async function reveal(store: Store, user: string): Promise<readonly unknown[]> {
  const [network] = await store.accounts.networks.list(user)
  const [push] = await store.accounts.push.list(user)
  const [channel] = await (await store.history(user)).buffers.list()
  const { serverPassword, sasl, perform, proxy, clientCertificate } = network?.settings ?? {}
  const pushed = [push?.auth, push?.endpoint]
  return [serverPassword, sasl?.password, channel?.key, ...pushed, ...(perform ?? []), proxy, clientCertificate?.key]
}

async function contents(directory: string): Promise<string> {
  const files = await readdir(directory, { recursive: true, withFileTypes: true })
  const texts = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  )
  return texts.join('')
}

test('no file holds a secret in the open, and only the owner may read the key', async () => {
  const harness = await makeSqlite()
  try {
    const user = await fill(harness.store)
    assert.deepEqual(await reveal(harness.store, user), secrets)
    const text = await contents(harness.directory)
    for (const secret of secrets) assert.ok(!text.includes(secret), secret)
    assert.ok(text.includes('irc.example.org'), 'what is no secret can be seen')
    assert.equal((await stat(join(harness.directory, 'key'))).mode & 0o777, 0o600)
    assert.equal((await stat(harness.directory)).mode & 0o077, 0)
  } finally {
    await harness.dispose()
  }
})

test('rotation: a new key opens everything, and the old one is gone', async () => {
  const harness = await makeSqlite()
  try {
    const user = await fill(harness.store)
    const path = join(harness.directory, 'key')
    const [before] = parseKeys(await readFile(path, 'utf8'), path)
    await harness.store.parts.keyRotation?.rotate()
    assert.deepEqual(await reveal(harness.store, user), secrets)
    const after = parseKeys(await readFile(path, 'utf8'), path)
    assert.equal(after.length, 1)
    assert.notDeepEqual(after[0], before)
    assert.deepEqual(await reveal(await harness.reopen(), user), secrets)
  } finally {
    await harness.dispose()
  }
})

test('a rotation that was killed in between is finished at the next start', async () => {
  const harness = await makeSqlite()
  try {
    const user = await fill(harness.store)
    const path = join(harness.directory, 'key')
    const old = parseKeys(await readFile(path, 'utf8'), path)
    await harness.store.close()
    await writeKeys(path, [randomBytes(32), ...old])
    const store = await harness.reopen()
    assert.deepEqual(await reveal(store, user), secrets)
    await store.close()
    assert.equal(parseKeys(await readFile(path, 'utf8'), path).length, 1)
    assert.deepEqual(await reveal(await harness.reopen(), user), secrets)
  } finally {
    await harness.dispose()
  }
})

test('keys from outside: the one in front seals, and a rotation is refused', async () => {
  const key = randomBytes(32)
  const harness = await makeSqlite({ keys: [key] })
  try {
    const user = await fill(harness.store)
    assert.deepEqual(await reveal(harness.store, user), secrets)
    assert.ok(!(await readdir(harness.directory)).includes('key'))
    const rotation = harness.store.parts.keyRotation?.rotate()
    await assert.rejects(
      async () => rotation,
      (error) => error instanceof StoreError && error.code === 'conflict',
    )
  } finally {
    await harness.dispose()
  }
})

test('with another key saved passwords are refused with a clear error, and nothing is changed', async () => {
  const harness = await makeSqlite()
  try {
    await fill(harness.store)
    await harness.store.close()
    const path = join(harness.directory, 'key')
    const right = await readFile(path, 'utf8')
    await writeKeys(path, [randomBytes(32)])
    await assert.rejects(harness.reopen(), (error) => error instanceof StoreError && error.code === 'corrupt')
    await writeKeys(path, parseKeys(right, path))
    const [user] = await (await harness.reopen()).accounts.users.list()
    assert.deepEqual(await reveal(harness.store, user?.id ?? ''), secrets)
  } finally {
    await harness.dispose()
  }
})
