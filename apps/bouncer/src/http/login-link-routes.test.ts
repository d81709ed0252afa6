import assert from 'node:assert/strict'
import { once } from 'node:events'
import { describe, test } from 'node:test'
import { openMemoryStore } from '@longwire/store'
import { VirtualEnvironment } from '@longwire/testing'
import { WebSocket } from 'ws'
import { codeOf, cookieOf, Installation, json } from '../../test/installation.ts'
import { LoginLinks } from '../login/login-links.ts'

/** A link of who has the cookie, and its token. */
async function linkOf(installation: Installation, cookie: string): Promise<{ url: string; token: string }> {
  const { url } = await json<{ url: string }>(installation.post('/api/login-links', {}, { cookie }))
  return { url, token: url.split('#token=')[1] ?? '' }
}

describe('a link for another device', () => {
  test('is made by who is logged in, says whom it lets in, and lets in once', async () => {
    await using installation = await Installation.start()
    const cookie = await installation.setUp()
    const { url, token } = await linkOf(installation, cookie)
    assert.ok(url.startsWith(`${installation.address}/link#token=`), url)
    const { name } = await json<{ name: string }>(installation.post('/api/login/link/check', { token }))
    assert.equal(name, 'ada')
    const answers = await Promise.all([
      installation.post('/api/login/link', { token }),
      installation.post('/api/login/link', { token }),
    ])
    const [first, second] = answers.toSorted((a, b) => a.status - b.status)
    assert.deepEqual(await json(first?.clone() ?? Response.error()), {
      state: 'logged-in',
      user: { name: 'ada', admin: true },
    })
    assert.equal((await json<{ code: unknown }>(second ?? Response.error())).code, 'bad-login-link')
    assert.equal(await codeOf(installation.post('/api/login/link/check', { token })), 'bad-login-link')
    const sessions = await json<unknown[]>(
      installation.get('/api/logins', { cookie: cookieOf(first ?? Response.error()) }),
    )
    assert.equal(sessions.length, 2, 'it is a session of its own')
  })

  test('is given to nobody who is not logged in, and a guess is refused', async () => {
    await using installation = await Installation.start()
    await installation.setUp()
    assert.equal(await codeOf(installation.post('/api/login-links', {})), 'not-logged-in')
    assert.equal(await codeOf(installation.post('/api/login/link', { token: 'guess' })), 'bad-login-link')
  })

  test('leads to the address from outside where that is configured', async () => {
    await using installation = await Installation.start({ url: 'https://irc.example.org' })
    const { url } = await linkOf(installation, await installation.setUp())
    assert.match(url, /^https:\/\/irc\.example\.org\/link#token=[\w-]{22}$/)
  })

  test('ends with the session that it was made in', async () => {
    await using installation = await Installation.start()
    const cookie = await installation.setUp()
    const { token } = await linkOf(installation, cookie)
    await installation.post('/api/logout', {}, { cookie })
    assert.equal(await codeOf(installation.post('/api/login/link', { token })), 'bad-login-link')
  })

  test('lets nobody into a closed account', async () => {
    await using installation = await Installation.start()
    const { token } = await linkOf(installation, await installation.setUp())
    const ada = await installation.store.accounts.users.byName('ada')
    assert.ok(ada !== undefined)
    await installation.store.accounts.users.setDisabled(ada.id, true)
    assert.equal(await codeOf(installation.post('/api/login/link', { token })), 'bad-login-link')
  })

  test('opens a session that is revoked like any other, with its sockets', async () => {
    await using installation = await Installation.start()
    const cookie = await installation.setUp()
    const { token } = await linkOf(installation, cookie)
    const opened = cookieOf(await installation.post('/api/login/link', { token }))
    const url = `${installation.address.replace('http', 'ws')}/api/socket`
    const socket = new WebSocket(url, ['mux.1.longwire'], { headers: { cookie: opened } })
    const closed = once(socket, 'close') as Promise<[number]>
    await once(socket, 'open')
    assert.equal((await installation.post('/api/logins/revoke-others', {}, { cookie })).status, 204)
    assert.equal((await closed)[0], 4401)
  })
})

test('a link is good for ten minutes, and five of a person are open at once', async () => {
  const store = openMemoryStore()
  const environment = new VirtualEnvironment()
  const ada = await store.accounts.users.create({ name: 'ada', passwordHash: '', admin: true })
  const links = new LoginLinks(store.accounts, environment)
  const issued = Array.from({ length: 6 }, () => links.issue(ada.id))
  await assert.rejects(links.check(issued[0]?.token ?? ''), { code: 'bad-login-link' })
  assert.equal((await links.check(issued[1]?.token ?? '')).user.name, 'ada')
  await environment.advance(600_000)
  await assert.rejects(links.redeem(issued[5]?.token ?? ''), { code: 'bad-login-link' })
})
