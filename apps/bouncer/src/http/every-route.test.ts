import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { cookieOf, Installation } from '../../test/installation.ts'

interface Route {
  readonly method: string
  readonly path: string
  readonly open: boolean
  readonly admin: boolean
  /** It is told something. */
  readonly fields: boolean
}

/** Every request that the documentation names. */
const routes: readonly Route[] = readFileSync(new URL('../../../../docs/http.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((row) => {
    const [, requests = '', body = ''] = row.split('|')
    const flags = {
      open: row.includes('(no login needed)'),
      admin: row.includes('(admin)'),
      fields: /\{ \w/.test(body),
    }
    return [...requests.matchAll(/`(GET|POST|DELETE) (\/api\/\S+?)`/g)].map(([, method = '', path = '']) => ({
      method,
      path: path.replace('NAME', 'nobody').replace('ID', 'no-such-id'),
      ...flags,
    }))
  })

describe('every request of the documentation', () => {
  let installation: Installation
  let grace = ''

  before(async () => {
    installation = await Installation.start()
    const ada = await installation.setUp()
    const wish = { label: 'grace', uses: 1, days: 1 }
    const { token } = (await (await installation.post('/api/invites', wish, { cookie: ada })).json()) as {
      token: string
    }
    grace = cookieOf(await installation.post('/api/join', { token, name: 'grace', password: 'correct horse' }))
  })

  after(() => installation[Symbol.asyncDispose]())

  async function ask(
    { method, path }: Route,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<string> {
    const init = { method, headers, ...(body !== undefined && method !== 'GET' && { body }) }
    const response = await fetch(installation.address + path, init)
    const text = await response.text()
    const { code = '' } = (text === '' ? {} : JSON.parse(text)) as { code?: string }
    assert.equal(response.headers.get('cache-control'), 'no-store', path)
    return `${response.status} ${code}`.trim()
  }

  const json = { 'content-type': 'application/json' }
  /** Right in form, and of nobody. */
  const filled = JSON.stringify({
    token: 'guess',
    name: 'eve',
    password: 'long enough',
    current: 'wrong',
    label: 'x',
    uses: 1,
    days: 1,
    fingerprint: 'a'.repeat(64),
    response: { id: 'guess' },
  })

  test('is there', () => assert.ok(routes.length > 25, String(routes.length)))

  for (const route of routes) {
    const { method, path } = route
    test(`${method} ${path}`, async () => {
      if (!route.open) {
        assert.equal(await ask(route, json, filled), '401 not-logged-in')
        const forged = { ...json, cookie: 'longwire_session=guess' }
        assert.equal(await ask(route, forged, filled), '401 not-logged-in')
      }
      if (route.admin) assert.equal(await ask(route, { ...json, cookie: grace }, filled), '403 not-allowed')
      if (method === 'GET') return
      const strange = { ...json, cookie: grace, origin: 'https://evil.example' }
      assert.equal(await ask(route, strange, filled), '403 bad-origin')
      if (method !== 'POST') return
      const large = `{"token":"${'x'.repeat(70_000)}"}`
      assert.equal(await ask(route, json, large), '413 bad-request')
      assert.equal(await ask(route, json, '{'), '400 bad-request')
      assert.equal(await ask(route, { 'content-type': 'text/plain' }, filled), '415 bad-request')
      if (!route.fields) return
      assert.equal(await ask(route, json, '[]'), '400 bad-request')
      const long = JSON.stringify(
        Object.fromEntries(Object.keys(JSON.parse(filled) as object).map((name) => [name, 'x'.repeat(2_049)])),
      )
      assert.equal(await ask(route, json, long), '400 bad-request')
    })
  }

  test('a path that is none is refused like everything else', async () => {
    assert.equal(await ask({ ...only('GET'), path: '/api/%zz' }, {}), '400 bad-request')
    assert.equal(
      await ask({ ...only('DELETE'), path: `/api/logins/${'x'.repeat(300)}` }, { cookie: grace }),
      '414 bad-request',
    )
    assert.equal(await ask({ ...only('GET'), path: '/api/nothing' }, { cookie: grace }), '404 not-found')
    assert.equal(await ask({ ...only('PUT'), path: '/api/login' }, json, filled), '404 not-found')
  })

  test('what one names of other people, or twice, is not there', async () => {
    for (const path of ['/api/logins/no-such-id', '/api/passkeys/no-such-id']) {
      assert.equal(await ask({ ...only('DELETE'), path }, { cookie: grace }), '404 not-found')
    }
  })
})

function only(method: string): Route {
  return { method, path: '/', open: true, admin: false, fields: false }
}
