import assert from 'node:assert/strict'
import { once } from 'node:events'
import { describe, test } from 'node:test'
import { WebSocket } from 'ws'
import { codeOf, cookieOf, Installation } from '../../test/installation.ts'
import { TestIrcClient } from '../../test/irc-client.ts'
import type { AppPasswordAnswer, LoginAnswer } from './login-routes.ts'
import type { NewInviteAnswer } from './invite-routes.ts'

const password = 'correct horse'

async function logIn(installation: Installation, name = 'ada', secret = password): Promise<string> {
  return cookieOf(await installation.post('/api/login', { name, password: secret }))
}

async function loginsOf(installation: Installation, cookie: string): Promise<readonly LoginAnswer[]> {
  return (await (await installation.get('/api/logins', { cookie })).json()) as readonly LoginAnswer[]
}

async function stateOf(installation: Installation, cookie: string): Promise<unknown> {
  return ((await (await installation.get('/api/session', { cookie })).json()) as { state: unknown }).state
}

/** A mux socket of this session; resolves with the code that it is closed with. */
async function closing(installation: Installation, cookie: string): Promise<{ code: Promise<number> }> {
  const url = `${installation.address.replace('http', 'ws')}/api/socket`
  const socket = new WebSocket(url, ['mux.1.longwire'], { headers: { cookie } })
  const closed = once(socket, 'close') as Promise<[number]>
  await once(socket, 'open')
  return { code: closed.then(([code]) => code) }
}

describe('sessions', () => {
  test('are listed, this one marked, without their tokens; without a login they are not', async () => {
    await using installation = await Installation.start()
    const first = await installation.setUp()
    const second = await logIn(installation)
    const logins = await loginsOf(installation, second)
    assert.deepEqual(
      logins.map(({ kind, current }) => [kind, current]),
      [
        ['web', false],
        ['web', true],
      ],
    )
    for (const cookie of [first, second]) assert.ok(!JSON.stringify(logins).includes(cookie.split('=')[1] ?? ''))
    assert.equal(await codeOf(installation.get('/api/logins')), 'not-logged-in')
  })

  test('are revoked one by one: the sockets of that one close at once with 4401, those of others stay', async () => {
    await using installation = await Installation.start()
    const first = await installation.setUp()
    const second = await logIn(installation)
    const closed = await closing(installation, first)
    await closing(installation, second)
    const [other] = (await loginsOf(installation, second)).filter(({ current }) => !current)
    const answer = await installation.delete(`/api/logins/${other?.id ?? ''}`, { cookie: second })
    assert.equal(answer.status, 204)
    assert.equal(await closed.code, 4401)
    assert.equal(await stateOf(installation, first), 'logged-out')
    assert.equal((await loginsOf(installation, second)).length, 1)
    assert.equal(await codeOf(installation.delete('/api/logins/unknown', { cookie: second })), 'not-found')
  })

  test('of other people cannot be revoked', async () => {
    await using installation = await Installation.start()
    const cookie = await installation.setUp()
    const bob = await invited(installation, cookie, 'bob')
    const [ada] = await loginsOf(installation, cookie)
    assert.equal(await codeOf(installation.delete(`/api/logins/${ada?.id ?? ''}`, { cookie: bob })), 'not-found')
    assert.equal(await stateOf(installation, cookie), 'logged-in')
  })

  test('but this one end together', async () => {
    await using installation = await Installation.start()
    const first = await installation.setUp()
    const second = await logIn(installation)
    await installation.post('/api/logins/revoke-others', {}, { cookie: second })
    assert.deepEqual(
      [await stateOf(installation, first), await stateOf(installation, second)],
      ['logged-out', 'logged-in'],
    )
  })
})

describe('an app password', () => {
  test('lets one client in until it is revoked, which ends that client', async () => {
    await using installation = await Installation.start()
    const cookie = await installation.setUp()
    const made = await installation.post('/api/app-passwords', { label: 'irssi' }, { cookie })
    const { id, token } = (await made.json()) as AppPasswordAnswer
    assert.ok((await loginsOf(installation, cookie)).every((login) => !('token' in login)))
    const [port = 0] = installation.bouncer.ircPorts
    const client = await TestIrcClient.connect(port)
    client.send(`PASS ${token}`, 'NICK ada', 'USER ada 0 * :Ada')
    await client.waitFor(/ 001 ada /)
    await installation.delete(`/api/logins/${id}`, { cookie })
    await client.waitFor(/ERROR :This login was revoked$/)
    const again = await TestIrcClient.connect(port)
    again.send(`PASS ${token}`, 'NICK ada', 'USER ada 0 * :Ada')
    await again.waitFor(/ 464 ada /)
  })

  test('is no session of the web, and cannot change the account', async () => {
    await using installation = await Installation.start()
    const cookie = await installation.setUp()
    const made = await installation.post('/api/app-passwords', { label: 'irssi' }, { cookie })
    const { token } = (await made.json()) as AppPasswordAnswer
    assert.equal(await stateOf(installation, `longwire_session=${token}`), 'logged-out')
    const change = { current: token, password: 'another password' }
    assert.equal(await codeOf(installation.post('/api/password', change, { cookie })), 'wrong-login')
  })
})

describe('a password', () => {
  test('is changed with the one before: other sessions and what was opened with it end', async () => {
    await using installation = await Installation.start()
    const first = await installation.setUp()
    const cookie = await logIn(installation)
    const [port = 0] = installation.bouncer.ircPorts
    const client = await TestIrcClient.connect(port)
    client.send(`PASS :${password}`, 'NICK ada', 'USER ada 0 * :Ada')
    await client.waitFor(/ 001 ada /)
    const change = (current: string, next: string) =>
      installation.post('/api/password', { current, password: next }, { cookie })
    assert.equal(await codeOf(change('wrong password', 'battery staple')), 'wrong-login')
    assert.equal(await codeOf(change(password, 'short')), 'bad-password')
    assert.equal((await change(password, 'battery staple')).status, 204)
    await client.waitFor(/ERROR :This login was revoked$/)
    assert.deepEqual(
      [await stateOf(installation, first), await stateOf(installation, cookie)],
      ['logged-out', 'logged-in'],
    )
    assert.equal(await codeOf(installation.post('/api/login', { name: 'ada', password })), 'wrong-login')
    assert.equal(await stateOf(installation, await logIn(installation, 'ada', 'battery staple')), 'logged-in')
  })
})

describe('an account', () => {
  test('is deleted with its password, by whoever it belongs to; its screens end', async () => {
    await using installation = await Installation.start()
    const admin = await installation.setUp()
    const cookie = await invited(installation, admin, 'bob')
    const closed = await closing(installation, cookie)
    const wrong = installation.post('/api/account/delete', { password: 'not this' }, { cookie })
    assert.equal(await codeOf(wrong), 'wrong-login')
    assert.equal((await installation.post('/api/account/delete', { password }, { cookie })).status, 204)
    assert.equal(await closed.code, 4401)
    assert.equal(await codeOf(installation.post('/api/login', { name: 'bob', password })), 'wrong-login')
  })

  test('of the only administrator cannot be deleted from the web', async () => {
    await using installation = await Installation.start()
    const cookie = await installation.setUp()
    assert.equal(await codeOf(installation.post('/api/account/delete', { password }, { cookie })), 'last-admin')
  })

  test('of somebody else is closed, opened and deleted by administrators alone', async () => {
    await using installation = await Installation.start()
    const admin = await installation.setUp()
    const bob = await invited(installation, admin, 'bob')
    for (const request of [
      installation.get('/api/users', { cookie: bob }),
      installation.post('/api/users/ada/disable', {}, { cookie: bob }),
      installation.delete('/api/users/ada', { cookie: bob }),
      installation.get('/api/invites', { cookie: bob }),
      installation.post('/api/invites', { label: '', uses: 1, days: 1 }, { cookie: bob }),
      installation.delete('/api/users/ada', { cookie: admin }),
    ]) {
      assert.equal(await codeOf(request), 'not-allowed')
    }
    await installation.post('/api/users/bob/disable', {}, { cookie: admin })
    assert.equal(await codeOf(installation.post('/api/login', { name: 'bob', password })), 'account-disabled')
    await installation.post('/api/users/bob/enable', {}, { cookie: admin })
    assert.equal(await stateOf(installation, await logIn(installation, 'bob')), 'logged-in')
    assert.equal((await installation.delete('/api/users/bob', { cookie: admin })).status, 204)
    const users = (await (await installation.get('/api/users', { cookie: admin })).json()) as { name: string }[]
    assert.deepEqual(
      users.map(({ name }) => name),
      ['ada'],
    )
    assert.equal(await codeOf(installation.delete('/api/users/bob', { cookie: admin })), 'not-found')
  })
})

describe('an invite', () => {
  test('makes as many accounts as it says, and none of them an administrator; the token is told once', async () => {
    await using installation = await Installation.start()
    const admin = await installation.setUp()
    const { id, token } = await invite(installation, admin, { label: 'friends', uses: 2, days: 7 })
    assert.equal((await installation.post('/api/join/check', { token })).status, 200)
    const taken = installation.post('/api/join', { token, name: 'ADA', password })
    assert.equal(await codeOf(taken), 'name-taken')
    for (const name of ['bob', 'cem']) {
      const answer = await installation.post('/api/join', { token, name, password })
      assert.deepEqual(await answer.json(), { state: 'logged-in', user: { name, admin: false } })
      assert.equal(await stateOf(installation, cookieOf(answer)), 'logged-in')
    }
    assert.equal(await codeOf(installation.post('/api/join', { token, name: 'eve', password })), 'bad-invite')
    const list = (await (await installation.get('/api/invites', { cookie: admin })).json()) as {
      maxUsers: number
      invites: readonly { id: string; uses: number }[]
    }
    assert.equal(list.maxUsers, 100)
    assert.deepEqual(
      list.invites.map((one) => [one.id, one.uses]),
      [[id, 2]],
    )
    assert.ok(!JSON.stringify(list).includes(token))
  })

  test('that was taken back, or was never made, is refused', async () => {
    await using installation = await Installation.start()
    const admin = await installation.setUp()
    const { id, token } = await invite(installation, admin, { label: '', uses: 1, days: 1 })
    await installation.delete(`/api/invites/${id}`, { cookie: admin })
    for (const one of [token, 'guess']) {
      assert.equal(await codeOf(installation.post('/api/join/check', { token: one })), 'bad-invite')
      assert.equal(await codeOf(installation.post('/api/join', { token: one, name: 'eve', password })), 'bad-invite')
    }
  })

  test('makes no account where there is no room, also when many ask at once', async () => {
    await using installation = await Installation.start({ maxUsers: 2 })
    const admin = await installation.setUp()
    const { token } = await invite(installation, admin, { label: '', uses: 10, days: 1 })
    const names = ['bob', 'cem', 'dan']
    const answers = await Promise.all(names.map((name) => installation.post('/api/join', { token, name, password })))
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 403, 403],
    )
    assert.equal((await installation.store.accounts.users.list()).length, 2)
    assert.equal(await codeOf(installation.post('/api/join/check', { token })), 'too-many-users')
  })

  test('is made within limits', async () => {
    await using installation = await Installation.start()
    const cookie = await installation.setUp()
    for (const wish of [
      { label: 'x', uses: 0, days: 1 },
      { label: 'x', uses: 101, days: 1 },
      { label: 'x', uses: 1, days: 366 },
      { label: 'x', uses: 1 },
    ]) {
      assert.equal(await codeOf(installation.post('/api/invites', wish, { cookie })), 'bad-request')
    }
  })
})

describe('a certificate', () => {
  test('is registered by its fingerprint, once', async () => {
    await using installation = await Installation.start()
    const cookie = await installation.setUp()
    const fingerprint = `${'AB:'.repeat(31)}CD`
    const add = (print: string) =>
      installation.post('/api/certificates', { fingerprint: print, label: 'laptop' }, { cookie })
    const made = (await (await add(fingerprint)).json()) as LoginAnswer
    assert.deepEqual([made.kind, made.label, made.fingerprint], ['certificate', 'laptop', `${'ab'.repeat(31)}cd`])
    assert.equal(await codeOf(add(fingerprint.toLowerCase())), 'certificate-taken')
    assert.equal(await codeOf(add('abcd')), 'bad-fingerprint')
  })
})

async function invite(
  installation: Installation,
  cookie: string,
  wish: { label: string; uses: number; days: number },
): Promise<NewInviteAnswer> {
  return (await (await installation.post('/api/invites', wish, { cookie })).json()) as NewInviteAnswer
}

/** Makes another account; resolves with its cookie. */
async function invited(installation: Installation, admin: string, name: string): Promise<string> {
  const { token } = await invite(installation, admin, { label: name, uses: 1, days: 1 })
  return cookieOf(await installation.post('/api/join', { token, name, password }))
}
