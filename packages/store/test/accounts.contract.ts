import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { NetworkSettings, NewLogin } from '../src/accounts.ts'
import { StoreError } from '../src/error.ts'
import { type MakeHarness, START, channelNamed, withStore } from './harness.ts'

function fails(code: string) {
  return (error: unknown) => error instanceof StoreError && error.code === code
}

const ada = { name: 'ada', passwordHash: '$argon2id$1', admin: true }

const settings: NetworkSettings = {
  name: 'Libera',
  servers: [{ host: 'irc.example.org', port: 6697, tls: true }],
  nickname: 'ada',
  serverPassword: 'open sesame',
  sasl: { mechanisms: ['PLAIN'], account: 'ada', password: 'geheim' },
  pins: ['00ff'],
  enabled: true,
}

function loginOf(user: string, tokenHash: string, more: Partial<NewLogin> = {}): NewLogin {
  return { user, kind: 'web', tokenHash, label: 'a browser', createdAt: START, expiresAt: START + 1000, ...more }
}

/** What every store knows of users, networks and logins. */
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

  test('secrets of the installation are kept once, and last', () =>
    withStore(make, async (harness) => {
      assert.equal(await harness.store.accounts.secrets.get('vapid'), undefined)
      assert.equal(await harness.store.accounts.secrets.keep('vapid', 'first'), 'first')
      const { secrets } = (await harness.reopen()).accounts
      assert.equal(await secrets.keep('vapid', 'second'), 'first')
      assert.equal(await secrets.get('vapid'), 'first')
    }))
}
