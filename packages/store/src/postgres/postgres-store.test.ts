import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startPostgres } from '@longwire/peers'
import { modelContract } from '../../test/model.contract.ts'
import { NETWORK, PERSON, START, channelNamed, said, textsOf } from '../../test/harness.ts'
import { type PostgresHarness, makePostgres } from '../../test/postgres-harness.ts'
import { rotationSurvives } from '../../test/rotation.ts'
import { searchOf } from '../../test/search.contract.ts'
import { isRequired } from '../../test/small-disk.ts'
import { temporaryDirectory } from '../../test/sqlite-harness.ts'
import { storeContract } from '../../test/store.contract.ts'
import { StoreError } from '../error.ts'
import type { History } from '../history.ts'
import type { Store } from '../store.ts'
import { postgresSchema } from './postgres-schema.ts'
import { openPostgresStore } from './postgres-store.ts'

const OLD_MESSAGES = 300

/** What the program of a version that is not the newest had written, as SQL. */
function oldRows(version: number): string {
  const words =
    version < 7
      ? ''
      : `insert into longwire.words (owner, word) select 1, 'number' || n from generate_series(1, ${OLD_MESSAGES}) n;
         insert into longwire.words (owner, word) values (1, 'old'), (1, 'words');`
  return `
    insert into longwire_accounts.users (id, name, folded, password_hash, admin, created_at)
      values ('u', 'Ada', 'ada', 'x', 1, 5);
    insert into longwire_accounts.logins (id, user_id, kind, token_hash, label, created_at, expires_at, last_used_at)
      values ('l', 'u', 'web', 'h', 'x', 5, 9, 5);
    insert into longwire.histories (user_id) values ('${PERSON}');
    insert into longwire.head (owner, last_id, last_time) values (1, ${OLD_MESSAGES}, ${START - 1000});
    insert into longwire.networks (owner, network, end_time, end_id) values (1, '${NETWORK}', 5, 5);
    insert into longwire.buffers (owner, network, kind, name, folded) values (1, 1, 'channel', '#wire', '#wire');
    insert into longwire.senders (owner, source) values (1, 'ada!a@h');
    insert into longwire.messages (owner, id, buffer, time, kind, sender, attention, own, msgid, text)
      select 1, n, 1, ${START - 1000 - OLD_MESSAGES} + n, 0, 1, 1, 0, 'm' || n, 'old words number' || n
      from generate_series(1, ${OLD_MESSAGES}) n;
    insert into longwire.search (owner, id, tokens)
      select 1, n, array_to_tsvector(array['old', 'words', 'number' || n, U&'\\E000b1', U&'\\E000nada'])
      from generate_series(1, ${OLD_MESSAGES}) n;
    insert into longwire.redactions (owner, buffer, msgid, sender, reason, time) values (1, 1, 'm9', 'x', '', 5);
    ${words}`
}

async function assertOldRows(store: Store, history: History, buffer: number): Promise<void> {
  const page = await history.page({ kind: 'latest', buffer, limit: 1000, events: true })
  assert.equal(page.messages.length, OLD_MESSAGES)
  assert.equal((await history.find(buffer, 'm7'))?.text, 'old words number7')
  assert.equal((await history.find(buffer, 'm9'))?.redaction?.sender, 'x')
  assert.deepEqual(
    (await history.unread([buffer])).map(({ unread }) => unread),
    [OLD_MESSAGES - 1],
  )
  const time = START - 1000
  const [again] = await history.append([said({ id: buffer }, 0, { msgid: `m${OLD_MESSAGES}`, time })])
  assert.equal(again?.fresh, false)
  for (const text of ['"number17"', 'number17', '*mber17 old', '"words number17"']) {
    const found = textsOf((await history.parts.search?.search({ text, sender: 'ada', limit: 100 }))?.messages ?? [])
    assert.ok(found.includes('old words number17') && found.every((one) => one.includes('number17')), text)
  }
  assert.equal((await store.accounts.users.byName('ada'))?.id, 'u')
  assert.equal((await store.accounts.logins.find('h', 6))?.id, 'l')
}

const server = await startPostgres()

if ('missing' in server) {
  test('PostgreSQL', (t) => {
    assert.ok(!isRequired(), server.missing)
    t.skip(`no PostgreSQL for this machine: ${server.missing}`)
  })
} else {
  after(() => server.stop())
  storeContract('PostgreSQL', () => makePostgres(server))
  modelContract(() => makePostgres(server), 25)

  test('a second store in the same database is refused until the first is closed', async () => {
    const harness = await makePostgres(server)
    try {
      const isLocked = (error: unknown) => error instanceof StoreError && error.code === 'locked'
      await assert.rejects(harness.openAnother(), isLocked)
      await harness.store.close()
      await (await harness.openAnother()).close()
    } finally {
      await harness.dispose()
    }
  })

  const withHarness = async (work: (harness: PostgresHarness) => Promise<void>): Promise<void> => {
    const harness = await makePostgres(server)
    try {
      await work(harness)
    } finally {
      await harness.dispose()
    }
  }

  for (const version of postgresSchema.steps.keys()) {
    test(`a database of version ${version} is brought up to date: everything is there, is found, and goes on`, () =>
      withHarness(async (harness) => {
        await harness.store.close()
        await harness.makeOld(version, version === 0 ? '' : oldRows(version))
        const store = await harness.reopen()
        assert.equal(await harness.version(), postgresSchema.steps.length)
        const history = await store.history(PERSON)
        const channel = await history.buffers.ensure(channelNamed('#wire'))
        if (version > 0) await assertOldRows(store, history, channel.id)
        await history.append([said(channel, 0, { msgid: 'kept', text: 'kept' })])
        await history.bufferPreferences.set(channel.id, 'pinned', true)
        assert.equal((await history.parts.search?.search({ text: 'kept', limit: 9 }))?.messages.length, 1)
      }))
  }

  test('a search whose time is up says what it has and where to go on, without a gap or a repeat', () =>
    withHarness(async (harness) => {
      const history = await harness.store.history(PERSON)
      const channel = await history.buffers.ensure(channelNamed('#wire'))
      await history.append(
        Array.from({ length: 1900 }, (_, index) =>
          said(channel, index, { text: index % 700 === 0 ? `night train ${index}` : 'train at night' }),
        ),
      )
      // The clock goes on at each look, so that no search has time for more than one.
      const { environment } = harness
      environment.now = () => (environment.time += 1100)
      const found: string[] = []
      let cuts = 0
      let cursor: number | undefined
      do {
        const query = { text: '"night train"', limit: 100, ...(cursor === undefined ? {} : { cursor }) }
        const answer = await history.parts.search?.search(query)
        assert.ok(answer !== undefined)
        if (!answer.complete) cuts += 1
        found.push(...textsOf(answer.messages))
        cursor = answer.next
      } while (cursor !== undefined)
      assert.deepEqual(found, ['night train 1400', 'night train 700', 'night train 0'])
      assert.ok(cuts > 0)
    }))

  test('a search that is cancelled ends in the server as well, and its connection goes on', () =>
    withHarness(async (harness) => {
      const history = await harness.store.history(PERSON)
      const channel = await history.buffers.ensure(channelNamed('#wire'))
      await history.append([said(channel, 0, { text: 'mango tea' })])
      const find = (signal?: AbortSignal) => searchOf(history).search({ text: 'mango', limit: 10 }, signal)
      await harness.whileLocked('longwire.search', async (isWaiting, countBusy) => {
        const controller = new AbortController()
        const searching = find(controller.signal)
        await isWaiting()
        controller.abort()
        await assert.rejects(searching, (error) => error instanceof StoreError && error.code === 'cancelled')
        assert.equal(await countBusy(), 0)
      })
      // More than there are connections.
      for (const answer of await Promise.all(Array.from({ length: 12 }, () => find()))) {
        assert.deepEqual(textsOf(answer.messages), ['mango tea'])
      }
    }))

  test('killed at any moment of a rotation, everything can be read, and the next start brings it to its end', () =>
    withHarness(async ({ store, url }) => {
      await store.close()
      const directory = await temporaryDirectory()
      const keys = { file: join(directory.path, 'key') }
      // The server needs a moment to notice that a killed process is gone, and with it the lock.
      const open = async (): Promise<Store> => {
        for (;;) {
          try {
            return await openPostgresStore({ url, keys })
          } catch (error) {
            if (!(error instanceof StoreError) || error.code !== 'locked') throw error
          }
        }
      }
      try {
        await rotationSurvives(directory.path, open, url)
      } finally {
        await directory.remove()
      }
    }))

  test('a database of a newer program is refused with its own code, and untouched', () =>
    withHarness(async (harness) => {
      await harness.store.close()
      await harness.makeOld(99)
      const isNewer = (error: unknown) => error instanceof StoreError && error.code === 'newer-schema'
      await assert.rejects(harness.openAnother(), isNewer)
      assert.equal(await harness.version(), 99)
    }))
}
