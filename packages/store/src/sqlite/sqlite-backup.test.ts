import assert from 'node:assert/strict'
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { channelNamed, START } from '../../test/harness.ts'
import { makeSqlite, temporaryDirectory } from '../../test/sqlite-harness.ts'
import { openStore } from './open-store.ts'

const said = (buffer: number, text: string) =>
  ({
    buffer,
    time: START,
    kind: 'privmsg',
    sender: 'ada!a@b',
    msgid: text,
    text,
    attention: 0,
    own: false,
  }) as const

test('somebody who has no history yet is in a backup as well', async () => {
  const harness = await makeSqlite()
  const elsewhere = await temporaryDirectory()
  try {
    const newcomer = await harness.store.accounts.users.create({ name: 'new', passwordHash: 'x', admin: true })
    const target = join(elsewhere.path, 'backup')
    await harness.store.parts.backup?.to(target)
    const restored = await openStore({ directory: target })
    assert.deepEqual(
      (await restored.accounts.users.list()).map(({ name }) => name),
      ['new'],
    )
    assert.deepEqual(await (await restored.history(newcomer.id)).buffers.list(), [])
    await restored.close()
  } finally {
    await harness.dispose()
    await elsewhere.remove()
  }
})

test('a backup that is made while lines are written opens with everything that was there when it began', async () => {
  const harness = await makeSqlite()
  const elsewhere = await temporaryDirectory()
  try {
    const { users, networks } = harness.store.accounts
    const user = await users.create({ name: 'ada', passwordHash: 'x', admin: true })
    const servers = [{ host: 'irc.example', port: 6697, tls: true }]
    await networks.create(user.id, { name: 'E', servers, nickname: 'ada', serverPassword: 'geheim', enabled: true })
    const history = await harness.store.history(user.id)
    const { id } = await history.buffers.ensure(channelNamed('#wire'))
    for (let i = 0; i < 200; i++) await history.append([said(id, `before ${i}`)])
    const stop = new AbortController()
    const writer = (async () => {
      for (let i = 0; !stop.signal.aborted; i++) await history.append([said(id, `during ${i}`)])
    })()
    const target = join(elsewhere.path, 'deep', 'backup')
    const progress: number[] = []
    await harness.store.parts.backup?.to(target, ({ done, of }) => progress.push(done / of))
    stop.abort()
    await writer
    assert.equal(progress.at(-1), 1)
    assert.equal((await stat(target)).mode & 0o077, 0)
    await using copy = await disposable(target)
    const [network] = await copy.store.accounts.networks.list(user.id)
    assert.equal(network?.settings.serverPassword, 'geheim')
    const page = await (await copy.store.history(user.id)).page({
      kind: 'latest',
      buffer: id,
      limit: 10_000,
      events: true,
    })
    const texts = page.messages.map(({ text }) => text)
    for (let i = 0; i < 200; i++) assert.ok(texts.includes(`before ${i}`))
  } finally {
    await harness.dispose()
    await elsewhere.remove()
  }
})

test('a history whose file is no database is named, is not in a backup, and all others are', async () => {
  const harness = await makeSqlite()
  const elsewhere = await temporaryDirectory()
  try {
    const { users } = harness.store.accounts
    const names = ['ada', 'bea', 'eve']
    const people = await Promise.all(names.map((name) => users.create({ name, passwordHash: 'x', admin: false })))
    for (const { id } of people) {
      const history = await harness.store.history(id)
      const wire = await history.buffers.ensure(channelNamed('#wire'))
      await history.append([said(wire.id, `of ${id}`)])
    }
    await harness.store.close()
    const bad = people[1]?.id ?? ''
    const path = join(harness.directory, 'users', bad, 'history.db')
    await rm(`${path}-wal`, { force: true })
    await writeFile(path, 'my diary\n'.repeat(1000))
    const store = await harness.reopen()
    const target = join(elsewhere.path, 'backup')
    const missing = await store.parts.backup?.to(target)
    assert.deepEqual(
      missing?.map(({ error, ...rest }) => [rest, error.code]),
      [[{ user: bad, path }, 'corrupt']],
    )
    assert.equal(await readFile(path, 'utf8'), 'my diary\n'.repeat(1000))
    await using copy = await disposable(target)
    for (const { id } of people) {
      const buffers = await (await copy.store.history(id)).buffers.list()
      assert.equal(buffers.length, id === bad ? 0 : 1)
    }
  } finally {
    await harness.dispose()
    await elsewhere.remove()
  }
})

test('a folder that is there already is left alone, and nothing half is left', async () => {
  const harness = await makeSqlite()
  const elsewhere = await temporaryDirectory()
  try {
    const target = join(elsewhere.path, 'backup')
    await mkdir(join(target, 'something'), { recursive: true })
    await assert.rejects(harness.store.parts.backup?.to(target) ?? Promise.resolve(), { code: 'ENOTEMPTY' })
    assert.deepEqual(await readdir(elsewhere.path), ['backup'])
  } finally {
    await harness.dispose()
    await elsewhere.remove()
  }
})

async function disposable(directory: string) {
  const store = await openStore({ directory })
  return { store, [Symbol.asyncDispose]: () => store.close() }
}
