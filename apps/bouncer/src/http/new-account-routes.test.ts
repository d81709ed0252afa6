import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { codeOf, cookieOf, Installation, json, ORIGIN, throughProxy } from '../../test/installation.ts'
import {
  type CreationOptions,
  type Mistakes,
  type RequestOptions,
  SoftwareAuthenticator,
} from '../../test/software-authenticator.ts'

type Way = 'setup' | 'join'

function optionsOf(installation: Installation, way: Way, token: string, name: string): Promise<Response> {
  return installation.post(`/api/${way}/passkey/options`, { token, name }, throughProxy)
}

/** Makes an account by a link; the authenticator keeps its passkey. */
async function make(
  installation: Installation,
  way: Way,
  { token, name, mistakes }: { token: string; name: string; mistakes?: Mistakes },
  authenticator = new SoftwareAuthenticator(ORIGIN),
): Promise<Response> {
  const response = authenticator.create(
    await json<CreationOptions>(optionsOf(installation, way, token, name)),
    mistakes,
  )
  return installation.post(`/api/${way}/passkey`, { token, name, label: 'a phone', response }, throughProxy)
}

async function logIn(installation: Installation, authenticator: SoftwareAuthenticator): Promise<Response> {
  const options = await json<RequestOptions>(installation.post('/api/login/passkey/options', {}, throughProxy))
  return installation.post('/api/login/passkey', { response: authenticator.get(options) }, throughProxy)
}

async function inviteOf(installation: Installation, uses = 1): Promise<string> {
  const cookie = await installation.setUp()
  const wish = { label: 'bob', uses, days: 1 }
  return (await json<{ token: string }>(installation.post('/api/invites', wish, { cookie }))).token
}

describe('the first account', () => {
  test('is made with a name and a passkey, without a password; the passkey logs in from then on', async () => {
    await using installation = await Installation.start()
    const authenticator = new SoftwareAuthenticator(ORIGIN)
    const answer = await make(installation, 'setup', { token: installation.setupToken, name: 'ada' }, authenticator)
    const state = { state: 'logged-in', user: { name: 'ada', admin: true, withoutPassword: true } }
    assert.deepEqual(await json(answer.clone()), state)
    assert.match(answer.headers.getSetCookie()[0] ?? '', /HttpOnly; Secure; SameSite=Strict/)
    const passkeys = await json<{ label: string; current: boolean }[]>(
      installation.get('/api/passkeys', { cookie: cookieOf(answer) }),
    )
    assert.deepEqual(
      passkeys.map(({ label, current }) => [label, current]),
      [['a phone', true]],
    )
    assert.deepEqual(await json(logIn(installation, authenticator)), state)
    for (const password of ['', 'undefined', 'correct horse']) {
      assert.equal(await codeOf(installation.post('/api/login', { name: 'ada', password })), 'wrong-login')
    }
  })

  test('is made once, and only by who has the token', async () => {
    await using installation = await Installation.start()
    const { setupToken: token } = installation
    assert.equal(await codeOf(optionsOf(installation, 'setup', 'guess', 'ada')), 'bad-setup-token')
    const options = await json<CreationOptions>(optionsOf(installation, 'setup', token, 'ada'))
    const response = new SoftwareAuthenticator(ORIGIN).create(options)
    const wrong = { token: 'guess', name: 'ada', label: 'x', response }
    assert.equal(await codeOf(installation.post('/api/setup/passkey', wrong, throughProxy)), 'bad-setup-token')
    assert.equal((await make(installation, 'setup', { token, name: 'ada' })).status, 200)
    assert.equal(await codeOf(optionsOf(installation, 'setup', token, 'eve')), 'setup-done')
    const again = installation.post('/api/setup/passkey', { token, name: 'eve', label: 'x', response }, throughProxy)
    assert.equal(await codeOf(again), 'setup-done')
  })

  test('is not made where the answer does not fit, and can be made afterwards', async () => {
    await using installation = await Installation.start()
    const { setupToken: token } = installation
    const wrong: readonly Mistakes[] = [
      { origin: 'https://evil.example' },
      { challenge: 'AAAA' },
      { rpId: 'evil.example' },
      { unverified: true },
      { certificates: true },
    ]
    for (const mistakes of wrong) {
      assert.equal(await codeOf(make(installation, 'setup', { token, name: 'ada', mistakes })), 'bad-passkey')
    }
    const options = await json<CreationOptions>(optionsOf(installation, 'setup', token, 'ada'))
    const response = new SoftwareAuthenticator(ORIGIN).create(options)
    const renamed = installation.post('/api/setup/passkey', { token, name: 'eve', label: 'x', response }, throughProxy)
    assert.equal(await codeOf(renamed), 'bad-passkey', 'the name is the one that was asked for')
    assert.equal(await codeOf(optionsOf(installation, 'setup', token, 'a b')), 'bad-name')
    assert.deepEqual(await installation.store.accounts.users.list(), [])
    assert.equal((await make(installation, 'setup', { token, name: 'ada' })).status, 200)
  })

  test('without a name of the throughProxy is not possible, and the refusal says what to open instead', async () => {
    await using installation = await Installation.start()
    const asked = { token: installation.setupToken, name: 'ada' }
    const answer = await json<{ code: string; text: string }>(installation.post('/api/setup/passkey/options', asked))
    assert.equal(answer.code, 'passkeys-unavailable')
    assert.match(answer.text, /Open http:\/\/localhost:\d+ instead/)
  })
})

describe('an invite', () => {
  test('makes accounts with passkeys, each of its own, as often as it is good for', async () => {
    await using installation = await Installation.start()
    const token = await inviteOf(installation, 2)
    const [bob, eve] = [new SoftwareAuthenticator(ORIGIN), new SoftwareAuthenticator(ORIGIN)]
    assert.equal((await make(installation, 'join', { token, name: 'bob' }, bob)).status, 200)
    assert.equal((await make(installation, 'join', { token, name: 'eve' }, eve)).status, 200)
    for (const [name, authenticator] of [['bob', bob] as const, ['eve', eve] as const]) {
      const answer = { state: 'logged-in', user: { name, admin: false, withoutPassword: true } }
      assert.deepEqual(await json(logIn(installation, authenticator)), answer)
    }
    assert.equal(await codeOf(optionsOf(installation, 'join', token, 'mallory')), 'bad-invite')
  })

  test('is as good as before where the account was not made', async () => {
    await using installation = await Installation.start()
    const token = await inviteOf(installation)
    assert.equal(await codeOf(optionsOf(installation, 'join', token, 'ADA')), 'name-taken')
    assert.equal(
      await codeOf(make(installation, 'join', { token, name: 'bob', mistakes: { unverified: true } })),
      'bad-passkey',
    )
    const options = await json<CreationOptions>(optionsOf(installation, 'join', token, 'bob'))
    const response = new SoftwareAuthenticator(ORIGIN).create(options)
    await installation.store.accounts.users.create({ name: 'bob', passwordHash: '', admin: false })
    const late = installation.post('/api/join/passkey', { token, name: 'bob', label: 'x', response }, throughProxy)
    assert.equal(await codeOf(late), 'name-taken')
    assert.equal((await make(installation, 'join', { token, name: 'bobby' })).status, 200)
  })
})

/** An account that has no password, and an answer of its passkey to a question for a proof. */
async function withoutPassword() {
  const installation = await Installation.start()
  const authenticator = new SoftwareAuthenticator(ORIGIN)
  const made = await make(installation, 'setup', { token: installation.setupToken, name: 'ada' }, authenticator)
  const headers = { ...throughProxy, cookie: cookieOf(made) }
  const prove = async (mistakes: Mistakes = {}) =>
    authenticator.get(await json(installation.post('/api/passkeys/confirm/options', {}, headers)), mistakes)
  return { installation, authenticator, headers, prove }
}

describe('an account without a password', () => {
  test('gets one by a passkey, and has both ways in from then on', async () => {
    const { installation, headers, prove } = await withoutPassword()
    await using _ = installation
    const password = 'correct horse'
    const wrong = [{ password }, { current: '', password }, { response: await prove({ forged: true }), password }]
    for (const body of wrong)
      assert.equal(await codeOf(installation.post('/api/password', body, headers)), 'wrong-login')
    const right = { response: await prove(), password }
    assert.equal((await installation.post('/api/password', right, headers)).status, 204)
    assert.equal(await codeOf(installation.post('/api/password', right, headers)), 'wrong-login', 'a proof counts once')
    assert.equal((await installation.post('/api/login', { name: 'ada', password })).status, 200)
    const { user } = await json<{ user: unknown }>(installation.get('/api/session', headers))
    assert.deepEqual(user, { name: 'ada', admin: true })
  })

  test('keeps its last passkey, and lets go of one before', async () => {
    const { installation, headers } = await withoutPassword()
    await using _ = installation
    const [first] = await json<{ id: string }[]>(installation.get('/api/passkeys', headers))
    assert.equal(await codeOf(installation.delete(`/api/passkeys/${first?.id}`, headers)), 'last-passkey')
    const options = await json<CreationOptions>(installation.post('/api/passkeys/options', {}, headers))
    const response = new SoftwareAuthenticator(ORIGIN).create(options)
    assert.equal((await installation.post('/api/passkeys', { label: 'x', response }, headers)).status, 200)
    assert.equal((await installation.delete(`/api/passkeys/${first?.id}`, headers)).status, 204)
  })

  test('is deleted with a passkey of its own, and not with one of somebody else', async () => {
    const { installation, headers } = await withoutPassword()
    await using _ = installation
    const { token } = await json<{ token: string }>(
      installation.post('/api/invites', { label: 'bob', uses: 1, days: 1 }, headers),
    )
    const phone = new SoftwareAuthenticator(ORIGIN)
    const bob = { ...throughProxy, cookie: cookieOf(await make(installation, 'join', { token, name: 'bob' }, phone)) }
    const asked = await json<RequestOptions>(installation.post('/api/passkeys/confirm/options', {}, headers))
    const foreign = installation.post('/api/account/delete', { response: phone.get(asked) }, headers)
    assert.equal(await codeOf(foreign), 'wrong-login')
    const own = await json<RequestOptions>(installation.post('/api/passkeys/confirm/options', {}, bob))
    assert.equal((await installation.post('/api/account/delete', { response: phone.get(own) }, bob)).status, 204)
    assert.equal((await logIn(installation, phone)).status, 401)
    assert.deepEqual(
      (await installation.store.accounts.users.list()).map(({ name }) => name),
      ['ada'],
    )
  })
})
