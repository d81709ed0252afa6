/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { skipUnless } from '@longwire/peers'
import { compilations } from './compilations.ts'
import { hearNothingWritten, watchOpenings } from './in-kept-page.ts'
import { isKept, serviceWorkerReady } from './in-page.ts'
import { type Person, startPerson } from './person.ts'
import { confirmed, eventually, say } from './steps.ts'
import { troubleIn } from './trouble.ts'

test('the page that is kept reads what was kept before the app is there, and the app takes that', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using person = await startKept()
  const { page, browser } = person

  const again = await browser.context.newPage()
  await again.addInitScript(watchOpenings)
  await again.goto(page.url())
  await confirmed(again, 'to be kept')
  await say(again, 'and this')
  await confirmed(again, 'and this')
  assert.deepEqual(await again.evaluate(() => window.openings), ['before the app'])

  // Where what was kept is gone, the app is there as well, and makes its database.
  await page.close()
  await again.evaluate(async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const gone = indexedDB.deleteDatabase('longwire')
    gone.addEventListener('success', () => resolve())
    await promise
  })
  await again.reload()
  await confirmed(again, 'and this')
  await eventually(again, isKept, 'and this')
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

test('the page that is kept starts by what was compiled when it was taken, from its first start on', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using person = await startKept()
  const { page, browser } = person
  const again = await browser.context.newPage()
  const compiled = await compilations(browser, async () => {
    await again.goto(page.url())
    await confirmed(again, 'to be kept')
  })
  const start = compiled.filter(({ url }) => url.includes('/assets/kept-'))
  assert.equal(start.length, 1, JSON.stringify(compiled))
  assert.ok((start[0]?.taken ?? 0) > 100_000, JSON.stringify(start))
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

test('what a page wrote down as it was left is found by the next one', {
  skip: await skipUnless('ergo', 'chromium'),
}, async () => {
  await using person = await startKept()
  const { page, browser } = person
  await page.close()

  const left = await browser.context.newPage()
  await left.addInitScript(hearNothingWritten)
  await left.goto(person.page.url())
  await say(left, 'written down in leaving')
  await confirmed(left, 'written down in leaving')
  await left.goto('about:blank')
  await left.close()

  const again = await browser.context.newPage()
  const asked: string[] = []
  again.on('request', (request) => asked.push(request.url()))
  await again.goto(person.page.url())
  await confirmed(again, 'to be kept')
  await confirmed(again, 'written down in leaving')
  // It has looked at what is kept, in place of asking for all conversations.
  assert.deepEqual(
    asked.filter((address) => address.includes('conversations')),
    [],
  )
  assert.deepEqual(troubleIn(browser.consoleLines), [])
})

/** A person whose browser has kept the app, and the line "to be kept". */
async function startKept(): Promise<Person> {
  const person = await startPerson()
  const { page } = person
  await say(page, 'to be kept')
  await confirmed(page, 'to be kept')
  await eventually(page, serviceWorkerReady, undefined)
  await eventually(page, isKept, 'to be kept')
  return person
}
