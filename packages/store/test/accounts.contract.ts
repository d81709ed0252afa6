import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { NetworkSettings } from '../src/accounts.ts'
import { ada, fails, loginOf } from './account-samples.ts'
import { type MakeHarness, START, channelNamed, withStore } from './harness.ts'

const settings: NetworkSettings = {
  name: 'Libera',
  servers: [{ host: 'irc.example.org', port: 6697, tls: true }],
  nickname: 'ada',
  serverPassword: 'open sesame',
  sasl: { mechanisms: ['PLAIN'], account: 'ada', password: 'geheim' },
  pins: ['00ff'],
  enabled: true,
}
/** What every store knows of users and networks. */
export function accountsContract(make: MakeHarness): void {
  describe('users', () => {
    test('are found by id and, without case, by name', () =>
      withStore(make, async ({ store }) => {
        const { users } = store.accounts
        const made = await users.create({ ...ada, name: 'Ada' })
        assert.match(made.id, /^[\w-]{22}$/)
        assert.deepEqual(made, { ...ada, name: 'Ada', id: made.id, disabled: false, createdAt: START })
        assert.deepEqual(await users.byName('aDA'), made)
        assert.deepEqual(await users.byId(made.id), made)
        assert.equal(await users.byName('bob'), undefined)
        assert.equal(await users.byId('nobody'), undefined)
      }))

    test('a name in use and a name that is none are refused', () =>
      withStore(make, async ({ store }) => {
        const { users } = store.accounts
        await users.create(ada)
        await assert.rejects(users.create({ ...ada, name: 'ADA' }), fails('conflict'))
        for (const name of ['', 'a b', 'x'.repeat(33), '../etc', 'a\n']) {
          await assert.rejects(users.create({ ...ada, name }), fails('conflict'), name)
        }
        assert.equal((await users.list()).length, 1)
      }))

    test('password and disabling last', () =>
      withStore(make, async (harness) => {
        const made = await harness.store.accounts.users.create(ada)
        await harness.store.accounts.users.setPassword(made.id, '$argon2id$2')
        await harness.store.accounts.users.setDisabled(made.id, true)
        const again = await harness.reopen()
        assert.deepEqual(await again.accounts.users.list(), [{ ...made, passwordHash: '$argon2id$2', disabled: true }])
        await assert.rejects(again.accounts.users.setDisabled('nobody', true), fails('not-found'))
      }))

    test('a removed user is gone with networks, logins and history, and the name is free', () =>
      withStore(make, async (harness) => {
        const { users, networks, logins } = harness.store.accounts
        const made = await users.create(ada)
        await networks.create(made.id, settings)
        await logins.create(loginOf(made.id, 'hash'))
        const history = await harness.store.history(made.id)
        await history.buffers.ensure(channelNamed('#wire'))
        await users.remove(made.id)
        assert.equal(await users.byId(made.id), undefined)
        assert.deepEqual(await users.list(), [])
        assert.deepEqual(await networks.list(made.id), [])
        assert.equal(await logins.find('hash', START), undefined)
        const again = await users.create(ada)
        assert.notEqual(again.id, made.id)
        const reopened = await harness.reopen()
        assert.deepEqual(await (await reopened.history(made.id)).buffers.list(), [])
      }))
  })

  describe('networks', () => {
    test('come back with all their settings, secrets included, after a restart', () =>
      withStore(make, async (harness) => {
        const user = await harness.store.accounts.users.create(ada)
        const made = await harness.store.accounts.networks.create(user.id, settings)
        assert.match(made.id, /^[\w-]{8}$/)
        assert.deepEqual(made, { id: made.id, user: user.id, settings, createdAt: START })
        const again = await harness.reopen()
        assert.deepEqual(await again.accounts.networks.list(user.id), [made])
      }))

    test('an update replaces the settings as a whole', () =>
      withStore(make, async ({ store }) => {
        const user = await store.accounts.users.create(ada)
        const made = await store.accounts.networks.create(user.id, settings)
        const { serverPassword: _, sasl: __, ...plain } = settings
        const updated = await store.accounts.networks.update(made.id, { ...plain, nickname: 'ada2' })
        assert.deepEqual(updated, { ...made, settings: { ...plain, nickname: 'ada2' } })
        assert.deepEqual(await store.accounts.networks.list(user.id), [updated])
        await assert.rejects(store.accounts.networks.update('nothing', settings), fails('not-found'))
      }))

    test('belong to a user who is there', () =>
      withStore(make, async ({ store }) => {
        await assert.rejects(store.accounts.networks.create('nobody', settings), fails('not-found'))
        const user = await store.accounts.users.create(ada)
        const made = await store.accounts.networks.create(user.id, settings)
        await store.accounts.networks.remove(made.id)
        assert.deepEqual(await store.accounts.networks.list(user.id), [])
      }))
  })

  test('secrets of the installation are kept once, and last', () =>
    withStore(make, async (harness) => {
      assert.equal(await harness.store.accounts.secrets.get('vapid'), undefined)
      assert.equal(await harness.store.accounts.secrets.keep('vapid', 'first'), 'first')
      const { secrets } = (await harness.reopen()).accounts
      assert.equal(await secrets.keep('vapid', 'second'), 'first')
      assert.equal(await secrets.get('vapid'), 'first')
    }))
}
