import assert from 'node:assert/strict'
import { copyFile, mkdir, open, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { StoreError } from '../error.ts'
import type { History } from '../history.ts'
import { PERSON, type Scene, channelNamed, said, textsOf } from '../../test/harness.ts'
import { holdFile } from '../../test/hold-file.ts'
import { type SqliteHarness, makeSqlite, temporaryDirectory } from '../../test/sqlite-harness.ts'
import { importJsonLines } from '../archive/import-json-lines.ts'
import { exportJsonLines } from '../archive/json-lines.ts'
import { exportPlainText } from '../archive/plain-text.ts'
import { openMemoryStore } from '../memory/memory-store.ts'
import { openStore } from './open-store.ts'

function fails(code: string) {
  return (error: unknown) => error instanceof StoreError && error.code === code
}

async function withFilled(
  count: number,
  work: (harness: SqliteHarness, scene: Omit<Scene, 'harness'>, file: string) => Promise<void>,
): Promise<void> {
  const harness = await makeSqlite()
  try {
    const history = await harness.store.history(PERSON)
    const channel = await history.buffers.ensure(channelNamed('#wire'))
    for (let at = 0; at < count; at += 100) {
      await history.append(
        Array.from({ length: 100 }, (_, index) => said(channel, at + index, { text: `t${at + index}` })),
      )
    }
    await work(harness, { history, channel }, join(harness.directory, 'users', PERSON, 'history.db'))
  } finally {
    await harness.dispose()
  }
}

async function readAll(history: History, buffer: number): Promise<readonly string[]> {
  const texts: string[] = []
  for (let time = 0; ; ) {
    const page = await history.page({ kind: 'after', at: { by: 'time', time }, buffer, limit: 1000, events: true })
    const last = page.messages.at(-1)
    if (last === undefined) return texts
    texts.push(...textsOf(page.messages))
    ;({ time } = last)
  }
}

test('a damaged file is said to be so, and is left as it is', () =>
  withFilled(3000, async (harness, { channel }, file) => {
    await harness.store.close()
    const { size } = await stat(file)
    const handle = await open(file, 'r+')
    await handle.write(Buffer.alloc(size - 8192, 0xa5), 0, size - 8192, 8192)
    await handle.close()
    const damaged = await readFile(file)
    const store = await harness.reopen()
    await assert.rejects(async () => {
      const history = await store.history(PERSON)
      await readAll(history, channel.id)
    }, fails('corrupt'))
    await store.close()
    assert.deepEqual(await readFile(file), damaged)
  }))

test('one damaged in its middle: everybody else is served, and whatever can be read of it is read and exported', () =>
  withFilled(9000, async (harness, { channel }, file) => {
    const other = 'BBBBBBBBBBBBBBBBBBBBBB'
    const theirs = await (await harness.store.history(other)).buffers.ensure(channelNamed('#wire'))
    await harness.store.close()
    // A page of messages, and not one of what they are found by.
    const at = (await readFile(file, 'latin1')).search(/m\d+t4500/)
    const handle = await open(file, 'r+')
    await handle.write(Buffer.alloc(4096, 0xa5), 0, 4096, Math.floor(at / 4096) * 4096)
    await handle.close()
    const store = await harness.reopen()
    const others = await store.history(other)
    const history = await store.history(PERSON)
    const lines: string[] = []
    await assert.rejects(async () => {
      for await (const line of exportJsonLines(history)) lines.push(line)
    }, fails('corrupt'))
    const copy = await openMemoryStore({ environment: harness.environment }).history(PERSON)
    async function* exported() {
      yield* lines
    }
    const { fresh, unreadable } = await importJsonLines(copy, exported())
    assert.ok(fresh > 8500 && fresh < 9000 && unreadable === 0, `${fresh} of 9000 were saved`)
    const texts: string[] = []
    await assert.rejects(async () => {
      for await (const line of exportPlainText(history, channel.id)) texts.push(line)
    }, fails('corrupt'))
    assert.equal(texts.length, fresh)
    assert.equal(new Set(texts.map((text) => text.slice(20))).size, fresh)
    assert.match(texts.at(-1) ?? '', /> t8999$/)
    const latest = await history.page({ kind: 'latest', buffer: channel.id, limit: 9, events: true })
    assert.equal(latest.messages.at(-1)?.text, 't8999')
    await others.append([said(theirs, 0, { text: 'well' })])
    assert.deepEqual(await readAll(others, theirs.id), ['well'])
  }))

test('a file that is no database is refused and not overwritten', async () => {
  const harness = await makeSqlite()
  try {
    await harness.store.close()
    const file = join(harness.directory, 'accounts.db')
    await writeFile(file, 'my diary\n'.repeat(1000))
    await assert.rejects(harness.reopen(), fails('corrupt'))
    assert.equal(await readFile(file, 'utf8'), 'my diary\n'.repeat(1000))
  } finally {
    await harness.dispose()
  }
})

test('a write-ahead log that was cut anywhere, as by a kill in the middle of a commit, ends at a whole call', () =>
  withFilled(2000, async (harness, { channel }, file) => {
    const { size } = await stat(`${file}-wal`)
    const copies = await temporaryDirectory()
    try {
      for (let cut = 0; cut <= 12; cut += 1) {
        const directory = join(copies.path, `${cut}`)
        const copy = join(directory, 'users', PERSON, 'history.db')
        await mkdir(join(directory, 'users', PERSON), { recursive: true })
        await copyFile(file, copy)
        await copyFile(`${file}-wal`, `${copy}-wal`)
        // Not at the border of a page: a torn write.
        await truncate(`${copy}-wal`, Math.max(0, Math.floor((size * cut) / 12) - (cut % 3) * 1000))
        const store = await openStore({ directory })
        const history = await store.history(PERSON)
        const known = (await history.buffers.list()).length > 0
        const texts = known ? await readAll(history, channel.id) : []
        assert.equal(texts.length % 100, 0, 'a call is there as a whole or not at all')
        assert.deepEqual(
          texts,
          Array.from(texts, (_, index) => `t${index}`),
        )
        if (cut === 12) assert.ok(texts.length >= 1900)
        await store.close()
      }
    } finally {
      await copies.remove()
    }
  }))

test('a second store in the same directory is refused until the first is closed', async () => {
  const harness = await makeSqlite()
  try {
    const second = { directory: harness.directory }
    await assert.rejects(openStore(second), fails('locked'))
    await harness.store.close()
    await (await openStore(second)).close()
  } finally {
    await harness.dispose()
  }
})

test('a file that another process has locked rejects with that code; questions are answered, and later it goes on', () =>
  withFilled(100, async (_harness, { history, channel }, file) => {
    const holder = await holdFile(file)
    await assert.rejects(history.append([said(channel, 1, { msgid: 'during' })]), fails('locked'))
    assert.equal((await readAll(history, channel.id)).length, 100)
    await holder.release()
    await history.append([said(channel, 2, { msgid: 'after' })])
    assert.equal(await history.find(channel.id, 'during'), undefined)
    assert.equal((await readAll(history, channel.id)).length, 101)
  }))
