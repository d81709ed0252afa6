import assert from 'node:assert/strict'
import { once } from 'node:events'
import { describe, test } from 'node:test'
import type { Environment } from '@longwire/connection'
import { WebSocket } from 'ws'
import { codeOf, cookieOf, Installation, json, ORIGIN, standingClock, throughProxy } from '../../test/installation.ts'
import {
  type CreationOptions,
  type Mistakes,
  type RequestOptions,
  SoftwareAuthenticator,
} from '../../test/software-authenticator.ts'
import type { PasskeyAnswer } from './passkey-routes.ts'

/** Makes a passkey for whoever the cookie is of. */
async function add(
  installation: Installation,
  cookie: string,
  authenticator: SoftwareAuthenticator,
  mistakes: Mistakes = {},
): Promise<Response> {
  const headers = { ...throughProxy, cookie }
  const options = await json<CreationOptions>(installation.post('/api/passkeys/options', {}, headers))
  const response = authenticator.create(options, mistakes)
  return installation.post('/api/passkeys', { label: 'a phone', response }, headers)
}

async function requestOptions(installation: Installation): Promise<RequestOptions> {
  return json(installation.post('/api/login/passkey/options', {}, throughProxy))
}

async function logIn(
  installation: Installation,
  authenticator: SoftwareAuthenticator,
  mistakes: Mistakes = {},
): Promise<Response> {
  const response = authenticator.get(await requestOptions(installation), mistakes)
  return installation.post('/api/login/passkey', { response }, throughProxy)
}

async function stateOf(installation: Installation, cookie: string): Promise<unknown> {
  return (await json<{ state: unknown }>(installation.get('/api/session', { cookie }))).state
}

async function passkeysOf(installation: Installation, cookie: string): Promise<readonly PasskeyAnswer[]> {
  return json(installation.get('/api/passkeys', { cookie }))
}

/** An installation with an account that has a passkey. */
async function withPasskey(environment?: Environment) {
  const installation = await Installation.start(environment === undefined ? {} : { environment })
  const cookie = await installation.setUp()
  const authenticator = new SoftwareAuthenticator(ORIGIN)
  const passkey = await json<PasskeyAnswer>(add(installation, cookie, authenticator))
  return { installation, cookie, authenticator, passkey }
}

describe('a passkey', () => {
  test('is added by who is logged in, and logs in without a name', async () => {
    const { installation, cookie, authenticator, passkey } = await withPasskey()
    await using _ = installation
    assert.deepEqual(await passkeysOf(installation, cookie), [passkey])
    assert.deepEqual([passkey.label, passkey.current], ['a phone', false])
    const answer = await logIn(installation, authenticator)
    assert.deepEqual(await json(answer.clone()), { state: 'logged-in', user: { name: 'ada', admin: true } })
    assert.match(answer.headers.getSetCookie()[0] ?? '', /HttpOnly; Secure; SameSite=Strict/)
    const [listed] = await passkeysOf(installation, cookieOf(answer))
    assert.equal(listed?.current, true)
  })

  test('is asked for as discoverable and with the person verified, and the same authenticator once', async () => {
    const { installation, cookie, authenticator } = await withPasskey()
    await using _ = installation
    const options = await json<Record<string, unknown>>(
      installation.post('/api/passkeys/options', {}, { ...throughProxy, cookie }),
    )
    const { residentKey, userVerification } = options['authenticatorSelection'] as Record<string, unknown>
    assert.deepEqual([residentKey, userVerification, options['attestation']], ['required', 'required', 'none'])
    assert.deepEqual(options['excludeCredentials'], [
      { id: authenticator.id, type: 'public-key', transports: ['internal'] },
    ])
    const { allowCredentials, ...request } = (await requestOptions(installation)) as RequestOptions &
      Record<string, unknown>
    assert.deepEqual(
      [allowCredentials, request['userVerification'], request.rpId],
      [undefined, 'required', 'irc.example.org'],
    )
    assert.equal(await codeOf(add(installation, cookie, authenticator)), 'passkey-taken')
  })

  const wrong: readonly (readonly [string, Mistakes])[] = [
    ['another origin', { origin: 'https://irc.example.org.evil.example' }],
    ['another challenge', { challenge: 'AAAA' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['a person who was not verified', { unverified: true }],
  ]

  for (const [name, mistakes] of wrong) {
    test(`is not added with ${name}`, async () => {
      await using installation = await Installation.start()
      const cookie = await installation.setUp()
      const answer = await add(installation, cookie, new SoftwareAuthenticator(ORIGIN), mistakes)
      assert.deepEqual([answer.status, (await json<{ code: unknown }>(answer)).code], [422, 'bad-passkey'])
      assert.deepEqual(await passkeysOf(installation, cookie), [])
    })
  }

  const wrongAnswers: readonly (readonly [string, Mistakes])[] = [
    ...wrong,
    ['a counter that went back, as that of a copy does', { counter: 5 }],
    ['a user handle of somebody else', { userHandle: Buffer.from('bob').toString('base64url') }],
    ['a signature of another key', { forged: true }],
  ]

  for (const [name, mistakes] of wrongAnswers) {
    test(`does not log in with ${name}, and does without it`, async () => {
      const { installation, authenticator } = await withPasskey()
      await using _ = installation
      assert.equal((await logIn(installation, authenticator, { counter: 5 })).status, 200)
      const answer = await logIn(installation, authenticator, mistakes)
      assert.deepEqual([answer.status, answer.headers.getSetCookie()], [401, []])
      assert.equal((await logIn(installation, authenticator, { counter: 20 })).status, 200)
    })
  }

  test('with a certificate is refused: its list of revocations would be fetched from anywhere', async () => {
    await using installation = await Installation.start()
    const cookie = await installation.setUp()
    const answer = add(installation, cookie, new SoftwareAuthenticator(ORIGIN), { certificates: true })
    assert.equal(await codeOf(answer), 'bad-passkey')
  })

  test('that answers with nonsense is refused in words', async () => {
    const { installation, cookie, authenticator } = await withPasskey()
    await using _ = installation
    assert.equal(await codeOf(installation.post('/api/login/passkey', { response: {} }, throughProxy)), 'bad-request')
    for (const response of [{ id: authenticator.id }, { id: authenticator.id, response: { clientDataJSON: 'x' } }]) {
      assert.equal(await codeOf(installation.post('/api/login/passkey', { response }, throughProxy)), 'wrong-login')
      const added = installation.post('/api/passkeys', { label: 'x', response }, { ...throughProxy, cookie })
      assert.equal(await codeOf(added), 'bad-passkey')
    }
  })
})

describe('a challenge', () => {
  test('is good for one answer', async () => {
    const { installation, authenticator } = await withPasskey()
    await using _ = installation
    const options = await requestOptions(installation)
    const answer = () => installation.post('/api/login/passkey', { response: authenticator.get(options) }, throughProxy)
    assert.deepEqual([(await answer()).status, (await answer()).status], [200, 401])
  })

  test('for adding is good for no other session, and none for logging in', async () => {
    const { installation, cookie, authenticator } = await withPasskey()
    await using _ = installation
    const other = cookieOf(await logIn(installation, authenticator))
    const options = await json<CreationOptions>(
      installation.post('/api/passkeys/options', {}, { ...throughProxy, cookie: other }),
    )
    const response = new SoftwareAuthenticator(ORIGIN).create(options)
    const added = installation.post('/api/passkeys', { label: 'x', response }, { ...throughProxy, cookie })
    assert.equal(await codeOf(added), 'bad-passkey')
    const { challenge } = await json<CreationOptions>(
      installation.post('/api/passkeys/options', {}, { ...throughProxy, cookie }),
    )
    assert.equal((await logIn(installation, authenticator, { challenge })).status, 401)
  })

  test('for adding is given to nobody who is not logged in', async () => {
    await using installation = await Installation.start()
    assert.equal(await codeOf(installation.post('/api/passkeys/options', {}, throughProxy)), 'not-logged-in')
    assert.equal(await codeOf(installation.get('/api/passkeys')), 'not-logged-in')
  })
})

test('who tries passkeys that are not known has to wait', async () => {
  const { installation, authenticator } = await withPasskey(standingClock())
  await using _ = installation
  const statuses: number[] = []
  for (let index = 0; index < 6; index += 1) {
    statuses.push((await logIn(installation, authenticator, { forged: true })).status)
  }
  assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429])
})

describe('a passkey that is removed', () => {
  test('ends what was opened with it, sockets too, and nothing else; it lets nobody in any more', async () => {
    const { installation, cookie, authenticator, passkey } = await withPasskey()
    await using _ = installation
    const opened = cookieOf(await logIn(installation, authenticator))
    const url = `${installation.address.replace('http', 'ws')}/api/socket`
    const socket = new WebSocket(url, ['mux.1.longwire'], { headers: { cookie: opened } })
    const closed = once(socket, 'close') as Promise<[number]>
    await once(socket, 'open')
    assert.equal((await installation.delete(`/api/passkeys/${passkey.id}`, { cookie })).status, 204)
    assert.equal((await closed)[0], 4401)
    assert.deepEqual(
      [await stateOf(installation, opened), await stateOf(installation, cookie)],
      ['logged-out', 'logged-in'],
    )
    assert.equal((await logIn(installation, authenticator)).status, 401)
    assert.equal(await codeOf(installation.delete(`/api/passkeys/${passkey.id}`, { cookie })), 'not-found')
  })

  test('is one of one’s own: those of others are neither removed nor renamed', async () => {
    const { installation, cookie, passkey } = await withPasskey()
    await using _ = installation
    const invite = await json<{ token: string }>(
      installation.post('/api/invites', { label: 'bob', uses: 1, days: 1 }, { cookie }),
    )
    const bob = cookieOf(
      await installation.post('/api/join', { token: invite.token, name: 'bob', password: 'correct horse' }),
    )
    const path = `/api/passkeys/${passkey.id}`
    assert.equal(await codeOf(installation.delete(path, { cookie: bob })), 'not-found')
    assert.equal(await codeOf(installation.post(`${path}/rename`, { label: 'mine' }, { cookie: bob })), 'not-found')
    assert.equal((await installation.post(`${path}/rename`, { label: 'the phone' }, { cookie })).status, 204)
    assert.deepEqual(
      (await passkeysOf(installation, cookie)).map(({ label }) => label),
      ['the phone'],
    )
  })

  test('goes with its account; that of a closed account lets nobody in', async () => {
    const { installation, authenticator } = await withPasskey()
    await using _ = installation
    const ada = await installation.store.accounts.users.byName('ada')
    assert.ok(ada !== undefined)
    await installation.store.accounts.users.setDisabled(ada.id, true)
    assert.equal((await json<{ code: unknown }>(logIn(installation, authenticator))).code, 'account-disabled')
    await installation.store.accounts.users.remove(ada.id)
    assert.equal(await installation.store.accounts.passkeys.find(authenticator.id), undefined)
    assert.equal((await json<{ code: unknown }>(logIn(installation, authenticator))).code, 'wrong-login')
  })
})

test('without a name there are no passkeys, and the refusal says what to open instead', async () => {
  await using installation = await Installation.start()
  const answer = await json<{ code: string; text: string }>(installation.post('/api/login/passkey/options', {}))
  assert.equal(answer.code, 'passkeys-unavailable')
  assert.match(answer.text, /Open http:\/\/localhost:\d+ instead/)
})
