import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { cookieOf, Installation, standingClock } from '../../test/installation.ts'

async function refusal(response: Response): Promise<{ status: number; code: unknown; text: unknown }> {
  const { code, text } = (await response.json()) as { code: unknown; text: unknown }
  return { status: response.status, code, text }
}

describe('the first account', () => {
  test('is made with the token of the start, once', async () => {
    await using installation = await Installation.start()
    const token = installation.setupToken
    assert.deepEqual(await (await installation.get('/api/session')).json(), { state: 'setup' })
    const wrong = await installation.post('/api/setup', { token: 'guess', name: 'eve', password: 'long enough' })
    assert.equal((await refusal(wrong)).code, 'bad-setup-token')
    const short = await installation.post('/api/setup', { token, name: 'ada', password: 'short' })
    assert.equal((await refusal(short)).code, 'bad-password')
    const made = await installation.post('/api/setup', { token, name: 'ada', password: 'correct horse' })
    assert.equal(made.status, 200)
    assert.deepEqual(await made.json(), { state: 'logged-in', user: { name: 'ada', admin: true } })
    const again = await installation.post('/api/setup', { token, name: 'eve', password: 'correct horse' })
    assert.equal((await refusal(again)).code, 'setup-done')
    assert.equal(installation.bouncer.setupLink, undefined)
  })

  test('is made once even when two ask at the same moment', async () => {
    await using installation = await Installation.start()
    const token = installation.setupToken
    const ask = (name: string) => installation.post('/api/setup', { token, name, password: 'correct horse' })
    const answers = await Promise.all([ask('ada'), ask('eve')])
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 409],
    )
    assert.equal((await installation.store.accounts.users.list()).length, 1)
  })
})

describe('a login', () => {
  test('is a cookie that scripts cannot read and other sites cannot send; the store has its hash alone', async () => {
    await using installation = await Installation.start()
    await installation.setUp()
    const response = await installation.post('/api/login', { name: 'Ada', password: 'correct horse' })
    const [cookie = ''] = response.headers.getSetCookie()
    assert.match(cookie, /; HttpOnly/)
    assert.match(cookie, /; SameSite=Strict/)
    const token = cookieOf(response).split('=')[1] ?? ''
    const [user] = await installation.store.accounts.users.list()
    const logins = await installation.store.accounts.logins.list(user?.id ?? '')
    assert.equal(logins.length, 2)
    assert.ok(!JSON.stringify(logins).includes(token))
  })

  test('with a wrong password and one with an unknown name are refused with the same words', async () => {
    await using installation = await Installation.start()
    await installation.setUp()
    const wrong = await refusal(await installation.post('/api/login', { name: 'ada', password: 'wrong' }))
    const unknown = await refusal(await installation.post('/api/login', { name: 'eve', password: 'wrong' }))
    assert.equal(wrong.status, 401)
    assert.deepEqual(wrong, unknown)
  })

  test('ends with a logout', async () => {
    await using installation = await Installation.start()
    const cookie = await installation.setUp()
    await installation.post('/api/logout', {}, { cookie })
    assert.deepEqual(await (await installation.get('/api/session', { cookie })).json(), { state: 'logged-out' })
  })

  test('is slowed down after several wrong passwords, and says for how long', async () => {
    await using installation = await Installation.start({ environment: standingClock() })
    await installation.setUp()
    const codes: unknown[] = []
    for (let i = 0; i < 7; i++) {
      codes.push((await refusal(await installation.post('/api/login', { name: 'ada', password: `wrong ${i}` }))).code)
    }
    assert.deepEqual(codes, [...Array<string>(5).fill('wrong-login'), 'too-many-tries', 'too-many-tries'])
    const right = await installation.post('/api/login', { name: 'ada', password: 'correct horse' })
    assert.equal(right.status, 429)
    assert.ok(Number(right.headers.get('retry-after')) > 0)
  })
})

describe('a request of another site', () => {
  const body = { name: 'ada', password: 'correct horse' }

  test('is refused by its origin', async () => {
    await using installation = await Installation.start()
    await installation.setUp()
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      assert.equal((await refusal(await installation.post('/api/login', body, headers))).code, 'bad-origin')
    }
    assert.equal((await installation.post('/api/login', body, { origin: installation.address })).status, 200)
  })

  test('is refused as a form is sent', async () => {
    await using installation = await Installation.start()
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const response = await installation.post('/api/login', body, { 'content-type': type })
      assert.equal((await refusal(response)).code, 'bad-request')
    }
  })
})

describe('the web app', () => {
  test('is served with a policy that forbids inline script and framing, on every answer', async () => {
    await using installation = await Installation.start()
    for (const path of ['/', '/api/session', '/no/such/place', '/assets/missing.js']) {
      const { headers } = await installation.get(path)
      const policy = headers.get('content-security-policy') ?? ''
      assert.match(policy, /default-src 'none'; script-src 'self';/)
      assert.match(policy, /frame-ancestors 'none'/)
      assert.doesNotMatch(policy, /unsafe/)
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
    }
  })

  test('is cached for good where the name has the hash, compressed where the browser can', async () => {
    await using installation = await Installation.start()
    const asset = await installation.get('/assets/app-1a2b3c.js', { 'accept-encoding': 'br' })
    assert.equal(asset.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.equal(asset.headers.get('content-encoding'), 'br')
    const page = await installation.get('/')
    assert.equal(page.headers.get('cache-control'), 'no-cache')
  })

  test('is the answer for every place within it, and for nothing else', async () => {
    await using installation = await Installation.start()
    const place = await installation.get('/n/abc/%23wire')
    assert.equal(place.status, 200)
    assert.match(await place.text(), /<title>Longwire/)
    for (const path of ['/api/nothing', '/assets/missing.js', '/favicon.png', '/../../package.json']) {
      const response = await installation.get(path)
      assert.equal(response.status, 404, path)
      assert.equal((await refusal(response)).code, 'not-found')
    }
  })
})

test('metrics are for this machine alone, and name nobody', async () => {
  await using installation = await Installation.start()
  await installation.setUp('ada')
  const answer = await installation.get('/metrics')
  const text = await answer.text()
  assert.match(text, /^# TYPE longwire_lines_recorded_total counter\nlongwire_lines_recorded_total 0$/m)
  assert.match(text, /^longwire_networks\{state="connected"\} 0$/m)
  assert.doesNotMatch(text, /ada/)
  assert.equal((await installation.get('/metrics', { 'x-forwarded-for': '198.51.100.1' })).status, 404)
})

test('healthz answers without a login', async () => {
  await using installation = await Installation.start()
  assert.deepEqual(await (await installation.get('/healthz')).json(), { state: 'ok' })
})
