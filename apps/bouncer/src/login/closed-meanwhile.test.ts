import assert from 'node:assert/strict'
import { once } from 'node:events'
import { describe, test } from 'node:test'
import { systemEnvironment } from '@longwire/connection/node'
import type { UserRecord } from '@longwire/store'
import { WebSocket } from 'ws'
import { codeOf, cookieOf, Installation } from '../../test/installation.ts'
import { TestIrcClient } from '../../test/irc-client.ts'
import { proveByScram } from '../../test/scram-client.ts'
import { type CreationOptions, type RequestOptions, SoftwareAuthenticator } from '../../test/software-authenticator.ts'
import { administerData } from '../administration/administer-data.ts'
import { hashToken } from './tokens.ts'

const password = 'correct horse'
const encode = (text: string): string => Buffer.from(text).toString('base64')

/** What an administrator does to ada at the machine. */
function administer(installation: Installation, what: 'delete' | 'disable' | 'enable' | 'passwd'): Promise<unknown> {
  const parameters = { name: 'ada', password: 'another horse' }
  return administerData(
    { data: installation.data, store: { durability: 'normal' } },
    { operation: `user.${what}`, parameters },
  )
}

/** Lets `happen` run each time after a record was read, before its reader goes on. */
function afterReading(installation: Installation, by: 'byName' | 'byId', happen: () => Promise<unknown>): void {
  const { users } = installation.store.accounts
  const read: (key: string) => Promise<UserRecord | undefined> = users[by].bind(users)
  const restore = { [by]: read }
  Object.assign(users, {
    [by]: async (key: string) => {
      Object.assign(users, restore)
      const record = await read(key)
      await happen()
      return record
    },
  })
}

/** Nobody has connections or history any more. */
async function nobodyIsLeft(installation: Installation): Promise<void> {
  assert.deepEqual(await installation.store.accounts.users.list(), [])
  assert.deepEqual(installation.bouncer.users.summaries(), [])
}

async function begun(installation: Installation): Promise<TestIrcClient> {
  const client = await TestIrcClient.connect(installation.bouncer.ircPorts[0] ?? 0)
  client.send('CAP LS 302', 'CAP REQ sasl', 'NICK ada', 'USER ada 0 * :Ada')
  await client.waitFor(/ ACK :?sasl$/)
  return client
}

describe('an account that is closed while somebody logs in to it', () => {
  for (const what of ['delete', 'disable'] as const) {
    test(`by IRC, between 903 and the end of the registration (${what}): the connection ends`, async () => {
      await using installation = await Installation.start()
      await installation.setUp()
      const client = await begun(installation)
      client.send('AUTHENTICATE PLAIN', `AUTHENTICATE ${encode(`\0ada\0${password}`)}`)
      await client.waitFor(/ 903 ada /)
      await administer(installation, what)
      await client.waitFor(/ERROR :This login was revoked$/)
      assert.deepEqual(installation.bouncer.users.summaries(), [])
    })

    test(`by IRC, while the password is looked at (${what}): the login fails`, async () => {
      await using installation = await Installation.start()
      await installation.setUp()
      const client = await begun(installation)
      afterReading(installation, 'byName', () => administer(installation, what))
      client.send('AUTHENTICATE PLAIN', `AUTHENTICATE ${encode(`\0ada\0${password}`)}`, 'CAP END')
      await client.waitFor(/ 904 ada :The account was changed a moment ago/)
      await client.waitFor(/ERROR :A login is needed$/)
      assert.deepEqual(installation.bouncer.users.summaries(), [])
    })

    test(`by HTTP (${what}): there is no session`, async () => {
      await using installation = await Installation.start()
      await installation.setUp()
      afterReading(installation, 'byName', () => administer(installation, what))
      assert.equal(await codeOf(installation.post('/api/login', { name: 'ada', password })), 'wrong-login')
    })

    test(`by a socket of the mux (${what}): no stream of it opens`, async () => {
      await using installation = await Installation.start()
      const cookie = await installation.setUp()
      afterReading(installation, 'byId', () => administer(installation, what))
      const url = `${installation.address.replace('http', 'ws')}/api/socket`
      const socket = new WebSocket(url, ['mux.1.longwire'], { headers: { cookie } })
      await once(socket, 'open')
      socket.send('OPEN 1')
      const [frame] = (await once(socket, 'message')) as [Buffer]
      assert.match(frame.toString(), /^CLOSE 1 failed /)
      assert.deepEqual(installation.bouncer.users.summaries(), [])
      socket.terminate()
    })
  }

  test('leaves nothing behind where it was deleted', async () => {
    await using installation = await Installation.start()
    await installation.setUp()
    afterReading(installation, 'byName', () => administer(installation, 'delete'))
    const client = await TestIrcClient.connect(installation.bouncer.ircPorts[0] ?? 0)
    client.send(`PASS :${password}`, 'NICK ada', 'USER ada 0 * :Ada')
    await client.waitFor(/ 464 ada :The account was changed/)
    await nobodyIsLeft(installation)
  })
})

test('a password that is changed between SCRAM’s proof and its end logs nobody in', async () => {
  await using installation = await Installation.start()
  await installation.setUp()
  const client = await begun(installation)
  await proveByScram(client, { name: 'ada', password })
  await client.waitFor(/^AUTHENTICATE \S+$/)
  await administer(installation, 'passwd')
  client.send('AUTHENTICATE +')
  await client.waitFor(/ 904 ada :The account was changed a moment ago/)
})

test('a password that is changed while it is looked at logs nobody in', async () => {
  await using installation = await Installation.start()
  await installation.setUp()
  afterReading(installation, 'byName', () => administer(installation, 'passwd'))
  assert.equal(await codeOf(installation.post('/api/login', { name: 'ada', password })), 'wrong-login')
})

test('a passkey that is removed while it is looked at opens no session', async () => {
  await using installation = await Installation.start()
  const cookie = await installation.setUp()
  const origin = 'https://irc.example.org'
  const site = { 'x-forwarded-host': 'irc.example.org', 'x-forwarded-proto': 'https', origin, cookie }
  const authenticator = new SoftwareAuthenticator(origin)
  const options = (await (await installation.post('/api/passkeys/options', {}, site)).json()) as CreationOptions
  const response = authenticator.create(options)
  await installation.post('/api/passkeys', { label: 'phone', response }, site)
  const { passkeys } = installation.store.accounts
  const used = passkeys.used.bind(passkeys)
  Object.assign(passkeys, {
    async used(...given: Parameters<typeof used>) {
      await used(...given)
      await passkeys.remove(given[0])
    },
  })
  const asked = (await (await installation.post('/api/login/passkey/options', {}, site)).json()) as RequestOptions
  const answer = installation.post('/api/login/passkey', { response: authenticator.get(asked) }, site)
  assert.equal(await codeOf(answer), 'wrong-login')
})

test('an account that is disabled keeps its logins, which let in again when it is enabled', async () => {
  await using installation = await Installation.start()
  const cookie = await installation.setUp()
  const made = await installation.post('/api/app-passwords', { label: 'phone' }, { cookie })
  const { token } = (await made.json()) as { token: string }
  const stateOf = async (): Promise<unknown> =>
    ((await (await installation.get('/api/session', { cookie })).json()) as { state: unknown }).state
  await administer(installation, 'disable')
  assert.equal(await stateOf(), 'logged-out')
  await administer(installation, 'enable')
  assert.equal(await stateOf(), 'logged-in')
  const now = systemEnvironment().now()
  assert.ok((await installation.store.accounts.logins.find(hashToken(token), now)) !== undefined)
  const client = await TestIrcClient.connect(installation.bouncer.ircPorts[0] ?? 0)
  client.send(`PASS :${token}`, 'NICK ada', 'USER ada 0 * :Ada')
  await client.waitFor(/ 001 /)
  assert.ok(cookieOf(await installation.post('/api/login', { name: 'ada', password })) !== '')
})
