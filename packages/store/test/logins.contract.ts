import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ada, fails, loginOf } from './account-samples.ts'
import { type MakeHarness, START, withStore } from './harness.ts'

/** What every store knows of the ways in: logins and where they are told of news, invites, passkeys. */
export function loginsContract(make: MakeHarness): void {
  describe('logins', () => {
    test('are found by the hash of their token until they end', () =>
      withStore(make, async ({ store }) => {
        const user = await store.accounts.users.create(ada)
        const login = await store.accounts.logins.create(loginOf(user.id, 'h1'))
        assert.deepEqual(await store.accounts.logins.find('h1', START + 999), login)
        assert.equal(await store.accounts.logins.find('h1', START + 1000), undefined)
        assert.equal(await store.accounts.logins.find('h2', START), undefined)
        await assert.rejects(store.accounts.logins.create(loginOf('nobody', 'h3')), fails('not-found'))
      }))

    test('PITFALLS 13: a revoked login is not found any more', () =>
      withStore(make, async ({ store }) => {
        const user = await store.accounts.users.create(ada)
        const first = await store.accounts.logins.create(loginOf(user.id, 'h1'))
        const second = await store.accounts.logins.create(
          loginOf(user.id, 'h2', { kind: 'app-password', createdAt: START + 1 }),
        )
        await assert.rejects(store.accounts.logins.create(loginOf(user.id, 'h1')), fails('conflict'))
        await store.accounts.logins.touch(second.id, START + 50)
        await store.accounts.logins.touch(second.id, START + 40)
        await store.accounts.logins.revoke(first.id)
        assert.equal(await store.accounts.logins.find('h1', START), undefined)
        assert.deepEqual(await store.accounts.logins.list(user.id), [{ ...second, lastUsedAt: START + 50 }])
      }))
  })

  describe('push subscriptions', () => {
    test('belong to a login and end with it; the same endpoint is kept once', () =>
      withStore(make, async (harness) => {
        const { users, logins, push } = harness.store.accounts
        const user = await users.create(ada)
        const login = await logins.create(loginOf(user.id, 'h1'))
        const other = await logins.create(loginOf(user.id, 'h2'))
        const subscription = {
          user: user.id,
          login: login.id,
          endpoint: 'https://push.example.org/x',
          p256dh: 'key',
          auth: 'secret',
          network: 'n1',
          capabilities: ['message-tags'],
          createdAt: START,
        }
        await push.save(subscription)
        const saved = await push.save({ ...subscription, p256dh: 'new key' })
        await push.save({ ...subscription, endpoint: 'https://push.example.org/y', login: other.id })
        await push.touch(saved.id, START + 9)
        await logins.revoke(other.id)
        const again = await harness.reopen()
        assert.deepEqual(await again.accounts.push.list(user.id), [
          { ...subscription, p256dh: 'new key', id: saved.id, lastDeliveredAt: START + 9 },
        ])
        await again.accounts.push.remove(saved.id)
        assert.deepEqual(await again.accounts.push.list(user.id), [])
        await assert.rejects(again.accounts.push.save({ ...subscription, login: other.id }), fails('not-found'))
      }))

    test('without a login last as long as the user', () =>
      withStore(make, async ({ store }) => {
        const { users, push } = store.accounts
        const user = await users.create(ada)
        const keys = { endpoint: 'https://push.example.org/x', p256dh: 'key', auth: 'secret' }
        const subscription = { user: user.id, login: undefined, network: undefined, capabilities: [], ...keys }
        const saved = await push.save({ ...subscription, createdAt: START })
        assert.deepEqual(await push.list(user.id), [saved])
        await users.remove(user.id)
        assert.deepEqual(await push.list(user.id), [])
        await assert.rejects(push.save({ ...subscription, createdAt: START }), fails('not-found'))
      }))
  })

  describe('SCRAM verifiers', () => {
    test('last, and are forgotten when the password changes', () =>
      withStore(make, async (harness) => {
        const user = await harness.store.accounts.users.create(ada)
        assert.equal(await harness.store.accounts.users.scram(user.id), undefined)
        await harness.store.accounts.users.setScram(user.id, ada.passwordHash, 'SCRAM-SHA-256$1')
        const { users } = (await harness.reopen()).accounts
        assert.equal(await users.scram(user.id), 'SCRAM-SHA-256$1')
        await users.setPassword(user.id, '$argon2id$2')
        assert.equal(await users.scram(user.id), undefined)
        await users.setScram(user.id, ada.passwordHash, 'of the password before')
        assert.equal(await users.scram(user.id), undefined)
      }))
  })

  describe('invites', () => {
    const inviteOf = (createdBy: string) => ({
      createdBy,
      tokenHash: 'h',
      label: 'friends',
      maxUses: 2,
      createdAt: START,
      expiresAt: START + 1000,
    })

    test('are found until they end or are used up; a use can be given back', () =>
      withStore(make, async (harness) => {
        const user = await harness.store.accounts.users.create(ada)
        const made = await harness.store.accounts.invites.create(inviteOf(user.id))
        assert.deepEqual(made, { ...inviteOf(user.id), id: made.id, uses: 0 })
        const { invites, users } = (await harness.reopen()).accounts
        assert.deepEqual(await invites.find('h', START + 999), made)
        assert.equal(await invites.find('h', START + 1000), undefined)
        assert.equal(await invites.use(made.id, START + 1000), false)
        assert.equal(await invites.use(made.id, START), true)
        assert.equal(await invites.use(made.id, START), true)
        assert.equal(await invites.use(made.id, START), false)
        assert.equal(await invites.find('h', START), undefined)
        await invites.giveBack(made.id)
        assert.deepEqual(await invites.list(), [{ ...made, uses: 1 }])
        await invites.remove(made.id)
        assert.deepEqual(await invites.list(), [])
        await invites.create(inviteOf(user.id))
        await users.remove(user.id)
        assert.deepEqual(await invites.list(), [], 'they go with who made them')
      }))
  })

  describe('passkeys', () => {
    test('are found by their credential, remember their use, and are known once', () =>
      withStore(make, async (harness) => {
        const user = await harness.store.accounts.users.create(ada)
        const passkey = {
          user: user.id,
          credentialId: 'credential',
          publicKey: 'key',
          counter: 3,
          transports: ['internal', 'hybrid'],
          label: 'a phone',
          createdAt: START,
        }
        const made = await harness.store.accounts.passkeys.add(passkey)
        const { passkeys, users } = (await harness.reopen()).accounts
        await assert.rejects(passkeys.add(passkey), fails('conflict'))
        await passkeys.used(made.id, 4, START + 9)
        const now = { ...passkey, id: made.id, counter: 4, lastUsedAt: START + 9 }
        assert.deepEqual(await passkeys.find('credential'), now)
        assert.deepEqual(await passkeys.list(user.id), [now])
        await passkeys.rename(made.id, 'the phone')
        assert.deepEqual(await passkeys.list(user.id), [{ ...now, label: 'the phone' }])
        assert.deepEqual(await passkeys.remove(made.id), [])
        assert.equal(await passkeys.find('credential'), undefined)
        await passkeys.add(passkey)
        await users.remove(user.id)
        assert.equal(await passkeys.find('credential'), undefined)
      }))

    test('are made together with an account, or neither is', () =>
      withStore(make, async (harness) => {
        const { accounts } = harness.store
        const key = { publicKey: 'key', counter: 0, transports: [], label: 'a phone', createdAt: START }
        const first = { ...key, user: 'a'.repeat(22), credentialId: 'one' }
        const made = await accounts.users.create({ ...ada, passwordHash: '' }, first)
        assert.deepEqual(made, { ...ada, passwordHash: '', id: first.user, disabled: false, createdAt: START })
        const other = { ...key, user: 'b'.repeat(22), credentialId: 'two' }
        await assert.rejects(accounts.users.create(ada, other), fails('conflict'))
        assert.equal(await accounts.passkeys.find('two'), undefined)
        const known = { ...other, credentialId: 'one' }
        await assert.rejects(accounts.users.create({ ...ada, name: 'bob' }, known), fails('conflict'))
        const { passkeys, users } = (await harness.reopen()).accounts
        assert.deepEqual(await users.list(), [made])
        assert.equal((await passkeys.list(made.id))[0]?.credentialId, 'one')
      }))

    test('go together with the logins that were opened with them, and open none afterwards', () =>
      withStore(make, async (harness) => {
        const { accounts } = harness.store
        const { id: user } = await accounts.users.create(ada)
        const times = { createdAt: START, expiresAt: START + 1000 }
        const key = { user, publicKey: 'key', counter: 0, transports: [], label: 'a phone', createdAt: START }
        const passkey = await accounts.passkeys.add({ ...key, credentialId: 'credential' })
        const web = { user, kind: 'web', label: 'a browser', ...times } as const
        const byPasskey = await accounts.logins.create({ ...web, tokenHash: 'one', passkey: passkey.id })
        const byPassword = await accounts.logins.create({ ...web, tokenHash: 'two' })
        assert.deepEqual(await accounts.logins.find('one', START), byPasskey)
        assert.deepEqual(await accounts.passkeys.remove(passkey.id), [byPasskey.id])
        assert.deepEqual(await accounts.logins.list(user), [byPassword])
        await assert.rejects(
          accounts.logins.create({ ...web, tokenHash: 'three', passkey: passkey.id }),
          fails('not-found'),
        )
        const other = await accounts.passkeys.add({ ...key, credentialId: 'another' })
        await accounts.logins.create({ ...web, tokenHash: 'four', passkey: other.id })
        await accounts.users.remove(user)
        assert.deepEqual(await accounts.logins.list(user), [])
        assert.equal(await accounts.passkeys.find('another'), undefined)
      }))
  })
}
