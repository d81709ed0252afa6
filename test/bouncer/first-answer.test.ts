import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemEnvironment } from '@longwire/connection/node'
import { createTwoPartModel, type Model } from '@longwire/model'
import { readFirst } from '@longwire/model'
import { RawClient, skipUnless, startErgo } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { Account } from './account.ts'
import { Page } from './page.ts'

const skip = await skipUnless('ergo')

/** The answer to a login that asks for what a page reads first, in its two parts. */
async function* partsOf(longwire: Longwire, account: Account): AsyncGenerator<string> {
  const { name, password } = account
  const login = await fetch(`${longwire.url}/api/login?conversations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  })
  assert.equal(login.headers.get('content-type'), 'text/plain; charset=utf-8')
  const cookie = login.headers.getSetCookie().map((one) => one.split(';')[0])
  assert.equal(cookie.length, 1)
  const text = await login.text()
  const [session = ''] = text.split('\n', 1)
  assert.deepEqual(JSON.parse(session), { state: 'logged-in', user: { name, admin: true } })
  yield text.slice(session.length + 1)
  const [, ticket = ''] = /\nMORE (\S+)\n$/.exec(text) ?? []
  const headers = { cookie: cookie.join('; '), 'accept-encoding': 'identity' }
  const rest = await fetch(`${longwire.url}/api/session/said/${ticket}`, { headers })
  assert.equal(rest.headers.get('content-encoding'), null)
  yield await rest.text()
  const again = await fetch(`${longwire.url}/api/session/said/${ticket}`, { headers })
  assert.equal(again.status, 404)
  await again.text()
}

/** What a page shows that has read this, and nothing else. */
async function shownAfter(answer: AsyncIterable<string>): Promise<Model> {
  const live = Promise.withResolvers<never>()
  const read = Promise.withResolvers<void>()
  const model = createTwoPartModel({
    cache: { load: async () => undefined, save: async () => {}, clear: async () => {} },
    readFirst: (store, unwanted) => readFirst({ answer, environment: systemEnvironment(), store, unwanted }),
    loadLivePart() {
      read.resolve()
      return live.promise
    },
  })
  await read.promise
  return model
}

/** What a list of conversations shows of each. */
function listOf({ state }: Model): readonly unknown[] {
  return [...state.buffers.values()]
    .map(({ key, name, kind, joined, topic, unread, mentions, last, draft, settings }) => {
      return { key, name, kind, joined, topic, unread, mentions, last: last?.text, draft, pinned: settings.pinned }
    })
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

// Source: docs/http.md
test('what comes with the answer who is signed in is what a page shows that asked over its socket', {
  skip,
}, async () => {
  await using ergo = await startErgo()
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  const home = await ada.addNetwork({ name: 'home', port: ergo.port })
  const work = await ada.addNetwork({ name: 'work', port: ergo.port, nickname: 'ada-at-work' })
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #one', 'TOPIC #one :Where we live')
  await bob.waitFor(/ TOPIC #one /)

  using page = await Page.open(longwire, ada)
  const { actions, state } = page.model
  await page.until('both networks', ['networks', `network ${home}`, `network ${work}`], () => {
    return [home, work].every((id) => state.networks.get(id)?.current === true)
  })
  for (const id of [home, work]) assert.equal((await actions.join(id, '#one')).ok, true)
  assert.equal((await actions.setPreference('highlight/1', '{"kind":"word","pattern":"tram"}')).ok, true)
  bob.send('PRIVMSG #one :the tram goes', 'PRIVMSG ada :psst', 'PRIVMSG ada-at-work :psst')
  const keys = [`${home} #one`, `${work} #one`, `${home} bob`, `${work} bob`]
  await page.until('what was said', ['buffers', ...keys.map((key) => `buffer ${key}` as const)], () => {
    return keys.every((key) => (state.buffers.get(key)?.unread ?? 0) > 0)
  })

  const first = await shownAfter(partsOf(longwire, ada))
  assert.deepEqual([...first.state.networks.keys()].toSorted(), [home, work].toSorted())
  assert.deepEqual(listOf(first), listOf(page.model))
  assert.equal(listOf(first).length >= 4, true)
  assert.deepEqual(
    first
      .timeline(`${home} #one`)
      .lines.map(({ text, mention }) => [text, mention])
      .at(-1),
    ['the tram goes', true],
  )
  assert.deepEqual(
    first.state.preferences.highlights.map(({ rule }) => rule.pattern),
    ['tram'],
  )
  first.close()
  // The page that reads is no screen any more.
  assert.match(await (await fetch(`${longwire.url}/metrics`)).text(), /^longwire_screens 3$/m)
})

test('who is not logged in is told so, asked or not', { skip }, async () => {
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  const answer = await fetch(`${longwire.url}/api/session?conversations`)
  assert.deepEqual(await answer.json(), { state: 'logged-out' })
  const wrong = await fetch(`${longwire.url}/api/login?conversations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: ada.name, password: 'wrong' }),
  })
  assert.equal(wrong.status, 401)
  await wrong.text()
  const rest = await fetch(`${longwire.url}/api/session/said/anything`)
  assert.equal(rest.status, 401)
  await rest.text()
})
