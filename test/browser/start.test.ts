import { test } from 'node:test'
import { RawClient, skipUnless } from '@longwire/peers'
import { isKept } from './in-page.ts'
import { type Person, startPerson } from './person.ts'
import { confirmed, openConversation, say } from './steps.ts'

const skip = await skipUnless('ergo', 'chromium')

const livePart = /\/assets\/live-part-/

/** A person whose browser has kept a line, and fetches each file from the network. */
async function withKeptLine(): Promise<{ readonly person: Person; readonly bob: RawClient }> {
  const person = await startPerson({ serviceWorkers: 'block' })
  const bob = await RawClient.register({ port: person.ergo.port }, 'bob')
  bob.send('JOIN #longwire', 'PRIVMSG #longwire :from before')
  await confirmed(person.page, 'from before')
  await person.page.waitForFunction(isKept, 'from before')
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

test('where the live part cannot be had, what was kept is shown, and one tries again', { skip }, async () => {
  const { person, bob } = await withKeptLine()
  await using _person = person
  await using _bob = bob
  const { page, longwire } = person
  await page.route(livePart, (route) => route.abort())
  await page.goto(longwire.url, { waitUntil: 'commit' })
  await openConversation(page, '#longwire')
  await confirmed(page, 'from before')
  await page.getByRole('main').getByText('Offline.').waitFor()
  await page.unroute(livePart)
  await page.getByRole('main').getByRole('button', { name: 'Try now' }).click()
  bob.send('PRIVMSG #longwire :and from now')
  await confirmed(page, 'and from now')
})
