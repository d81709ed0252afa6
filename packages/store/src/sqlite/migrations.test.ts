import assert from 'node:assert/strict'
import { mkdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, test } from 'node:test'
import { StoreError } from '../error.ts'
import type { History } from '../history.ts'
import { accountsSchema } from '../sql/accounts-schema.ts'
import { historySchema } from '../sql/history-schema.ts'
import type { Schema } from '../sql/migrations.ts'
import { PERSON, START, said, textsOf } from '../../test/harness.ts'
import { type SqliteHarness, makeSqlite } from '../../test/sqlite-harness.ts'
import { tokensOf } from '../search/tokens.ts'
import { slotOf } from '../message-ids.ts'
import { bucketOf, msgidHash, msgidKey, msgidPlace } from './msgid-key.ts'

/** Makes a file as the program wrote it when it knew `version` steps. */
function makeOld(
  path: string,
  schema: Schema,
  version: number,
  fill: (file: DatabaseSync, version: number) => void,
): void {
  const file = new DatabaseSync(path)
  file.exec('pragma journal_mode = wal')
  for (const step of schema.steps.slice(0, version)) file.exec(step)
  file.exec(`pragma user_version = ${version}`)
  file.exec('begin')
  fill(file, version)
  file.exec('commit')
  file.close()
}

const MESSAGES = 1200

/** An hour apart, so that they lie in several buckets of msgids. */
function timeOf(index: number): number {
  return START - (MESSAGES + 1 - index) * 3_600_000
}

/** Where a msgid was looked up before version 6: buckets of 2^18 seconds since 2000, then all 35 bits of the hash. */
function longKey(time: number, hash: number): number {
  return Math.floor((time - Date.UTC(2000, 0)) / 1000 / 2 ** 18) * 2 ** 35 + hash
}

/** The same before version 8: buckets of 2^20 seconds, then 21 bits of the hash, in four bytes. */
function shortKey(time: number, hash: number): number {
  return Math.floor((time - Date.UTC(2000, 0)) / 1000 / 2 ** 20) * 2 ** 21 + Math.floor(hash / 2 ** 14) - 2 ** 31
}

function idOf(index: number): number {
  return slotOf(timeOf(index))
}

function fillHistory(file: DatabaseSync, version: number): void {
  file.exec("insert into networks (id, network, end_time, end_id) values (1, 'net-0001', 5, 5)")
  file.exec("insert into buffers (network, kind, name, folded) values (1, 'channel', '#wire', '#wire')")
  file.exec("insert into senders (id, source) values (1, 'ada!a@h')")
  const seed = Number(file.prepare('select msgid_seed from head').get()?.['msgid_seed'])
  const message = file.prepare('insert into messages values (?, 1, ?, 0, 1, 1, 0, ?, ?, null)')
  const msgid = file.prepare(
    version < 8 ? 'insert into msgids values (?, ?)' : `insert into msgids values (${msgidKey.of('?', '?')})`,
  )
  for (let index = 1; index <= MESSAGES; index += 1) {
    const time = timeOf(index)
    message.run(idOf(index), time, `m${index}`, `old words number${index}`)
    const hash = msgidHash(seed, 1, `m${index}`)
    const key = version < 6 ? longKey(time, hash) : shortKey(time, hash)
    msgid.run(version < 8 ? key : msgidPlace(bucketOf(time), hash), idOf(index))
  }
  if (version > 1) indexAsBefore(file)
  file.exec(`update head set last_id = ${idOf(MESSAGES)}, last_time = ${timeOf(MESSAGES)}`)
}

/** What the program of that time had indexed together with each message. */
function indexAsBefore(file: DatabaseSync): void {
  const index = file.prepare('insert into search (rowid, tokens) values (?, ?)')
  const word = file.prepare('insert into words (word) values (?) on conflict do nothing')
  for (let number = 1; number <= MESSAGES; number += 1) {
    const tokens = [...tokensOf(`old words number${number}`)]
    index.run(idOf(number), tokens.join(' '))
    for (const token of tokens) word.run(token)
  }
  file.exec('update search_state set waiting_below = 0')
}

function fillAccounts(file: DatabaseSync): void {
  file.exec(
    "insert into users (id, name, folded, password_hash, admin, created_at) values ('u', 'Ada', 'ada', 'x', 1, 5)",
  )
  file.exec(
    "insert into logins (id, user_id, kind, token_hash, label, created_at, expires_at, last_used_at) values ('l', 'u', 'web', 'h', 'x', 5, 9, 5)",
  )
}

/** A directory in which one file is of this version; the store is not open. */
async function withOld(
  schema: Schema,
  version: number,
  work: (harness: SqliteHarness, path: string) => Promise<void>,
): Promise<void> {
  const harness = await makeSqlite()
  try {
    await harness.store.close()
    const isHistory = schema === historySchema
    const folder = join(harness.directory, ...(isHistory ? ['users', PERSON] : ['old']))
    await mkdir(folder, { recursive: true })
    const path = join(folder, isHistory ? 'history.db' : 'accounts.db')
    makeOld(path, schema, version, isHistory ? fillHistory : fillAccounts)
    await work(harness, path)
  } finally {
    await harness.dispose()
  }
}

/** Asks until the answer has come into the index, which happens while nobody waits. */
async function untilFound(history: History, text: string): Promise<void> {
  let found: readonly string[] = []
  do {
    found = textsOf((await history.parts.search?.search({ text, limit: 10 }))?.messages ?? [])
  } while (found.length === 0)
  assert.deepEqual(found, ['old words number1'])
}

function versionsOf(schema: Schema): readonly number[] {
  return schema.steps.map((_, index) => index + 1)
}

function integrityOf(path: string): unknown {
  const file = new DatabaseSync(path, { readOnly: true })
  const rows = file.prepare('pragma integrity_check').all()
  const version = file.prepare('pragma user_version').get()
  file.close()
  return [Object.values(rows[0] ?? {}), Object.values(version ?? {})]
}

describe('histories', () => {
  for (const version of versionsOf(historySchema)) {
    test(`of version ${version} are brought up to date: everything is there, is found, and goes on`, () =>
      withOld(historySchema, version, async (harness, path) => {
        const history = await (await harness.reopen()).history(PERSON)
        const [channel] = await history.buffers.list()
        assert.ok(channel !== undefined)
        const page = await history.page({ kind: 'latest', buffer: channel.id, limit: 1000, events: true })
        assert.equal(page.messages.length, 1000)
        for (const index of [1, 7, MESSAGES]) {
          assert.equal((await history.find(channel.id, `m${index}`))?.text, `old words number${index}`)
        }
        const [again, fresh] = await history.append([
          { ...said(channel, 0), msgid: 'm1200', time: timeOf(MESSAGES) },
          said(channel, 0, { msgid: 'fresh', text: 'new words' }),
        ])
        assert.deepEqual([again?.fresh, fresh?.fresh], [false, true])
        await history.parts.facts?.redact({ buffer: channel.id, msgid: 'm7', sender: 'x', reason: '', time: 0 })
        assert.equal((await history.find(channel.id, 'm7'))?.text, '')
        await untilFound(history, '"number1"')
        await harness.store.close()
        assert.deepEqual(integrityOf(path), [['ok'], [historySchema.steps.length]])
      }))
  }
})

describe('accounts', () => {
  for (const version of versionsOf(accountsSchema)) {
    test(`of version ${version} are brought up to date`, () =>
      withOld(accountsSchema, version, async (harness, path) => {
        await rename(path, join(harness.directory, 'accounts.db'))
        const { accounts } = await harness.reopen()
        assert.equal((await accounts.users.byName('ada'))?.id, 'u')
        assert.equal((await accounts.logins.find('h', 6))?.id, 'l')
        const keys = { endpoint: 'e', p256dh: 'p', auth: 'a' }
        const place = { login: 'l', network: undefined, capabilities: [] }
        await accounts.push.save({ user: 'u', ...place, ...keys, createdAt: START })
        assert.equal((await accounts.push.list('u')).length, 1)
      }))
  }
})

test('a database of a newer program is refused with its own code, and not one byte of it is changed', () =>
  withOld(historySchema, historySchema.steps.length, async (harness, path) => {
    const file = new DatabaseSync(path)
    file.exec('pragma user_version = 99')
    file.close()
    const before = await readFile(path)
    const store = await harness.reopen()
    await assert.rejects(
      store.history(PERSON),
      (error) => error instanceof StoreError && error.code === 'newer-schema' && error.userText.includes('99'),
    )
    await store.close()
    assert.deepEqual(await readFile(path), before)
  }))
