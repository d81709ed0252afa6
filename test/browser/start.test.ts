import assert from 'node:assert/strict'
import { test } from 'node:test'
import { launchChromium, RawClient, skipUnless } from '@longwire/peers'
import { isKept, watchFor } from './in-page.ts'
import { type Person, signIn, startPerson } from './person.ts'
import { confirmed, eventually, openConversation, say, writtenIs } from './steps.ts'
import { troubleIn } from './trouble.ts'

const skip = await skipUnless('ergo', 'chromium')

const livePart = /\/assets\/live-part-/

/** A person whose browser has kept a line, and fetches each file from the network. */
async function withKeptLine(): Promise<{ readonly person: Person; readonly bob: RawClient }> {
  const person = await startPerson({ serviceWorkers: 'block' })
  const bob = await RawClient.register({ port: person.ergo.port }, 'bob')
  bob.send('JOIN #longwire', 'PRIVMSG #longwire :from before')
  await confirmed(person.page, 'from before')
  await eventually(person.page, isKept, 'from before')
  return { person, bob }
}

test('what was kept can be chosen, read and answered while the live part is still on its way', { skip }, async () => {
  const { person, bob } = await withKeptLine()
  await using _person = person
  await using _bob = bob
  const { page, longwire } = person
  const arrived = Promise.withResolvers<void>()
  await page.route(livePart, async (route) => {
    await arrived.promise
    await route.continue()
  })
  await page.goto(longwire.url, { waitUntil: 'commit' })
  await openConversation(page, '#longwire')
  await confirmed(page, 'from before')
  await say(page, 'said early')
  arrived.resolve()
  await bob.waitFor(/PRIVMSG #longwire :said early/)
  await confirmed(page, 'said early')
})

test('a first visit shows the list as it is, and the lines, while the live part is still on its way', {
  skip,
}, async () => {
  const { person, bob } = await withKeptLine()
  await using _person = person
  await using _bob = bob
  await using other = await launchChromium({ serviceWorkers: 'block' })
  const { page } = other
  await page.addInitScript(watchFor, ['.no-networks', '.first-channel', '.link-banner:not(.connecting)'])
  const arrived = Promise.withResolvers<void>()
  await page.route(livePart, async (route) => {
    await arrived.promise
    await route.continue()
  })
  await signIn(page, person)
  await page.locator('.conversation-row', { hasText: '#longwire' }).getByText('from before').waitFor()
  assert.deepEqual(await page.evaluate(() => window.seen), [], 'nothing was said to be missing before it was known')
  // What says that it takes long moves nothing away from under a thumb.
  const place = async () => await page.locator('.network > header').boundingBox()
  const before = await place()
  await page.locator('.link-banner.connecting').waitFor()
  assert.deepEqual(await place(), before)
  await openConversation(page, '#longwire')
  await confirmed(page, 'from before')
  await say(page, 'said before anything was live')
  bob.send('PRIVMSG #longwire :meanwhile')
  arrived.resolve()
  await bob.waitFor(/PRIVMSG #longwire :said before anything was live/)
  for (const text of ['from before', 'meanwhile', 'said before anything was live']) {
    await confirmed(page, text)
    assert.equal(await page.locator('.spoken', { hasText: text }).count(), 1)
  }
  const trouble = troubleIn(other.consoleLines)
  assert.deepEqual(
    trouble.filter((line) => !line.includes('Service Worker registration blocked')),
    [],
  )
})

test('where the live part cannot be had, what was kept is shown, one tries again, and what was written outlives it', {
  skip,
}, async () => {
  const { person, bob } = await withKeptLine()
  await using _person = person
  await using _bob = bob
  const { page, longwire } = person
  await page.route(livePart, (route) => route.abort())
  await page.goto(longwire.url, { waitUntil: 'commit' })
  await openConversation(page, '#longwire')
  await confirmed(page, 'from before')
  await page.getByRole('main').getByText('Offline.').waitFor()
  await say(page, 'said to nobody')
  await writtenIs(page, 'said to nobody')
  await page.unroute(livePart)
  await page.getByRole('main').getByRole('button', { name: 'Try now' }).click()
  bob.send('PRIVMSG #longwire :and from now')
  await confirmed(page, 'and from now')
  await writtenIs(page, 'said to nobody')
  await page.getByLabel('Write a message').press('Enter')
  await bob.waitFor(/PRIVMSG #longwire :said to nobody/)
})

test('a browser that has a login and nothing else asks one question, before the app is there, and needs no socket for the list', {
  skip,
}, async () => {
  const { person, bob } = await withKeptLine()
  await using _person = person
  await using _bob = bob
  await using other = await launchChromium({ serviceWorkers: 'block' })
  const { page } = other
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    asked.push(pathname.replace(/-[\w-]{8}\.js$/, '.js') + search)
  })
  // It is opened, and never answers.
  await page.routeWebSocket(/\/api\/socket/, () => {})
  await other.context.addCookies(await person.page.context().cookies())
  const arrived = Promise.withResolvers<void>()
  await page.route(/\/assets\/index-.*\.js/, async (route) => {
    await arrived.promise
    await route.continue()
  })
  const question = page.waitForRequest(/\/api\/session\?conversations/)
  const opened = page.goto(person.longwire.url, { waitUntil: 'commit' })
  await question
  arrived.resolve()
  await opened
  await page.locator('.conversation-row', { hasText: '#longwire' }).getByText('from before').waitFor()
  const questions = asked.filter((one) => one.startsWith('/api/') && !one.includes('/api/session/said/'))
  assert.deepEqual(questions.slice(0, 1), ['/api/session?conversations'])
  assert.equal(asked.filter((one) => one.startsWith('/api/session/said/')).length, 1)
  assert.equal(questions.filter((one) => one.startsWith('/api/session')).length, 1)
})

test('a page whose scripts are long on their way says whose it is, and is gone when the list is there', {
  skip,
}, async () => {
  const { person, bob } = await withKeptLine()
  await using _person = person
  await using _bob = bob
  const { page, longwire } = person
  const arrived = Promise.withResolvers<void>()
  await page.route(/\/assets\/signed-in-/, async (route) => {
    await arrived.promise
    await route.continue()
  })
  await page.goto(longwire.url, { waitUntil: 'commit' })
  const opening = page.locator('.opening').getByText('Longwire')
  await opening.waitFor({ state: 'visible' })
  arrived.resolve()
  await page.locator('.conversation-row', { hasText: '#longwire' }).waitFor()
  assert.equal(await opening.isVisible(), false)
})

test('where what was said cannot be read first, it comes with the socket', { skip }, async () => {
  const { person, bob } = await withKeptLine()
  await using _person = person
  await using _bob = bob
  await using other = await launchChromium({ serviceWorkers: 'block' })
  const { page } = other
  await page.route(/\/api\/session\/said\//, (route) => route.abort())
  await signIn(page, person)
  await page.locator('.conversation-row', { hasText: '#longwire' }).getByText('from before').waitFor()
  await openConversation(page, '#longwire')
  await confirmed(page, 'from before')
})
